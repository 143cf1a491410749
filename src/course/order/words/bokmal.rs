//! The words of order rules in bokmål.
//!
//! Phrases of one meaning are separated by `|`, the usual one first; it is what is printed.

use super::word::{Aspect, Table, Word};

/// The table.
pub(super) const TABLE: Table = &[
    (
        Word::Before,
        "før | forut for | foran | i forkant av | tidligere enn | senest før | → | ⇒ | -> | – > | =>",
    ),
    (Word::After, "etter | etter at | etter å | i etterkant av"),
    (
        Word::StraightBefore,
        "rett før | rett forut for | rett foran | umiddelbart før | direkte før | \
         umiddelbart forut for | etterfølges umiddelbart av | etterfølges direkte av | \
         følges umiddelbart av | følges direkte av",
    ),
    (
        Word::StraightAfter,
        "rett etter | rett etter at | umiddelbart etter | umiddelbart etter at | direkte etter | \
         direkte etter at | straks etter | straks etter at | følger rett etter | \
         følger umiddelbart etter | følger direkte etter | rett i etterkant av | \
         i direkte forlengelse av | i umiddelbar forlengelse av",
    ),
    (
        Word::Requires,
        "krever | krever at | forutsetter | forutsetter at | bygger på | bygger videre på | \
         bygger på at | følger | følger etter | er avhengig av | avhenger av | \
         har som forutsetning | har som forutsetning at | er en videreføring av | \
         er en fortsettelse av | er fortsettelsen av",
    ),
    (
        Word::Leads,
        "er en forutsetning for | er forutsetning for | er forutsetningen for | \
         er et krav for | er forkunnskap for | er forkunnskaper for | er forkunnskapskrav for | \
         er grunnlag for | er grunnlaget for | legger grunnlaget for | danner grunnlaget for | \
         kreves for | kreves for å | trengs for | trengs for å | er nødvendig for | \
         er nødvendig for å | er påkrevd for | er obligatorisk for å | går foran | \
         går forut for | følges av | etterfølges av | for å | for å kunne",
    ),
    (Word::When, "når | senest når | hvis | dersom | såfremt | forutsatt at | gitt at"),
    (Word::Until, "til | inntil | uten | uten å | uten at"),
    (Word::Wait, "vent med | vente med | vente | venter | er låst | låses | holdes låst"),
    (
        Word::Then,
        "så | deretter | dernest | derpå | så følger | så kommer | deretter følger | \
         deretter kommer | videre til | fulgt av | etterfulgt av",
    ),
    (Word::Between, "mellom"),
    (Word::First, "først | den første | de første"),
    (
        Word::FirstOfAll,
        "aller først | helt først | først av alt | først av alle | første modul | \
         den første modulen | den innledende modulen | innledende modul | de første modulene | \
         den aller første modulen | første side | den første siden | de første sidene | \
         innledningsvis | er starten | er starten på kurset | åpner kurset | innleder kurset",
    ),
    (
        Word::StartsWith,
        "start med | starte med | starter med | startes med | begynn med | begynne med | \
         begynner med | begynnes med | innled med | innledes med | kurset starter med | \
         kurset begynner med | kurset åpner med | kurset innledes med",
    ),
    (
        Word::Last,
        "til slutt | helt til slutt | aller sist | sist | helt sist | til sist | sist av alle | \
         sist av alt | den siste | de siste | siste modul | den avsluttende modulen | \
         avsluttende modul | den siste modulen | de siste modulene | den aller siste modulen | \
         siste side | den siste siden | de siste sidene | avslutningsvis | avslutter kurset | \
         er avslutningen | er avslutningen på kurset",
    ),
    (
        Word::EndsWith,
        "avslutt med | avslutte med | avslutter med | avsluttes med | slutt med | slutter med | \
         ender med | kurset avsluttes med | kurset avslutter med | kurset slutter med | \
         kurset ender med",
    ),
    (
        Word::Free,
        "i valgfri rekkefølge | i fri rekkefølge | i vilkårlig rekkefølge | \
         i tilfeldig rekkefølge | i selvvalgt rekkefølge | i hvilken som helst rekkefølge | \
         i hvilken rekkefølge som helst | i hvilken rekkefølge dere vil | \
         i den rekkefølgen dere vil | i den rekkefølgen dere selv vil | \
         i den rekkefølgen dere ønsker | i den rekkefølgen dere selv ønsker | \
         i den rekkefølgen dere velger | i den rekkefølgen dere selv velger | \
         i den rekkefølgen du vil | i den rekkefølgen du ønsker | \
         i den rekkefølgen du selv vil | i den rekkefølgen man vil | \
         i den rekkefølgen man ønsker | i den rekkefølgen skolen velger | \
         i den rekkefølgen skolen vil | i den rekkefølgen skolen ønsker | \
         i den rekkefølgen skolen selv velger | i den rekkefølgen deltakerne vil | \
         i den rekkefølgen deltakerne ønsker | i den rekkefølgen som passer | \
         i den rekkefølgen som passer best | i den rekkefølgen som passer dere best | \
         i den rekkefølgen det passer | i ønsket rekkefølge | uavhengig av rekkefølge | \
         uavhengig av hverandre | fritt valg av rekkefølge på | uavhengig av rekkefølgen | \
         uten bestemt rekkefølge | i ingen bestemt rekkefølge | valgfri rekkefølge | \
         fri rekkefølge | vilkårlig rekkefølge | selvvalgt rekkefølge | \
         ingen bestemt rekkefølge | valgfri rekkefølge på | valgfri rekkefølge for | \
         valgfri rekkefølge mellom | fri rekkefølge på | fri rekkefølge for | \
         fri rekkefølge mellom",
    ),
    (
        Word::InOrder,
        "i rekkefølge | i nummerrekkefølge | i stigende rekkefølge | i kronologisk rekkefølge | \
         i tur og orden | i rekkefølge etter nummer | etter tur | etter hverandre | \
         fortløpende | kronologisk | suksessivt | én etter én | en etter en | \
         følg rekkefølgen | følg rekkefølgen på modulene | rekkefølge",
    ),
    (
        Word::InThisOrder,
        "i denne rekkefølgen | i denne rekkefølge | i følgende rekkefølge | i den rekkefølgen | \
         i nevnt rekkefølge | i nevnte rekkefølge | i oppgitt rekkefølge | \
         i den oppgitte rekkefølgen | i fast rekkefølge | i bestemt rekkefølge | \
         i riktig rekkefølge",
    ),
    (Word::InARow, "rett etter hverandre | umiddelbart etter hverandre | direkte etter hverandre"),
    (
        Word::SameTime,
        "samtidig | parallelt | side om side | i parallell | på samme tid | til samme tid | \
         samtidig med hverandre | parallelt med hverandre | går parallelt | gå parallelt | \
         løper parallelt | går samtidig | går side om side",
    ),
    (
        Word::SameTimeAs,
        "samtidig med | samtidig som | går parallelt med | går samtidig med | parallelt med | side om side med | på samme tid som | \
         i parallell med | til samme tid som",
    ),
    (Word::Within, "innen"),
    (Word::AtMost, "høyst | maks | maksimalt | maksimum | ikke mer enn | ikke lenger enn"),
    (Word::NoLater, "senest | ikke senere enn"),
    (Word::NoSooner, "ikke tidligere enn"),
    (
        Word::OrderOf,
        "rekkefølgen | rekkefølgen på | rekkefølgen av | rekkefølgen for | rekkefølgen mellom | \
         rekkefølge på | hvilken rekkefølge | i hvilken rekkefølge | rekkefølgen dere tar | \
         rekkefølgen du tar",
    ),
    (Word::In, "i"),
    (
        Word::IsFree,
        "er valgfri | er valgfritt | er fri | er fritt | er likegyldig | er vilkårlig | \
         er opp til dere | er opp til deg | er opp til skolen | velges fritt | \
         kan velges fritt | bestemmer dere selv | velger dere selv | bestemmer skolen selv | \
         velger skolen selv | bestemmer du selv | velger du selv | spiller ingen rolle | \
         har ingen betydning | har ikke noe å si",
    ),
    (
        Word::IsFixed,
        "er fast | er bindende | er obligatorisk | må følges | skal følges | må overholdes | \
         ligger fast",
    ),
    (
        Word::Choose,
        "velger | velger selv | velge | selv velge | velge selv | bestemmer | bestemmer selv | \
         bestemme | selv bestemme | bestemme selv | står fritt til å velge | det er valgfritt | \
         det er fritt | det er likegyldig | det spiller ingen rolle | det har ingen betydning | \
         det er opp til dere | det er opp til skolen | velg | velg selv | valgfritt",
    ),
    (Word::And, "og | samt | så vel som | pluss | i tillegg til"),
    (Word::But, "men"),
    (Word::Or, "eller"),
    (Word::Both, "både | begge"),
    (Word::Either, "enten"),
    (Word::From, "fra | fra og med | f.o.m. | f.o.m | fom"),
    (Word::To, "til | til og med | t.o.m. | t.o.m | tom | .. | ... | …"),
    (Word::AtLeast, "minst | minimum | ikke mindre enn | la det gå minst"),
    (Word::OrMore, "eller flere"),
    (
        Word::Of,
        "av | blant | valgfrie av | valgfri av | valgfritt av | moduler av | modul av | \
         valgfrie moduler av | valgfri modul av",
    ),
    (Word::Count(1), "en | én | ett | ei"),
    (Word::Count(2), "to"),
    (Word::Count(3), "tre"),
    (Word::Count(4), "fire"),
    (Word::Count(5), "fem"),
    (Word::Count(6), "seks"),
    (Word::Count(7), "sju | syv"),
    (Word::Count(8), "åtte"),
    (Word::Count(9), "ni"),
    (Word::Count(10), "ti"),
    (
        Word::Others,
        "alle andre | alle de andre | samtlige andre | samtlige andre moduler | de andre | \
         alle øvrige | alle de øvrige | de øvrige | øvrige | resten | resten av modulene | \
         resten av kurset | alt annet | alle andre moduler | alle andre sider | andre moduler | \
         øvrige moduler | de andre modulene | de andre sidene | de øvrige modulene | \
         alle øvrige moduler | alle de andre modulene | alle de andre sidene | \
         alle de øvrige modulene",
    ),
    (Word::All, "alle | samtlige | alle av | alle de"),
    (Word::Except, "unntatt | bortsett fra | med unntak av | utenom | foruten | men ikke"),
    (Word::Than, "enn"),
    (
        Word::AllPrevious,
        "alle foregående | alle de foregående | de foregående | alle foregående moduler | \
         alle de foregående modulene | de foregående modulene | foregående moduler | \
         alle tidligere | alle tidligere moduler | de tidligere modulene | \
         alle de tidligere modulene | tidligere moduler | alle foregående sider | \
         alle tidligere sider",
    ),
    (
        Word::Previous,
        "forrige | den forrige | forrige modul | den forrige modulen | foregående modul | \
         den foregående modulen | modulen før | forrige side | den forrige siden",
    ),
    (Word::Next, "neste | den neste | neste modul | den neste modulen | neste side"),
    (
        Word::This,
        "denne | modulen | denne modulen | denne siden | dette | denne delen | modulen her | \
         nåværende modul",
    ),
    (
        Word::Must,
        "må | kreves | trengs | er nødvendig | er påkrevd | er obligatorisk | det kreves at | \
         det kreves at man | det er et krav at | det er krav om at | det forutsettes at | \
         det er nødvendig å | det er nødvendig at | det er obligatorisk å | man må | en må | \
         krav om | det må gå | det må være | må gå | må det gå",
    ),
    (Word::Shall, "skal | en skal | det skal gå | det skal være | skal gå | skal det gå"),
    (
        Word::Should,
        "bør | burde | bør helst | helst | gjerne | fortrinnsvis | ideelt sett | med fordel | \
         kan med fordel | kan gjerne | anbefales | anbefalt | anbefalte | anbefaler | \
         anbefales sterkt | sterkt anbefalt | tilrås | tilrådes | tilrådd | tilrådet | \
         det anbefales | det anbefales at | det anbefales sterkt | det anbefales sterkt at | \
         det er anbefalt | det er anbefalt at | det blir anbefalt | det blir anbefalt at | \
         det tilrås | det tilrås at | vi anbefaler | vi anbefaler at | vi anbefaler sterkt | \
         vi anbefaler sterkt at | vi tilrår | vi tilrår at | vi foreslår | vi foreslår at | \
         det er en fordel | det er en fordel om | det er en fordel at | det er lurt | \
         det er lurt om | det er lurt at | det kan være lurt | det er best | det er best om | \
         det er ønskelig at | det er ønskelig | det lønner seg | er en fordel | en fordel | \
         en bør | det bør gå | det bør være | bør gå | bør det gå",
    ),
    (Word::May, "kan | en kan"),
    (Word::Not, "ikke | aldri | ikke på | ikke med"),
    (Word::Only, "bare | kun | tidligst"),
    (Word::Always, "alltid"),
    (
        Word::Auxiliary,
        "være | er | bli | blir | blitt | ha | har | ligge | ligger | stå | står | å | at | \
         allerede | en er | en har",
    ),
    (
        Word::Person,
        "dere | du | man | vi | deltakerne | alle deltakere | alle deltakerne | \
         kursdeltakerne | studentene | skolen | skolene | gruppen | teamet | kollegiet | \
         personalet | de",
    ),
    (
        Word::Verb(Aspect::Whole),
        "tas | ta | tar | gjøres | gjøre | gjør | gjøres unna | gjennomfør | gjennomføre | \
         gjennomføres | gjennomfører | gjennomgås | gjennomgå | komme | kommer | følge | \
         leses | lese | leser | plasseres | arbeides med | arbeide med | arbeider med | arbeid med | jobb med | \
         jobbes med | jobbe med | jobber med | legges | arrangeres | avvikles | holdes",
    ),
    (
        Word::Verb(Aspect::Start),
        "startes | starte | starter | starte på | starter på | start på | startet | \
         startet på | begynner | begynne | begynn | begynner på | begynne på | begynn på | \
         begynt | begynt på | påbegynnes | påbegynt | settes i gang | gå i gang med | \
         går i gang med | ta fatt på | tar fatt på | gå videre til | går videre til | \
         gå løs på | går løs på | åpnes | åpner | åpnet | låses opp | blir tilgjengelig | \
         tilgjengelig | oppstart av | oppstarten av | starten på | starten av | start av",
    ),
    (
        Word::Verb(Aspect::Done),
        "gjennomført | gjennomgått | fullført | ferdig | ferdige | ferdig med | ferdige med | \
         på plass | være ferdig med | er ferdig med | avsluttet | bestått | godkjent | tatt | \
         gjort | lest | arbeidet med | jobbet med | gjennomførte | fullførte | beståtte | \
         godkjente | avsluttede | unnagjort | ferdigstilt | i havn | bestå | består | bestås | \
         har bestått | fått godkjent | gjennomføring av | fullføring av | fullføringen av | \
         gjennomføringen av | avslutning av | avslutningen av",
    ),
    (Word::Verb(Aspect::End), "slutter | avsluttes | avslutter | avslutte | slutte"),
    (Word::Verb(Aspect::WholeOrDone), "fullføre | fullføres | fullfører | fullfør | ferdigstilles"),
    (
        Word::Prerequisites,
        "forkunnskapskrav | forkunnskaper | forkunnskap | forutsetninger | forutsetning | \
         krav | forkrav | opptakskrav | nødvendige forkunnskaper | \
         obligatoriske forkunnskaper | krav til forkunnskaper",
    ),
    (
        Word::Nothing,
        "ingen | ingen krav | ingen forkunnskaper | ingen forkunnskapskrav | \
         ingen forutsetninger | ingen spesielle forkunnskaper | ingen særskilte forkunnskaper | \
         ingenting | ikke noe | ingen forkunnskaper kreves | krever ingen forkunnskaper | \
         ingen rekkefølge",
    ),
    (
        Word::Module,
        "modul | modulen | moduler | modulene | modul nr | modul nr. | modul nummer | mod | \
         mod. | m | del | delen | deler | delene | fase | fasen | faser | fasene | økt | \
         økten | økta | økter | øktene | trinn | trinnet | trinnene | steg | steget | stegene | \
         kapittel | kapittelet | kapitlet | kapitlene | leksjon | leksjonen | leksjoner | \
         leksjonene | enhet | enheten | enhetene | bolk | bolken | bolkene | tema | temaet | \
         temaer | temaene",
    ),
    (
        Word::Modules,
        "moduler | modulene | delene | fasene | øktene | trinnene | stegene | kapitlene | \
         leksjonene | enhetene | bolkene | temaene | kursets moduler | modulene i kurset | \
         hele kurset | alt",
    ),
    (Word::Page, "side | siden | sida | sider | sidene | side nr | side nr. | side nummer"),
    (Word::Pages, "sider | sidene"),
];
