//! The words of order rules in nynorsk.
//!
//! Phrases of one meaning are separated by `|`, the usual one first; it is what is printed.

use super::word::{Aspect, Table, Word};

/// The table.
pub(super) const TABLE: Table = &[
    (
        Word::Before,
        "før | tidlegare enn | føre | i forkant av | seinast før | → | ⇒ | -> | – > | =>",
    ),
    (Word::After, "etter | etter at | etter å | i etterkant av"),
    (Word::StraightBefore, "rett før | rett føre | umiddelbart før | direkte før"),
    (
        Word::StraightAfter,
        "rett etter | rett etter at | umiddelbart etter | umiddelbart etter at | direkte etter | \
         direkte etter at | straks etter | straks etter at | følgjer rett etter | \
         følgjer direkte etter | beint etter",
    ),
    (
        Word::Requires,
        "krev | krev at | føreset | føreset at | byggjer på | bygger på | byggjer vidare på | \
         følgjer | følgjer etter | fylgjer | er avhengig av | er ei vidareføring av | \
         er eit framhald av",
    ),
    (
        Word::Leads,
        "er ein føresetnad for | er føresetnad for | er eit krav for | er grunnlag for | \
         er grunnlaget for | legg grunnlaget for | krevst for | krevst for å | trengst for | \
         trengst for å | er nødvendig for | er naudsynt for | går føre | blir følgd av | \
         for å | for å kunne",
    ),
    (Word::When, "når | seinast når | viss | dersom | føresett at"),
    (Word::Until, "til | inntil | utan | utan å | utan at"),
    (Word::Wait, "vent med | vente med | vente | ventar | er låst | blir låst"),
    (
        Word::Then,
        "så | deretter | dernest | så følgjer | så kjem | deretter følgjer | deretter kjem | \
         følgd av | etterfølgd av",
    ),
    (Word::Between, "mellom | millom"),
    (Word::First, "først | fyrst | den første | dei første | den fyrste"),
    (
        Word::FirstOfAll,
        "aller først | aller fyrst | heilt først | heilt fyrst | først av alt | først av alle | \
         første modul | den første modulen | dei første modulane | første side | \
         den første sida | dei første sidene",
    ),
    (
        Word::StartsWith,
        "start med | starte med | startar med | byrj med | byrje med | byrja med | byrjar med | \
         begynn med | kurset startar med | kurset byrjar med",
    ),
    (
        Word::Last,
        "til slutt | heilt til slutt | sist | til sist | aller sist | heilt sist | den siste | \
         dei siste | siste modul | den siste modulen | dei siste modulane | siste side | \
         den siste sida | dei siste sidene | avslutningsvis | avsluttar kurset",
    ),
    (
        Word::EndsWith,
        "avslutt med | avslutte med | avsluttar med | slutt med | sluttar med | endar med | \
         kurset sluttar med | kurset blir avslutta med",
    ),
    (
        Word::Free,
        "i valfri rekkjefølgje | i valfri rekkefølgje | i fri rekkjefølgje | \
         i vilkårleg rekkjefølgje | i tilfeldig rekkjefølgje | i sjølvvald rekkjefølgje | \
         i kva rekkjefølgje som helst | i den rekkjefølgja de vil | \
         i den rekkjefølgja de ønskjer | i den rekkjefølgja du vil | \
         i den rekkjefølgja skulen vel | i den rekkjefølgja skulen vil | \
         i den rekkjefølgja som passar | i den rekkjefølgja som passar best | \
         i ønskt rekkjefølgje | uavhengig av rekkjefølgje | uavhengig av kvarandre | \
         uavhengig av rekkjefølgja | valfri rekkjefølgje | fri rekkjefølgje | \
         valfri rekkjefølgje på | valfri rekkjefølgje for | utan bestemt rekkjefølgje | \
         valfri rekkefølgje",
    ),
    (
        Word::InOrder,
        "i rekkjefølgje | i rekkefølgje | i nummerrekkjefølgje | i stigande rekkjefølgje | \
         i tur og orden | etter tur | etter kvarandre | fortløpande | kronologisk | \
         éin etter éin | ein etter ein | følg rekkjefølgja | rekkjefølgje",
    ),
    (
        Word::InThisOrder,
        "i denne rekkjefølgja | i følgjande rekkjefølgje | i den rekkjefølgja | \
         i oppgitt rekkjefølgje | i fast rekkjefølgje | i bestemt rekkjefølgje | \
         i rett rekkjefølgje",
    ),
    (Word::InARow, "rett etter kvarandre | umiddelbart etter kvarandre | direkte etter kvarandre"),
    (
        Word::SameTime,
        "samtidig | samstundes | parallelt | går parallelt | går samstundes | går samtidig | side om side | i parallell | på same tid | \
         til same tid",
    ),
    (
        Word::SameTimeAs,
        "samtidig med | samtidig som | samstundes med | samstundes som | parallelt med | \
         side om side med | på same tid som | i parallell med",
    ),
    (Word::Within, "innan"),
    (Word::AtMost, "høgst | maks | maksimalt | ikkje meir enn | ikkje lenger enn"),
    (Word::NoLater, "seinast | ikkje seinare enn"),
    (Word::NoSooner, "ikkje tidlegare enn"),
    (
        Word::OrderOf,
        "rekkjefølgja | rekkjefølgja på | rekkjefølgja av | rekkjefølgja for | \
         rekkjefølgja mellom | rekkjefølgje på | kva rekkjefølgje | i kva rekkjefølgje",
    ),
    (Word::In, "i"),
    (
        Word::IsFree,
        "er valfri | er valfritt | er fri | er likegyldig | er opp til dykk | \
         er opp til skulen | kan veljast fritt | bestemmer de sjølve | vel de sjølve | \
         spelar inga rolle | har ingen betydning",
    ),
    (Word::IsFixed, "er fast | er bindande | er obligatorisk | må følgjast | skal følgjast"),
    (
        Word::Choose,
        "vel | vel sjølv | vel sjølve | velje | sjølve velje | velje sjølve | bestemmer | \
         bestemmer sjølv | bestemmer sjølve | det er valfritt | det er fritt | \
         det spelar inga rolle | det er opp til dykk | det er opp til skulen",
    ),
    (Word::And, "og | samt | så vel som | pluss | i tillegg til"),
    (Word::But, "men"),
    (Word::Or, "eller"),
    (Word::Both, "både | begge"),
    (Word::Either, "anten"),
    (Word::From, "frå | frå og med | f.o.m. | f.o.m | fom"),
    (Word::To, "til | til og med | t.o.m. | t.o.m | tom | .. | ... | …"),
    (Word::AtLeast, "minst | minimum | ikkje mindre enn | lat det gå minst"),
    (Word::OrMore, "eller fleire"),
    (Word::Of, "av | blant | valfrie av | valfri av | modular av | valfrie modular av"),
    (Word::Count(1), "ein | éin | eitt | ei"),
    (Word::Count(2), "to"),
    (Word::Count(3), "tre"),
    (Word::Count(4), "fire"),
    (Word::Count(5), "fem"),
    (Word::Count(6), "seks"),
    (Word::Count(7), "sju"),
    (Word::Count(8), "åtte"),
    (Word::Count(9), "ni"),
    (Word::Count(10), "ti"),
    (
        Word::Others,
        "alle andre | alle dei andre | dei andre | alle øvrige | dei øvrige | resten | \
         resten av modulane | alt anna | alle andre modular | alle andre sider | \
         andre modular | dei andre modulane | dei andre sidene | dei øvrige modulane | \
         alle dei andre modulane | alle dei andre sidene",
    ),
    (Word::All, "alle | samtlege | alle av | alle dei"),
    (Word::Except, "unnateke | bortsett frå | med unntak av | utanom | unntatt | men ikkje"),
    (Word::Than, "enn"),
    (
        Word::AllPrevious,
        "alle føregåande | alle føregåande modular | dei føregåande modulane | \
         alle tidlegare modular | alle dei tidlegare modulane | alle tidlegare",
    ),
    (Word::Previous, "førre | førre modul | den førre modulen | modulen før | førre side"),
    (Word::Next, "neste | neste modul | den neste modulen | neste side"),
    (Word::This, "denne | modulen | denne modulen | denne sida | dette"),
    (
        Word::Must,
        "må | krevst | trengst | er nødvendig | er naudsynt | er obligatorisk | \
         det er eit krav at | det blir kravd at | det er nødvendig å | ein må | \
         det må gå | det må vere | må gå | må det gå",
    ),
    (Word::Shall, "skal | ein skal | det skal gå | det skal vere | skal gå | skal det gå"),
    (
        Word::Should,
        "bør | burde | det bør gå | bør gå | bør det gå | bør helst | helst | gjerne | fortrinnsvis | med fordel | \
         kan med fordel | kan gjerne | tilrås | tilrådd | tilrådde | tilrådast | anbefalt | \
         sterkt tilrådd | det er tilrådd | det er tilrådd at | blir tilrådd | \
         det blir tilrådd | det blir tilrådd at | vi tilrår | vi tilrår at | me tilrår | \
         me tilrår at | me anbefaler | me anbefaler at | vi anbefaler | vi anbefaler at | \
         det er ein fordel | det er ein fordel om | det er ein fordel at | det er lurt | \
         det løner seg | er ein fordel | ein bør",
    ),
    (Word::May, "kan | ein kan"),
    (Word::Not, "ikkje | aldri | ikkje på | ikkje med"),
    (Word::Only, "berre | kun | tidlegast"),
    (Word::Always, "alltid"),
    (
        Word::Auxiliary,
        "vere | vera | er | bli | blir | blitt | vorte | ha | har | ligge | ligg | stå | står | \
         å | at | allereie | ein er | ein har",
    ),
    (
        Word::Person,
        "de | dykk | du | vi | me | deltakarane | alle deltakarar | alle deltakarane | \
         studentane | skulen | skulane | gruppa | teamet | kollegiet | personalet",
    ),
    (
        Word::Verb(Aspect::Whole),
        "takast | ta | tek | tar | gjerast | gjere | gjer | gjennomfør | gjennomføre | \
         gjennomførast | gjennomfører | gjennomgåast | kome | kjem | følgje | lesast | lese | \
         les | plasserast | arbeidast med | arbeide med | arbeider med | jobbast med | \
         jobbe med | jobbar med | leggjast",
    ),
    (
        Word::Verb(Aspect::Start),
        "startast | starte | startar | starte på | startar på | start på | starta | starta på | \
         byrje | byrjar | byrje på | byrjar på | byrja | byrja på | påbyrjast | gå i gang med | \
         går i gang med | gå vidare til | går vidare til | opnast | opnar | opna | låsast opp | \
         blir tilgjengeleg | tilgjengeleg | oppstart av",
    ),
    (
        Word::Verb(Aspect::Done),
        "gjennomført | gjennomgått | fullført | ferdig | ferdige | ferdig med | ferdige med | \
         på plass | avslutta | bestått | godkjent | godkjend | teke | tatt | gjort | \
         lese ferdig | arbeidd med | jobba med | bestå | består | gjennomføring av | \
         fullføring av",
    ),
    (Word::Verb(Aspect::End), "sluttar | avsluttast | avsluttar"),
    (Word::Verb(Aspect::WholeOrDone), "fullføre | fullførast | fullfører | fullfør"),
    (
        Word::Prerequisites,
        "forkunnskapskrav | forkunnskapar | føresetnader | føresetnad | krav | forkrav",
    ),
    (
        Word::Nothing,
        "ingen | ingen krav | ingen forkunnskapar | ingen forkunnskapskrav | ingen føresetnader",
    ),
    (
        Word::Module,
        "modul | modulen | modular | modulane | modul nr | modul nr. | modul nummer | mod | \
         mod. | m | del | delen | delar | delane | fase | fasen | fasar | fasane | økt | økta | \
         økter | øktene | trinn | trinnet | steg | steget | kapittel | leksjon | leksjonen | \
         eining | einingar | einingane | bolk | bolken | tema | temaet | tema",
    ),
    (
        Word::Modules,
        "modular | modulane | delane | fasane | øktene | einingane | heile kurset | alt",
    ),
    (Word::Page, "side | sida | sider | sidene"),
    (Word::Pages, "sider | sidene"),
];
