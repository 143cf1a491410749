# Every word of the interface in Norwegian bokmål. The same keys stand in every language's file.
# Arguments are Fluent variables: $n is a number, $title the title or label of a page.
# Templates and the program ask for these keys; a key that is missing stops the build.

## The frame of every page

skip-to-content = Gå til innholdet
site-nav = Nettstedet
breadcrumb = Du er her
front-page = Forsiden
menu = Meny
menu-close = Lukk menyen
on-this-page = På denne siden
page-turn = Forrige og neste side
previous = Forrige
next = Neste
contact = Kontakt

## What a course calls its modules, for the words below: $called is module, phase, part, session, gathering, week or theme

called = { $called ->
    [phase] fase
    [part] del
    [session] økt
    [gathering] samling
    [week] uke
    [theme] tema
   *[module] modul
 }
called-at-start = { $called ->
    [phase] Fase
    [part] Del
    [session] Økt
    [gathering] Samling
    [week] Uke
    [theme] Tema
   *[module] Modul
 }
called-the = { $called ->
    [phase] fasen
    [part] delen
    [session] økten
    [gathering] samlingen
    [week] uken
    [theme] temaet
   *[module] modulen
 }
called-the-at-start = { $called ->
    [phase] Fasen
    [part] Delen
    [session] Økten
    [gathering] Samlingen
    [week] Uken
    [theme] Temaet
   *[module] Modulen
 }
called-many = { $called ->
    [phase] faser
    [part] deler
    [session] økter
    [gathering] samlinger
    [week] uker
    [theme] temaer
   *[module] moduler
 }
called-all = { $called ->
    [phase] fasene
    [part] delene
    [session] øktene
    [gathering] samlingene
    [week] ukene
    [theme] temaene
   *[module] modulene
 }
called-all-at-start = { $called ->
    [phase] Fasene
    [part] Delene
    [session] Øktene
    [gathering] Samlingene
    [week] Ukene
    [theme] Temaene
   *[module] Modulene
 }
called-one = { $called ->
    [theme] ett
   *[module] én
 }
called-one-other = { $called ->
    [theme] ett annet
   *[module] én annen
 }
called-this = { $called ->
    [theme] dette
   *[module] denne
 }
called-this-at-start = { $called ->
    [theme] Dette
   *[module] Denne
 }

## A course

course-nav = { called-the-at-start } og kurset
the-course = Kurset
the-courses = Kursene
side-modules = Alle { called-all }
all-modules = Alle { $count } { called-all }
all-pages-of-module = Alle { $count } sidene
trail = { called-all-at-start }
course-pages = Mer om kurset
work-over-time = { $work } arbeid over { $time }
time-with-modules = { $least } hvis dere tar { called } { $modules } samtidig, eller { $sequence } hvis dere tar { called-one } om gangen
time-side-by-side = { $least } hvis dere tar flere { called-many } samtidig der det går, eller { $sequence } hvis dere tar { called-one } om gangen
order = Rekkefølge
goals = Mål

## A module

module-goals = Mål for { called-the }
module-pages = Innholdet i { called-the }
onward = Fortsett: { $page }
onward-first = Begynn med { $page }
onward-said = Du har gjort { $done } av { $all } sider i { $module }.
onward-all = Du er ferdig. Se notatene dine
onward-certificate = Du er ferdig. Lag kursbevis
here = Du er her
lane-alone = Alene
lane-class = I klassen
lane-together = Sammen
times-each = Tid for hver av dere
leader-box = Leder du arbeidet?
leader-box-about = Alt du skal forberede, samlet på én side:
times-yours = Tiden din: { $time }
workload-stated = Oppgitt: { $time }
module-more-pages = Flere sider i { called-the }
module-about = Om { called-the }
first-short = Først
duration = Varighet
workload = Arbeidstid
form-times-total = I alt
opens = Åpner
closes = Stenger
closed = Stengte
starts = Oppstart
rounds = Runder
enrolment = Påmelding
enrolment-address = Meld på
enrolment-deadline = Frist
enrolment-ended = Fristen var
enrolment-steps = Slik gjør dere
enrolment-by = innen
price = Kostnad
for-all = For alle
for-audience = For

## The order, in sentences: $modules are links in a row

way-start = Dette er starten på kurset.
way-open = Dere kan begynne med { called-this }.
way-rather-start = Begynn gjerne med { called-this }.
way-end = Dette er slutten på kurset.
way-before = Gjør { $modules } først.
way-before-also = Gjør også { $modules } først.
way-before-all = Gjør alle de andre { called-all } først.
way-rather-before = Gjerne { $modules } først.
way-rather-before-all = Gjerne alle de andre { called-all } først.
way-straight-after = { $how ->
    [recommended] Ta gjerne { called-this } rett etter { $modules }.
   *[required] Ta { called-this } rett etter { $modules }.
 }
way-together = { $how ->
    [recommended] Ta gjerne { called-this } samtidig med { $modules }.
   *[required] Ta { called-this } samtidig med { $modules }.
 }
way-time-after = { $how ->
    [recommended] La det gjerne gå minst { $time } fra dere er ferdige med { $modules }.
   *[required] Begynn tidligst { $time } etter at dere er ferdige med { $modules }.
 }
way-within = { $how ->
    [recommended] Begynn gjerne innen { $time } etter at dere er ferdige med { $modules }.
   *[required] Begynn innen { $time } etter at dere er ferdige med { $modules }.
 }
way-apart = { $how ->
    [recommended] La det gjerne gå minst { $time } mellom { called-this } og { $modules }.
   *[required] La det gå minst { $time } mellom { called-this } og { $modules }.
 }
way-free = { $modules } kan dere ta i den rekkefølgen dere vil.
way-after = Etter { called-this }: { $modules }.
way-after-several = Etter { called-this }: { $modules }, i den rekkefølgen dere vil.
way-after-many = Etter { called-this }: { $count } { called-many }, i den rekkefølgen dere vil.
way-rather-after = Deretter gjerne { $modules }.
way-after-also = { $modules } kan dere ta når også { $others } er gjort.
way-after-alternatives = { $modules } kan dere ta når { $others } er gjort.
way-after-rest = { called-this-at-start } teller også med før { $count ->
    [1] { called-one-other } { called }
   *[other] { $count } andre { called-many }
 }.
way-count = { $count } { called-many }
way-count-others = { $count } andre { called-many }
way-some = { $least ->
    [1] { called-one } av { $modules }
    [2] minst to av { $modules }
    [3] minst tre av { $modules }
    [4] minst fire av { $modules }
   *[other] minst { $least } av { $modules }
 }

## The foot of a page: what comes before it and after it

turn-here = Du er her
turn-next-for = Neste for deg som er { $name }
turn-skipped = { $count ->
    [1] Siden { $pages } er for { $names }.
   *[other] Sidene { $pages } er for { $names }.
 }
turn-skipped-count = { $count ->
    [1] Én side her er for { $names }.
   *[other] { $count } sider her er for { $names }.
 }
turn-skipped-see = { $count ->
    [1] Se den likevel
   *[other] Se dem likevel
 }
turn-choose = Nå velger dere: { $modules }
turn-choose-some = Velg { $least ->
    [1] { called-one }
    [2] to
    [3] tre
    [4] fire
   *[other] { $least }
 } av { $count ->
    [2] to
    [3] tre
    [4] fire
    [5] fem
   *[other] { $count }
 }: { $modules }
turn-all-before = Dere tar { $count ->
    [2] begge
    [3] alle tre
    [4] alle fire
    [5] alle fem
   *[other] alle { $count }
 } før { $modules }.
turn-some-before = Dere tar minst { $least ->
    [1] { called-one }
    [2] to
    [3] tre
    [4] fire
   *[other] { $least }
 } av dem før { $modules }.
turn-which-first = Skolen avgjør { $called ->
    [theme] hvilket
   *[module] hvilken
 } som kommer først.
turn-left = Igjen: { $modules }
turn-left-before = Igjen før { $later }: { $modules }
turn-rather-after = Helst etter { $modules }

## The map of a course

map-first = først
map-last = til slutt
map-before-all = først av alle
map-after-all = etter alle de andre
map-rather-first = gjerne først av alle
map-rather-last = gjerne etter alle de andre
map-free = i den rekkefølgen dere vil
map-free-group = { $modules } tar dere i den rekkefølgen dere vil
map-alternatives = { $least ->
    [1] { called-one }
    [2] minst to
    [3] minst tre
    [4] minst fire
   *[other] minst { $least }
 } av { $of }
map-opens = åpner { $date }
map-after = etter { $modules }
map-rather-after = gjerne etter { $modules }
map-after-alternatives = { $least ->
    [1] etter { $modules }
    [2] etter minst to av { $modules }
    [3] etter minst tre av { $modules }
    [4] etter minst fire av { $modules }
   *[other] etter minst { $least } av { $modules }
 }
map-rather-after-alternatives = { $least ->
    [1] gjerne etter { $modules }
    [2] gjerne etter minst to av { $modules }
    [3] gjerne etter minst tre av { $modules }
    [4] gjerne etter minst fire av { $modules }
   *[other] gjerne etter minst { $least } av { $modules }
 }
map-straight-after = { $how ->
    [recommended] gjerne rett etter { $modules }
   *[required] rett etter { $modules }
 }
map-together = { $how ->
    [recommended] gjerne samtidig med { $modules }
   *[required] samtidig med { $modules }
 }
map-time-after = { $how ->
    [recommended] gjerne minst { $time } etter { $modules }
   *[required] minst { $time } etter { $modules }
 }
map-within = { $how ->
    [recommended] gjerne innen { $time } etter { $modules }
   *[required] innen { $time } etter { $modules }
 }
map-apart = { $how ->
    [recommended] gjerne minst { $time } fra { $modules }
   *[required] minst { $time } fra { $modules }
 }
map-required = Må tas i denne rekkefølgen
map-recommended = Bør tas i denne rekkefølgen
map-some = Noen av disse først: tallet sier hvor mange
map-any-order = I den rekkefølgen dere vil
map-more = Noe annet kommer også først, se teksten
map-open = Uten pil inn: dere velger selv når
map-no-order = Ingen rekkefølge er bestemt. { called-all-at-start } står i den rekkefølgen kurset foreslår.

## A page

and = og
or = eller

## Kinds of page

kind-text = Tekst
kind-video = Film
kind-audio = Lyd
kind-reflection = Refleksjon
kind-discussion = Diskusjon
kind-task = Oppgave
kind-tryout = Utprøving
kind-meeting = Fellesmøte
kind-gathering = Samling
kind-visit = Besøk
kind-deadline = Frist
kind-support = Lederstøtte

## Forms of work

form-individual = Alene
form-collective = Sammen

## Notes beside the text

note-leader = Lederstøtte { $n }
note-owner = Skoleeier { $n }
owner-responsibility = Dette er ditt ansvar
note-context = Sammenheng
note-method = Metode
note-challenge = Utfordring
note-group = Gruppe
note-alternative = Alternativ
note-literature = Litteratur

## Blocks in the text

block-task = Oppgave
block-reflection = Til refleksjon
block-sheet = Skjema
block-feedback = Tilbakemelding
feedback-send = Send til { $name }
feedback-about = Det du skriver, blir sendt til { $name } ({ $place }) når du trykker på knappen, og bare da. Skriv ikke noe om elever eller andre som kan kjennes igjen.
feedback-about-mail = Knappen åpner e-postprogrammet ditt med det du har skrevet, og du sender det selv til { $name } ({ $place }). Skriv ikke noe om elever eller andre som kan kjennes igjen.
feedback-page = Side
feedback-thanks = Takk! En ny fane er åpnet. Se der om det kom fram til { $name }.
feedback-empty = Skriv noe først, så er det noe å sende.
feedback-thanks-mail = Takk! E-posten er klar i e-postprogrammet. Den er ikke sendt før du sender den der.
feedback-blocked = Nettstedet lar ikke nettleseren sende dette. Kopier teksten, og send den til { $place }.
feedback-room = { $left } tegn igjen av { $most }
feedback-over = ! { $over } tegn for mye. Det er plass til { $most }.
feedback-most = Høyst { $n } tegn.
block-discussion = Til diskusjon
block-tryout = Utprøving
block-meeting = Fellesmøte
block-tip = Tips

## Charts and figures

figure-number = Figur { $number }
chart-bars = Stolpediagram. Tallene står i tabellen under.
chart-lines = Linjediagram. Tallene står i tabellen under.
chart-pie = Kakediagram. Tallene står i tabellen under.
figure-wheel = Hjul. Det samme står i listen under.
figure-rings = Ringer inni hverandre, den første innerst. Det samme står i listen under.

## Film and sound

captions = Teksting
transcript-video = Les teksten til filmen
transcript-audio = Les teksten til lydopptaket

## In the text itself

alert-note = Merk
alert-tip = Tips
alert-important = Viktig
alert-warning = Advarsel
alert-caution = Vær forsiktig
footnotes = Fotnoter
footnote-ref = Fotnote { $n }
footnote-back = Tilbake til teksten fra fotnote { $n }
table-region = Tabell { $n }
formula-region = Formel { $n }
task-done = Gjort
task-todo = Ikke gjort

## The page for an address that does not exist

not-found-title = Siden finnes ikke

## The reader's own device: the view, what is done, and answers

view-label = Jeg er
view-all = Ikke valgt
view-all-names = alle|all
view-all-said = Alt vises likt.
view-said = Det som er for { $name }, vises. Det andre er dempet.
door-leader = Oversikt for leder
door-owner = Skoleeiers ansvar
share-teachers = Kopier lenke for lærere
share-address = Lenke til siden slik lærere ser den
share-copied = Lenken er kopiert.
share-select = Kopier lenken i feltet.
booklet-print = Skriv ut heftet
aside-open = Vis
aside-close = Skjul
done-label = Jeg har gjort dette
done-said = Gjort. { $done } av { $all } i { $module }.
done-said-whole = Gjort. Du er ferdig med { $module }.
done-unsaid = Ikke gjort lenger.
done-word = Gjort
progress = { $done } av { $all } gjort
storage-failed = Nettleseren lar ikke siden lagre noe, så dette blir ikke husket.
needs-script = Denne siden krever at nettleseren kan kjøre skript.
answer-stays = Det du skriver, blir bare lagret på denne enheten.
answer-saved = Lagret på denne enheten.
answer-failed = Nettleseren lar ikke siden lagre. Kopier teksten før du lukker siden.
answer-joined = Du har skrevet her i en annen fane også. Begge tekstene er tatt vare på.
answer-all = Alle notatene dine
answer-paper = Skriv gjerne svaret ditt på papir.

## Sheets: fields to write in, in a table or a list

sheet-shared = Bruker andre denne maskinen?
sheet-shared-why = Svarene ligger i nettleseren her, og den som bruker maskinen etter deg, kan lese dem. Lagre dem som fil og slett dem når du er ferdig.
sheet-saved = Lagret på denne enheten
sheet-at = kl. { $time }
sheet-answered = { $done } av { $all } besvart
sheet-not-kept = Ikke lagret.
sheet-row = Rad { $number }
sheet-add = Legg til en rad
sheet-remove = Fjern raden
sheet-removed = Raden er fjernet.
sheet-undo = Angre
sheet-clear = Delete fjerner valget.
sheet-copy = Kopier som tekst
sheet-copied = Teksten er kopiert.
sheet-select = Kopier teksten i feltet.
sheet-file = Lagre som fil
sheet-filed = Svarene er lagret i en fil. Notatsiden kan hente dem fra den.
sheet-csv = Lagre som regneark (CSV)
sheet-print = Skriv ut
sheet-erase = Slett svarene
sheet-erased = Slettet.
sheet-left = Svar uten felt.
sheet-left-why = Skjemaet er endret siden du svarte. Svarene dine er tatt vare på.
sheet-left-remove = Fjern svaret
sheet-sign = Linjene er til å skrive under på papir. Underskrifter blir ikke lagret.
sheet-missing = Noe som trengs, kunne ikke hentes. Prøv igjen når du er på nett.
sheet-paper = Skriv ut siden og fyll ut skjemaet på papir.

## The answers in sheets, together

sum-title = Svarene samlet
sum-about = Be dem som har fylt ut et skjema, velge «Lagre som fil» under det og gi deg filen. Her ser du svarene samlet, uten navn. Ingenting forlater denne maskinen.
sum-pick = Svarene
sum-pick-again = Svarene etter
sum-pick-again-why = Har de svart en gang til, ser du før og etter side om side.
sum-choose = Velg filer
sum-drop = eller slipp dem her
sum-read = Filer som er lest: { $count }.
sum-not = «{ $file }» er ikke et skjema.
sum-newer = «{ $file }» er laget av en nyere utgave av nettstedet.
sum-other-site = «{ $file }» er fra et annet nettsted.
sum-again = «{ $file }» er lest før.
sum-clear = Fjern alle
sum-cleared = Alle svarene er fjernet herfra.
sum-before = før
sum-after = etter
sum-statement = Utsagn
sum-when = Når
sum-answers = Svar
sum-change = Endring
sum-of = { $count } av { $all }
sum-line = Til høyre for streken: { $answers }
sum-moved = Flest svar har flyttet seg på «{ $statement }»: { $now } av { $all } svarer { $answers } nå, mot { $before } av { $all_before } før.
sum-more = Vis { $count } til
sum-care = Kommentarene står i tilfeldig rekkefølge, uten navn og fil. Med få svar kan noen likevel kjenne igjen hvem som har skrevet. Les gjennom før du viser dem for andre.

## The page with the reader's notes

notebook-title = Notatene dine
notebook-lead = Her er det du har skrevet i kurset. Det ligger bare i nettleseren på denne enheten.
notebook-found-by = notater, notatene mine, notata mine, mine notater, lagrede notater, lagra notat, mine svar, svarene mine, svara mine, refleksjonene mine, refleksjonane mine, mine refleksjoner, refleksjonslogg, logg, loggen min, dagbok, det jeg har skrevet, det eg har skrive, laste ned notater, flytte notater, sikkerhetskopi, my notes, my answers, saved notes, skjema, skjemaene mine, utfylte skjemaer
notebook-more = Om det som lagres
notebook-empty = Du har ikke skrevet noe ennå. Når du svarer på et spørsmål til refleksjon eller fyller ut et skjema, finner du svaret igjen her.
notebook-elsewhere = Andre sider
notebook-file = notater
notebook-text = Last ned som tekst
notebook-print = Skriv ut
notebook-copy = Lagre notatene som fil
notebook-copy-why = Med filen kan du flytte notatene og det du har merket som gjort, til en annen enhet.
notebook-import = Hent notater fra fil
notebook-imported = Filen er hentet. Nye eller endrede notater: { $count }
notebook-left-out = Notater i filen som ikke kunne leses, og som er utelatt: { $count }
notebook-unreadable = Filen har ingen notater som kan leses.
notebook-newer = Filen er laget av en nyere utgave av nettstedet. Last siden på nytt, og prøv igjen.
notebook-other-site = Filen er fra et annet nettsted. Ingenting er hentet.
notebook-erase = Slett
notebook-erase-all = Slett alle
notebook-erased = Slettet.
erase-one = Vil du slette dette notatet? Det kan ikke hentes tilbake.
erase-sheet = Vil du slette svarene i dette skjemaet? De kan ikke hentes tilbake.
erase-all = Vil du slette alle notatene dine ({ $count })? De kan ikke hentes tilbake.
erase-stored = Vil du slette alt som er lagret, også notatene? Det kan ikke hentes tilbake.
erase-yes = Slett
erase-no = Behold

## What a participant prints of a course

certificate = Kursbevis
certificate-lead = Skriv ut en bekreftelse på det du har gjort. Navnet blir ikke lagret.
certificate-found-by = bevis, kursbevis, attest, kursattest, diplom, sertifikat, deltakerbevis, deltakarbevis, kursbekreftelse, bekreftelse på kurset, stadfesting, certificate
certificate-name = Navnet ditt, slik det skal stå
certificate-name-line = Navn
certificate-view = Du har vært med som
certificate-with = Ta med
certificate-with-goals = Målene for kurset
certificate-with-head = Linje for rektor
certificate-print = Skriv ut eller lagre som PDF
certificate-not-all = Har du ikke merket alt som gjort? Beviset sier hvor mange sider du har gjort, for eksempel 41 av 50.
certificate-devices = Har du brukt flere enheter?
certificate-fetch = Hent filen fra den andre først
certificate-paper = Skriv ut siden, skriv navnet ditt på linjen, og kryss av for det du har gjort.
certificate-ticked = har gjort det som er krysset av her.
certificate-said = har gjort { $done } av { $all } sider.
certificate-said-as = har gjort { $done } av { $all } sider som { $whom }.
certificate-hours = Hele kurset er beregnet til { $time }
certificate-pages = { $n ->
    [one] { $n } side
   *[other] { $n } sider
 }
certificate-count = { $done } av { $all } sider
certificate-goals = Mål for kurset
certificate-participant = Deltaker
certificate-place-date = Sted og dato
certificate-head = Rektor, om det er avtalt
certificate-own = Dette er deltakerens egen erklæring, ut fra det deltakeren selv har merket som gjort. Ingen har kontrollert arbeidet, og erklæringen gir ikke studiepoeng.

## The privacy page

privacy-title = Personvern
privacy-lead = Nettstedet samler ikke inn noe om deg. Det du skriver og merker av, blir på enheten din.
privacy-found-by = personvernerklæring, personopplysninger, personopplysningar, informasjonskapsler, informasjonskapslar, cookies, GDPR, sporing, logging, hva lagres, kva blir lagra, lagring av data, sletting av data, slette data, slette det som er lagret, innsyn, samtykke, privacy
privacy-nothing-title = Dette skjer ikke
privacy-no-cookies = Det settes ingen informasjonskapsler.
privacy-no-others = Ingenting hentes fra eller sendes til andre nettsteder.
privacy-no-fetch = Ingenting hentes fra andre nettsteder.
privacy-no-counting = Ingen teller, måler eller følger hva du gjør.
privacy-search = Ingen får vite hva du søker etter: Søket skjer i nettleseren. Ordene står i adressen til siden du åpner derfra, bak tegnet #, og det som står der, blir ikke sendt til noen. Uten skript får den som drifter nettstedet, ordene du søker etter.
privacy-host = Den som drifter nettstedet, kan føre en vanlig teknisk logg over hvilke sider som blir hentet.
privacy-device-title = Dette kan bli lagret på enheten din
privacy-device = Ingenting lagres før du selv gjør noe av dette:
privacy-view = Du velger hvem siden skal vises for.
privacy-done = Du merker en side som gjort.
privacy-tasks = Du krysser av punkter i en liste.
privacy-begins = Du skriver når et møte begynner.
privacy-notes = Du skriver i et felt til refleksjon.
privacy-sheets = Du fyller ut et skjema.
privacy-to-notes = Se notatene dine
privacy-feedback = Skriver du en tilbakemelding og trykker på «Send», får { $name } ({ $place }) det du har skrevet, og hvilken side du skrev det på. Det er det eneste som blir sendt noe sted.
privacy-shared = Andre som bruker samme nettleser på samme enhet, kan se det. Slett det når du er ferdig på en delt maskin.
privacy-stored-title = Lagret nå
privacy-stored-script = Uten skript lagres ingenting.
privacy-contact = Spørsmål om personvern kan du sende til
stored-nothing = Ingenting er lagret.
stored-view = Valgt visning: { $name }
stored-done = Sider som er merket som gjort: { $count }
stored-tasks = Punkter som er krysset av i lister på en side: { $count }
stored-begins = Når et møte begynner: { $time }
stored-note = Notat: { $question }
stored-sheet = Svar i skjema: { $title }
stored-other = Annet: { $name }
stored-erase-all = Slett alt
stored-erased = Alt er slettet.
## When a page was changed

updated = Oppdatert
feed-title = Endringer på { $title }
## Lederstøtte: veien mellom notat og avsnitt, lederens sider, oversiktene

note-back = Til avsnittet som { $note } gjelder
note-back-short = Til avsnittet
note-of-leader = Lederstøtte
note-of-owner = Skoleeier
leader-page-title = Lederstøtte i { $module }
leader-page-description = Rådene til deg som leder, samlet fra sidene i { called-the }.
support-notes = Råd ved teksten
support-meetings = Møtene i { called-the }
support-times = Tid i { called-the }
support-in-all = I alt { $time }
support-to-plan = Til planen
support-to-plan-of = Til planen for { $meeting }
leader-overview = Oversikt for leder
leader-overview-title = Oversikt for deg som leder
leader-overview-description = { called-all-at-start } i rekkefølge, med det du skal forberede, møtene og tiden det tar.
# What people call the page when they look for it: searched, and never shown. In several languages, since readers are.
leader-overview-found-by = lederoversikt, leiaroversikt, oversikt for leiaren, alle møtene, alle møta, hva skal jeg forberede, kva skal eg førebu, leader overview
owner-overview = Oversikt for skoleeier
owner-overview-title = Dette er ditt ansvar
owner-overview-description = Det som er skoleeiers ansvar i kurset, samlet fra alle { called-all }.
owner-overview-found-by = eieroversikt, eigaroversikt, mitt ansvar, ansvaret mitt, ansvaret til skoleeieren, ansvaret til skuleeigaren, owner overview
overviews = For deg som er leder eller skoleeier
duties = Når du trengs, i rekkefølge
overview-yours = Tiden din i alt
overview-time = Tid for deg
overview-prepare = Å forberede
overview-read = Å lese
overview-meetings = Møter
overview-notes = { $n ->
    [1] ett råd
   *[other] { $n } råd
 } ved teksten
## When and where a page is, what to bring to it, and what comes out of it

when = Når
where = Sted
bring = Ta med
outcome = { $form ->
    [individual] Du sitter igjen med
   *[other] Dere sitter igjen med
 }

## The plan of a meeting

plan-title = Plan for møtet
plan-region = Møteplan { $n }
plan-in-all = I alt { $time }
plan-begins = Begynner
plan-ends = Slutt kl. { $time }
plan-time-example = 14.30
plan-time-unclear = Skriv når møtet begynner, for eksempel 14.30.
plan-show = Storskjerm
plan-handout = Skriv ut ark
plan-groups = Lag grupper
plan-leave = Tilbake til siden
plan-unfetched = Fikk ikke hentet verktøyet. Sjekk at du er på nett, og prøv igjen.
lane-plenary = Plenum
lane-group = Gruppe
lane-all = Møtet

## The plan on a projector, and the leader's own window

plan-projector = Møteplanen
plan-back = Tilbake til storskjerm · { $time }
plan-part = Del { $n } av { $of }
plan-round = Runde { $n } av { $of }
plan-round-name = Runde { $n }
plan-step = { $name }, { $n } min
plan-over = { $time } over
plan-over-said = Tiden er ute
plan-until = Møtet slutter { $time }
plan-sound = Ring
plan-close = Lukk
plan-previous = Forrige
plan-next = Neste
plan-next-round = Neste runde
plan-less = − 1 min
plan-more = + 1 min
plan-rewind = Spol tilbake
plan-start = Start klokken
plan-pause = Stopp klokken
plan-after = Etterpå: { $title }, { $length }
plan-last = Siste del
leader-open = Åpne lederens vindu
leader-blocked = Nettleseren åpnet ikke vinduet. Tillat nye vinduer fra dette nettstedet, og prøv igjen.
leader-window = For deg som leder
leader-window-only = De andre ser bare storskjermen.
leader-now = Nå · del { $n } av { $of }
leader-left = igjen
leader-left-round = igjen av runde { $n } av { $of }
leader-now-short = Nå:
leader-time = Kl. { $time }
leader-late = { $n } min etter planen. Møtet slutter { $time }.
leader-early = { $n } min foran planen. Møtet slutter { $time }.
leader-on-time = I rute. Møtet slutter { $time }.
leader-next = Etterpå, kl. { $time }
leader-own = Stikkord til deg selv
leader-own-kept = Blir ikke lagret.
leader-end = Slutt
leader-moves = Tidene flytter seg når du legger til eller trekker fra.
leader-gain = Ta igjen 2 min
leader-gain-from = Tas fra «{ $title }»
leader-alone = Storskjermen er lukket. Åpne møtet og lederens vindu på nytt.

## Groups for a meeting

groups-title = Lag grupper
groups-size = Hvor mange i hver gruppe?
groups-count = Hvor mange er dere?
groups-names = Navn, om du vil
groups-kept = Navnene blir ikke lagret. De er borte når du lukker siden.
groups-draw = Trekk grupper
groups-show = Vis på storskjerm
groups-one = Gruppe { $n }
groups-numbers = null én to tre fire fem seks sju åtte ni ti elleve tolv
groups-word-one = gruppe
groups-word-many = grupper
groups-even = { $many } { $groups } med { $size }.
groups-odd = { $many } { $groups } med { $size } og { $few } med { $other }.
groups-count-off = Tell til { $n } etter tur. Alle som sier det samme tallet, er i gruppe sammen.
groups-few = Dere må være minst to.

## The sheet of a meeting to print

handout-for = Ark til den som leder møtet
handout-time = Kl. { $time }
handout-clock = Kl.
handout-date = Dato
handout-room = Rom
handout-leader = Leder
handout-minutes = Referent
handout-before = Før møtet
handout-done = Alle har gjort { $page }
handout-groups = Grupper
handout-own = Råd og egne stikkord

## Controls of film and sound

player = Avspilling
player-play = Spill av
player-pause = Pause
player-seek = Sted i opptaket
player-at = { $time } av { $of }
player-back = 10 sekunder tilbake
player-forward = 10 sekunder fram
player-rate = Hastighet
player-times = { $rate } ×
player-decimal = ,
player-mute = Lyden av
player-volume = Lydstyrke
player-full = Full skjerm
player-from = Spill av fra { $time }
media-away-video = Se filmen hos { $host } (åpnes der)
media-away-audio = Hør opptaket hos { $host } (åpnes der)
not-found-text = Adressen er kanskje skrevet feil, eller siden er flyttet.

## The page for an address that does not exist: what may have happened, and where to go on

not-found-why = Er lenken gammel, kan siden ha fått et nytt navn. Mangler det noe på slutten av adressen, er den kanskje ikke kopiert helt.
not-found-other = Andre steder
not-found-contact = Finner du ikke fram? Skriv til

# What stands at an old address of a page, with a link after it.
moved-title = Siden er flyttet
moved-to = Den er her nå:

## The page on accessibility

accessibility = Tilgjengelighet
accessibility-aim = Alle skal kunne bruke dette nettstedet: med tastatur, skjermleser eller forstørret tekst, og på en liten skjerm.
accessibility-found-by = universell utforming, uu, tilgjengelighetserklæring, tilgjengelegheit, tilgjengelegheitserklæring, WCAG, skjermleser, skjermlesar, tastatur, forstørring, melde feil, si fra om feil, accessibility
accessibility-statement = Tilgjengelighetserklæring
accessibility-full = Nettstedet er i samsvar med kravene i forskriften om universell utforming.
accessibility-partial = Nettstedet er delvis i samsvar med kravene i forskriften om universell utforming.
accessibility-none = Nettstedet er ikke i samsvar med kravene i forskriften om universell utforming.
accessibility-assessed = Det ble vurdert { $date }.
accessibility-read = Les tilgjengelighetserklæringen for { $title }
accessibility-no-statement = Det er ikke lagt inn noen tilgjengelighetserklæring her.
accessibility-faults = Dette vet vi ikke virker for alle
accessibility-tell = Si fra om noe ikke virker
accessibility-tell-text = Fortell hvilken side det gjelder, hva du prøvde å gjøre, og hva du bruker for å lese. Trenger du innholdet i en annen form, kan du også si fra om det.
accessibility-complaints = Klage
accessibility-complaints-text = Hjelper det ikke å si fra, kan du gå til
accessibility-authority = tilsynsmyndigheten
accessibility-norwegian-authority = Tilsynet for universell utforming av ikt

## The search

search = Søk
search-label = Søk i nettstedet
search-keys = Ctrl+K
search-results = Treff
search-one = 1 treff
search-count = { $count } treff
search-least = Minst { $count } treff
search-all = Vis alle ({ $hits })
search-more = Vis flere
search-none = Ingen treff på «{ $query }».
search-advice = Prøv færre ord eller andre ord. Et ord kan også skrives uten endelse.
search-mended = Ingen treff på «{ $word }». Viser treff på «{ $mended }».
search-missing = Ingen side har alle ordene. Det øverste treffet mangler { $words }.
search-view = Det som er for { $name }, kommer først.
search-only-minus = Skriv også et ord som skal være med, for eksempel «praksis -film».
search-minus-phrase = Du kan bare utelate ett ord om gangen. Skriv - foran ordet, for eksempel «praksis -film».
search-leading-star = Stjernen må stå bak minst to bokstaver, for eksempel «vurder*».
search-empty-phrase = Skriv ordene mellom anførselstegnene, for eksempel «felles praksis».
search-title-alone = Skriv ordet rett etter kolonet, for eksempel tittel:praksis.
search-common = Ordene er så vanlige at de står overalt. Skriv et ord som sier hva siden handler om.
search-failed = Søket lot seg ikke laste. Er nettstedet endret siden du åpnet siden, så last den på nytt. Alle sidene står i listen på søkesiden.
search-unmark = Fjern markering
search-marked-one = 1 sted er markert
search-marked = { $count } steder er markert
search-help = Slik kan du søke
search-help-phrase = «en frase» finner ordene etter hverandre.
search-help-minus = -ord utelater sider med ordet.
search-help-title = tittel:ord finner ordet bare i titler.
search-help-star = ord* finner alt som begynner slik.
search-module = { called-at-start }
search-any-module = Alle { called-many }
search-any-audience = Alle
search-whole-course = Hele kurset
search-kind = Type
search-any-kind = Alle typer
search-whole-module = Om { called-the }
search-all-pages = Alle sidene
