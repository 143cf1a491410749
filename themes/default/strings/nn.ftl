# Every word of the interface in Norwegian nynorsk. The same keys stand in every language's file.
# Arguments are Fluent variables: $n is a number, $title the title or label of a page.
# Templates and the program ask for these keys; a key that is missing stops the build.

## The frame of every page

skip-to-content = Gå til innhaldet
site-nav = Nettstaden
breadcrumb = Du er her
front-page = Forsida
menu = Meny
menu-close = Lukk menyen
on-this-page = På denne sida
page-turn = Førre og neste side
previous = Førre
next = Neste
contact = Kontakt

## What a course calls its modules, for the words below: $called is module, phase, part, session, gathering, week or theme

called = { $called ->
    [phase] fase
    [part] del
    [session] økt
    [gathering] samling
    [week] veke
    [theme] tema
   *[module] modul
 }
called-at-start = { $called ->
    [phase] Fase
    [part] Del
    [session] Økt
    [gathering] Samling
    [week] Veke
    [theme] Tema
   *[module] Modul
 }
called-the = { $called ->
    [phase] fasen
    [part] delen
    [session] økta
    [gathering] samlinga
    [week] veka
    [theme] temaet
   *[module] modulen
 }
called-the-at-start = { $called ->
    [phase] Fasen
    [part] Delen
    [session] Økta
    [gathering] Samlinga
    [week] Veka
    [theme] Temaet
   *[module] Modulen
 }
called-many = { $called ->
    [phase] fasar
    [part] delar
    [session] økter
    [gathering] samlingar
    [week] veker
    [theme] tema
   *[module] modular
 }
called-all = { $called ->
    [phase] fasane
    [part] delane
    [session] øktene
    [gathering] samlingane
    [week] vekene
    [theme] temaa
   *[module] modulane
 }
called-all-at-start = { $called ->
    [phase] Fasane
    [part] Delane
    [session] Øktene
    [gathering] Samlingane
    [week] Vekene
    [theme] Temaa
   *[module] Modulane
 }
called-one = { $called ->
    [session] éi
    [gathering] éi
    [week] éi
    [theme] eitt
   *[module] éin
 }
called-one-other = { $called ->
    [session] éi anna
    [gathering] éi anna
    [week] éi anna
    [theme] eitt anna
   *[module] éin annan
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
the-courses = Kursa
side-modules = Alle { called-all }
all-modules = Alle { $count } { called-all }
all-pages-of-module = Alle { $count } sidene
trail = { called-all-at-start }
course-pages = Meir om kurset
work-over-time = { $work } arbeid over { $time }
time-with-modules = { $least } dersom de tek { called } { $modules } samtidig, eller { $sequence } dersom de tek { called-one } om gongen
time-side-by-side = { $least } dersom de tek fleire { called-many } samtidig der det går, eller { $sequence } dersom de tek { called-one } om gongen
order = Rekkjefølgje
goals = Mål

## A module

module-goals = Mål for { called-the }
module-pages = Innhaldet i { called-the }
onward = Hald fram: { $page }
onward-first = Begynn med { $page }
onward-said = Du har gjort { $done } av { $all } sider i { $module }.
onward-all = Du er ferdig. Sjå notata dine
onward-certificate = Du er ferdig. Lag kursbevis
here = Du er her
lane-alone = Åleine
lane-class = I klassen
lane-together = Saman
times-each = Tid for kvar av dykk
leader-box = Leier du arbeidet?
leader-box-about = Alt du skal førebu, samla på éi side:
times-yours = Tida di: { $time }
workload-stated = Oppgitt: { $time }
module-more-pages = Fleire sider i { called-the }
module-about = Om { called-the }
first-short = Først
duration = Varigheit
workload = Arbeidstid
form-times-total = I alt
opens = Opnar
closes = Stengjer
closed = Stengde
starts = Oppstart
rounds = Rundar
enrolment = Påmelding
enrolment-address = Meld på
enrolment-deadline = Frist
enrolment-ended = Fristen var
enrolment-steps = Slik gjer de
enrolment-by = innan
price = Kostnad
for-all = For alle
for-audience = For

## The order, in sentences: $modules are links in a row

way-start = Dette er starten på kurset.
way-open = De kan begynne med { called-this }.
way-rather-start = Begynn gjerne med { called-this }.
way-end = Dette er slutten på kurset.
way-before = Gjer { $modules } først.
way-before-also = Gjer også { $modules } først.
way-before-all = Gjer alle dei andre { called-all } først.
way-rather-before = Gjerne { $modules } først.
way-rather-before-all = Gjerne alle dei andre { called-all } først.
way-straight-after = { $how ->
    [recommended] Ta gjerne { called-this } rett etter { $modules }.
   *[required] Ta { called-this } rett etter { $modules }.
 }
way-together = { $how ->
    [recommended] Ta gjerne { called-this } samtidig med { $modules }.
   *[required] Ta { called-this } samtidig med { $modules }.
 }
way-time-after = { $how ->
    [recommended] Lat det gjerne gå minst { $time } frå de er ferdige med { $modules }.
   *[required] Begynn tidlegast { $time } etter at de er ferdige med { $modules }.
 }
way-within = { $how ->
    [recommended] Begynn gjerne innan { $time } etter at de er ferdige med { $modules }.
   *[required] Begynn innan { $time } etter at de er ferdige med { $modules }.
 }
way-apart = { $how ->
    [recommended] Lat det gjerne gå minst { $time } mellom { called-this } og { $modules }.
   *[required] Lat det gå minst { $time } mellom { called-this } og { $modules }.
 }
way-free = { $modules } kan de ta i den rekkjefølgja de vil.
way-after = Etter { called-this }: { $modules }.
way-after-several = Etter { called-this }: { $modules }, i den rekkjefølgja de vil.
way-after-many = Etter { called-this }: { $count } { called-many }, i den rekkjefølgja de vil.
way-rather-after = Deretter gjerne { $modules }.
way-after-also = { $modules } kan de ta når også { $others } er gjort.
way-after-alternatives = { $modules } kan de ta når { $others } er gjort.
way-after-rest = { called-this-at-start } tel også med før { $count ->
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
    [1] Sida { $pages } er for { $names }.
   *[other] Sidene { $pages } er for { $names }.
 }
turn-skipped-count = { $count ->
    [1] Éi side her er for { $names }.
   *[other] { $count } sider her er for { $names }.
 }
turn-skipped-see = { $count ->
    [1] Sjå ho likevel
   *[other] Sjå dei likevel
 }
turn-choose = No vel de: { $modules }
turn-choose-some = Vel { $least ->
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
turn-all-before = De tek { $count ->
    [2] begge
    [3] alle tre
    [4] alle fire
    [5] alle fem
   *[other] alle { $count }
 } før { $modules }.
turn-some-before = De tek minst { $least ->
    [1] { called-one }
    [2] to
    [3] tre
    [4] fire
   *[other] { $least }
 } av dei før { $modules }.
turn-which-first = Skulen avgjer { $called ->
    [session] kva for ei
    [gathering] kva for ei
    [week] kva for ei
    [theme] kva for eit
   *[module] kva for ein
 } som kjem først.
turn-left = Igjen: { $modules }
turn-left-before = Igjen før { $later }: { $modules }
turn-rather-after = Helst etter { $modules }

## The map of a course

map-first = først
map-last = til slutt
map-before-all = først av alle
map-after-all = etter alle dei andre
map-rather-first = gjerne først av alle
map-rather-last = gjerne etter alle dei andre
map-free = i den rekkjefølgja de vil
map-free-group = { $modules } tek de i den rekkjefølgja de vil
map-alternatives = { $least ->
    [1] { called-one }
    [2] minst to
    [3] minst tre
    [4] minst fire
   *[other] minst { $least }
 } av { $of }
map-opens = opnar { $date }
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
    [recommended] gjerne innan { $time } etter { $modules }
   *[required] innan { $time } etter { $modules }
 }
map-apart = { $how ->
    [recommended] gjerne minst { $time } frå { $modules }
   *[required] minst { $time } frå { $modules }
 }
map-required = Må takast i denne rekkjefølgja
map-recommended = Bør takast i denne rekkjefølgja
map-some = Nokre av desse først: talet seier kor mange
map-any-order = I den rekkjefølgja de vil
map-more = Noko anna kjem også først, sjå teksten
map-open = Utan pil inn: de vel sjølve når
map-no-order = Inga rekkjefølgje er bestemt. { called-all-at-start } står i den rekkjefølgja kurset foreslår.

## A page

and = og
or = eller

## Kinds of page

kind-text = Tekst
kind-video = Film
kind-audio = Lyd
kind-reflection = Refleksjon
kind-discussion = Diskusjon
kind-task = Oppgåve
kind-tryout = Utprøving
kind-meeting = Fellesmøte
kind-gathering = Samling
kind-visit = Besøk
kind-deadline = Frist
kind-support = Leiarstøtte

## Forms of work

form-individual = Åleine
form-collective = Saman

## Notes beside the text

note-leader = Leiarstøtte { $n }
note-owner = Skuleeigar { $n }
owner-responsibility = Dette er ditt ansvar
note-context = Samanheng
note-method = Metode
note-challenge = Utfordring
note-group = Gruppe
note-alternative = Alternativ
note-literature = Litteratur

## Blocks in the text

block-task = Oppgåve
block-reflection = Til refleksjon
block-sheet = Skjema
block-feedback = Tilbakemelding
feedback-send = Send til { $name }
feedback-about = Det du skriv, blir sendt til { $name } ({ $place }) når du trykkjer på knappen, og berre då. Skriv ikkje noko om elevar eller andre som kan kjennast att.
feedback-about-mail = Knappen opnar e-postprogrammet ditt med det du har skrive, og du sender det sjølv til { $name } ({ $place }). Skriv ikkje noko om elevar eller andre som kan kjennast att.
feedback-page = Side
feedback-thanks = Takk! Ei ny fane er opna. Sjå der om det kom fram til { $name }.
feedback-empty = Skriv noko først, så er det noko å sende.
feedback-thanks-mail = Takk! E-posten er klar i e-postprogrammet. Han er ikkje send før du sender han der.
feedback-blocked = Nettstaden lèt ikkje nettlesaren sende dette. Kopier teksten, og send han til { $place }.
feedback-room = { $left } teikn att av { $most }
feedback-over = ! { $over } teikn for mykje. Det er plass til { $most }.
feedback-most = Høgst { $n } teikn.
block-discussion = Til diskusjon
block-tryout = Utprøving
block-meeting = Fellesmøte
block-tip = Tips

## Charts and figures

figure-number = Figur { $number }
chart-bars = Stolpediagram. Tala står i tabellen under.
chart-lines = Linjediagram. Tala står i tabellen under.
chart-pie = Kakediagram. Tala står i tabellen under.
figure-wheel = Hjul. Det same står i lista under.
figure-rings = Ringar inni kvarandre, den første inst. Det same står i lista under.

## Film and sound

captions = Teksting
transcript-video = Les teksten til filmen
transcript-audio = Les teksten til lydopptaket

## In the text itself

alert-note = Merk
alert-tip = Tips
alert-important = Viktig
alert-warning = Åtvaring
alert-caution = Ver forsiktig
footnotes = Fotnotar
footnote-ref = Fotnote { $n }
footnote-back = Tilbake til teksten frå fotnote { $n }
table-region = Tabell { $n }
formula-region = Formel { $n }
task-done = Gjort
task-todo = Ikkje gjort

## The page for an address that does not exist

not-found-title = Sida finst ikkje

## The reader's own device: the view, what is done, and answers

view-label = Eg er
view-all = Ikkje valt
view-all-names = alle|all
view-all-said = Alt blir vist likt.
view-said = Det som er for { $name }, blir vist. Det andre er dempa.
door-leader = Oversikt for leiar
door-owner = Ansvaret til skuleeigaren
share-teachers = Kopier lenkje for lærarar
share-address = Lenkje til sida slik lærarar ser den
share-copied = Lenkja er kopiert.
share-select = Kopier lenkja i feltet.
booklet-print = Skriv ut heftet
aside-open = Vis
aside-close = Skjul
done-label = Eg har gjort dette
done-said = Gjort. { $done } av { $all } i { $module }.
done-said-whole = Gjort. Du er ferdig med { $module }.
done-unsaid = Ikkje gjort lenger.
done-word = Gjort
progress = { $done } av { $all } gjort
storage-failed = Nettlesaren lèt ikkje sida lagre noko, så dette blir ikkje hugsa.
needs-script = Denne sida krev at nettlesaren kan køyre skript.
answer-stays = Det du skriv, blir berre lagra på denne eininga.
answer-saved = Lagra på denne eininga.
answer-failed = Nettlesaren lèt ikkje sida lagre. Kopier teksten før du lukkar sida.
answer-joined = Du har skrive her i ei anna fane også. Begge tekstane er tekne vare på.
answer-all = Alle notata dine
answer-paper = Skriv gjerne svaret ditt på papir.

## Sheets: fields to write in, in a table or a list

sheet-shared = Bruker andre denne maskina?
sheet-shared-why = Svara ligg i nettlesaren her, og den som bruker maskina etter deg, kan lese dei. Lagre dei som fil og slett dei når du er ferdig.
sheet-saved = Lagra på denne eininga
sheet-at = kl. { $time }
sheet-answered = { $done } av { $all } svart på
sheet-not-kept = Ikkje lagra.
sheet-row = Rad { $number }
sheet-add = Legg til ei rad
sheet-remove = Fjern rada
sheet-removed = Rada er fjerna.
sheet-undo = Angre
sheet-clear = Delete fjernar valet.
sheet-copy = Kopier som tekst
sheet-copied = Teksten er kopiert.
sheet-select = Kopier teksten i feltet.
sheet-file = Lagre som fil
sheet-filed = Svara er lagra i ei fil. Notatsida kan hente dei derifrå.
sheet-csv = Lagre som rekneark (CSV)
sheet-print = Skriv ut
sheet-erase = Slett svara
sheet-erased = Sletta.
sheet-left = Svar utan felt.
sheet-left-why = Skjemaet er endra sidan du svarte. Svara dine er tekne vare på.
sheet-left-remove = Fjern svaret
sheet-sign = Linjene er til å skrive under på papir. Underskrifter blir ikkje lagra.
sheet-missing = Noko som trengst, kunne ikkje hentast. Prøv igjen når du er på nett.
sheet-paper = Skriv ut sida og fyll ut skjemaet på papir.

## The answers in sheets, together

sum-title = Svara samla
sum-about = Be dei som har fylt ut eit skjema, velje «Lagre som fil» under det og gi deg fila. Her ser du svara samla, utan namn. Ingenting forlèt denne maskina.
sum-pick = Svara
sum-pick-again = Svara etter
sum-pick-again-why = Har dei svart ein gong til, ser du før og etter side om side.
sum-choose = Vel filer
sum-drop = eller slepp dei her
sum-read = Filer som er lesne: { $count }.
sum-not = «{ $file }» er ikkje eit skjema.
sum-newer = «{ $file }» er laga av ei nyare utgåve av nettstaden.
sum-other-site = «{ $file }» er frå ein annan nettstad.
sum-again = «{ $file }» er lesen før.
sum-clear = Fjern alle
sum-cleared = Alle svara er fjerna herifrå.
sum-before = før
sum-after = etter
sum-statement = Utsegn
sum-when = Når
sum-answers = Svar
sum-change = Endring
sum-of = { $count } av { $all }
sum-line = Til høgre for streken: { $answers }
sum-moved = Flest svar har flytta seg på «{ $statement }»: { $now } av { $all } svarer { $answers } no, mot { $before } av { $all_before } før.
sum-more = Vis { $count } til
sum-care = Kommentarane står i tilfeldig rekkjefølgje, utan namn og fil. Med få svar kan nokon likevel kjenne att kven som har skrive. Les gjennom før du viser dei for andre.

## The page with the reader's notes

notebook-title = Notata dine
notebook-lead = Her er det du har skrive i kurset. Det ligg berre i nettlesaren på denne eininga.
notebook-found-by = notater, notatene mine, notata mine, mine notater, lagrede notater, lagra notat, mine svar, svarene mine, svara mine, refleksjonene mine, refleksjonane mine, mine refleksjoner, refleksjonslogg, logg, loggen min, dagbok, det jeg har skrevet, det eg har skrive, laste ned notater, flytte notater, sikkerhetskopi, my notes, my answers, saved notes, skjema, skjema mine, utfylte skjema
notebook-more = Om det som blir lagra
notebook-empty = Du har ikkje skrive noko enno. Når du svarer på eit spørsmål til refleksjon eller fyller ut eit skjema, finn du svaret igjen her.
notebook-elsewhere = Andre sider
notebook-file = notat
notebook-text = Last ned som tekst
notebook-print = Skriv ut
notebook-copy = Lagre notata som fil
notebook-copy-why = Med fila kan du flytte notata og det du har merkt som gjort, til ei anna eining.
notebook-import = Hent notat frå fil
notebook-imported = Fila er henta. Nye eller endra notat: { $count }
notebook-left-out = Notat i fila som ikkje kunne lesast, og som er utelatne: { $count }
notebook-unreadable = Fila har ingen notat som kan lesast.
notebook-newer = Fila er laga av ei nyare utgåve av nettstaden. Last sida på nytt, og prøv igjen.
notebook-other-site = Fila er frå ein annan nettstad. Ingenting er henta.
notebook-erase = Slett
notebook-erase-all = Slett alle
notebook-erased = Sletta.
erase-one = Vil du slette dette notatet? Det kan ikkje hentast tilbake.
erase-sheet = Vil du slette svara i dette skjemaet? Dei kan ikkje hentast tilbake.
erase-all = Vil du slette alle notata dine ({ $count })? Dei kan ikkje hentast tilbake.
erase-stored = Vil du slette alt som er lagra, også notata? Det kan ikkje hentast tilbake.
erase-yes = Slett
erase-no = Behald

## What a participant prints of a course

certificate = Kursbevis
certificate-lead = Skriv ut ei stadfesting på det du har gjort. Namnet blir ikkje lagra.
certificate-found-by = bevis, kursbevis, attest, kursattest, diplom, sertifikat, deltakarbevis, deltakerbevis, stadfesting, stadfesting på kurset, kursbekreftelse, certificate
certificate-name = Namnet ditt, slik det skal stå
certificate-name-line = Namn
certificate-view = Du har vore med som
certificate-with = Ta med
certificate-with-goals = Måla for kurset
certificate-with-head = Linje for rektor
certificate-print = Skriv ut eller lagre som PDF
certificate-not-all = Har du ikkje merkt alt som gjort? Beviset seier kor mange sider du har gjort, til dømes 41 av 50.
certificate-devices = Har du brukt fleire einingar?
certificate-fetch = Hent fila frå den andre først
certificate-paper = Skriv ut sida, skriv namnet ditt på linja, og kryss av for det du har gjort.
certificate-ticked = har gjort det som er kryssa av her.
certificate-said = har gjort { $done } av { $all } sider.
certificate-said-as = har gjort { $done } av { $all } sider som { $whom }.
certificate-hours = Heile kurset er rekna til { $time }
certificate-pages = { $n ->
    [one] { $n } side
   *[other] { $n } sider
 }
certificate-count = { $done } av { $all } sider
certificate-goals = Mål for kurset
certificate-participant = Deltakar
certificate-place-date = Stad og dato
certificate-head = Rektor, om det er avtalt
certificate-own = Dette er deltakaren si eiga erklæring, ut frå det deltakaren sjølv har merkt som gjort. Ingen har kontrollert arbeidet, og erklæringa gir ikkje studiepoeng.

## The privacy page

privacy-title = Personvern
privacy-lead = Nettstaden samlar ikkje inn noko om deg. Det du skriv og merkjer av, blir på eininga di.
privacy-found-by = personvernerklæring, personopplysninger, personopplysningar, informasjonskapsler, informasjonskapslar, cookies, GDPR, sporing, logging, hva lagres, kva blir lagra, lagring av data, sletting av data, slette data, slette det som er lagret, innsyn, samtykke, privacy
privacy-nothing-title = Dette skjer ikkje
privacy-no-cookies = Det blir ikkje sett nokon informasjonskapslar.
privacy-no-others = Ingenting blir henta frå eller sendt til andre nettstader.
privacy-no-fetch = Ingenting blir henta frå andre nettstader.
privacy-no-counting = Ingen tel, måler eller følgjer kva du gjer.
privacy-search = Ingen får vite kva du søkjer etter: Søket skjer i nettlesaren. Orda står i adressa til sida du opnar derifrå, bak teiknet #, og det som står der, blir ikkje sendt til nokon. Utan skript får den som driv nettstaden, orda du søkjer etter.
privacy-host = Den som driv nettstaden, kan føre ein vanleg teknisk logg over kva sider som blir henta.
privacy-device-title = Dette kan bli lagra på eininga di
privacy-device = Ingenting blir lagra før du sjølv gjer noko av dette:
privacy-view = Du vel kven sida skal visast for.
privacy-done = Du merkjer ei side som gjord.
privacy-tasks = Du kryssar av punkt i ei liste.
privacy-begins = Du skriv når eit møte begynner.
privacy-notes = Du skriv i eit felt til refleksjon.
privacy-sheets = Du fyller ut eit skjema.
privacy-to-notes = Sjå notata dine
privacy-feedback = Skriv du ei tilbakemelding og trykkjer på «Send», får { $name } ({ $place }) det du har skrive, og kva side du skreiv det på. Det er det einaste som blir sendt nokon stad.
privacy-shared = Andre som bruker same nettlesar på same eining, kan sjå det. Slett det når du er ferdig på ei delt maskin.
privacy-stored-title = Lagra no
privacy-stored-script = Utan skript blir ingenting lagra.
privacy-contact = Spørsmål om personvern kan du sende til
stored-nothing = Ingenting er lagra.
stored-view = Vald vising: { $name }
stored-done = Sider som er merkte som gjorde: { $count }
stored-tasks = Punkt som er kryssa av i lister på ei side: { $count }
stored-begins = Når eit møte begynner: { $time }
stored-note = Notat: { $question }
stored-sheet = Svar i skjema: { $title }
stored-other = Anna: { $name }
stored-erase-all = Slett alt
stored-erased = Alt er sletta.
## When a page was changed

updated = Oppdatert
feed-title = Endringar på { $title }
## Lederstøtte: veien mellom notat og avsnitt, lederens sider, oversiktene

note-back = Til avsnittet som { $note } gjeld
note-back-short = Til avsnittet
note-of-leader = Leiarstøtte
note-of-owner = Skuleeigar
leader-page-title = Leiarstøtte i { $module }
leader-page-description = Råda til deg som leiar, samla frå sidene i { called-the }.
support-notes = Råd ved teksten
support-meetings = Møta i { called-the }
support-times = Tid i { called-the }
support-in-all = I alt { $time }
support-to-plan = Til planen
support-to-plan-of = Til planen for { $meeting }
leader-overview = Oversikt for leiar
leader-overview-title = Oversikt for deg som leiar
leader-overview-description = { called-all-at-start } i rekkjefølgje, med det du skal førebu, møta og tida det tek.
# What people call the page when they look for it: searched, and never shown. In several languages, since readers are.
leader-overview-found-by = lederoversikt, leiaroversikt, oversikt for leiaren, alle møtene, alle møta, hva skal jeg forberede, kva skal eg førebu, leader overview
owner-overview = Oversikt for skuleeigar
owner-overview-title = Dette er ditt ansvar
owner-overview-description = Det som er ansvaret til skuleeigaren i kurset, samla frå alle { called-all }.
owner-overview-found-by = eieroversikt, eigaroversikt, mitt ansvar, ansvaret mitt, ansvaret til skoleeieren, ansvaret til skuleeigaren, owner overview
overviews = For deg som er leiar eller skuleeigar
duties = Når du trengst, i rekkjefølgje
overview-yours = Tida di i alt
overview-time = Tid for deg
overview-prepare = Å førebu
overview-read = Å lese
overview-meetings = Møte
overview-notes = { $n ->
    [1] eitt råd
   *[other] { $n } råd
 } ved teksten
## When and where a page is, what to bring to it, and what comes out of it

when = Når
where = Stad
bring = Ta med
outcome = { $form ->
    [individual] Du sit att med
   *[other] De sit att med
 }

## The plan of a meeting

plan-title = Plan for møtet
plan-region = Møteplan { $n }
plan-in-all = I alt { $time }
plan-begins = Begynner
plan-ends = Slutt kl. { $time }
plan-time-example = 14.30
plan-time-unclear = Skriv når møtet begynner, til dømes 14.30.
plan-show = Storskjerm
plan-handout = Skriv ut ark
plan-groups = Lag grupper
plan-leave = Tilbake til sida
plan-unfetched = Fekk ikkje henta verktøyet. Sjekk at du er på nett, og prøv igjen.
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
plan-over-said = Tida er ute
plan-until = Møtet sluttar { $time }
plan-sound = Ring
plan-close = Lukk
plan-previous = Førre
plan-next = Neste
plan-next-round = Neste runde
plan-less = − 1 min
plan-more = + 1 min
plan-rewind = Spol tilbake
plan-start = Start klokka
plan-pause = Stopp klokka
plan-after = Etterpå: { $title }, { $length }
plan-last = Siste del
leader-open = Opne vindauget til leiaren
leader-blocked = Nettlesaren opna ikkje vindauget. Tillat nye vindauge frå denne nettstaden, og prøv igjen.
leader-window = For deg som leiar
leader-window-only = Dei andre ser berre storskjermen.
leader-now = No · del { $n } av { $of }
leader-left = igjen
leader-left-round = igjen av runde { $n } av { $of }
leader-now-short = No:
leader-time = Kl. { $time }
leader-late = { $n } min etter planen. Møtet sluttar { $time }.
leader-early = { $n } min framfor planen. Møtet sluttar { $time }.
leader-on-time = I rute. Møtet sluttar { $time }.
leader-next = Etterpå, kl. { $time }
leader-own = Stikkord til deg sjølv
leader-own-kept = Blir ikkje lagra.
leader-end = Slutt
leader-moves = Tidene flyttar seg når du legg til eller trekkjer frå.
leader-gain = Ta igjen 2 min
leader-gain-from = Blir tekne frå «{ $title }»
leader-alone = Storskjermen er lukka. Opne møtet og vindauget til leiaren på nytt.

## Groups for a meeting

groups-title = Lag grupper
groups-size = Kor mange i kvar gruppe?
groups-count = Kor mange er de?
groups-names = Namn, om du vil
groups-kept = Namna blir ikkje lagra. Dei er borte når du lukkar sida.
groups-draw = Trekk grupper
groups-show = Vis på storskjerm
groups-one = Gruppe { $n }
groups-numbers = null éi to tre fire fem seks sju åtte ni ti elleve tolv
groups-word-one = gruppe
groups-word-many = grupper
groups-even = { $many } { $groups } med { $size }.
groups-odd = { $many } { $groups } med { $size } og { $few } med { $other }.
groups-count-off = Tel til { $n } etter tur. Alle som seier det same talet, er i gruppe saman.
groups-few = De må vere minst to.

## The sheet of a meeting to print

handout-for = Ark til den som leiar møtet
handout-time = Kl. { $time }
handout-clock = Kl.
handout-date = Dato
handout-room = Rom
handout-leader = Leiar
handout-minutes = Referent
handout-before = Før møtet
handout-done = Alle har gjort { $page }
handout-groups = Grupper
handout-own = Råd og eigne stikkord

## Controls of film and sound

player = Avspeling
player-play = Spel av
player-pause = Pause
player-seek = Stad i opptaket
player-at = { $time } av { $of }
player-back = 10 sekund tilbake
player-forward = 10 sekund fram
player-rate = Fart
player-times = { $rate } ×
player-decimal = ,
player-mute = Lyden av
player-volume = Lydstyrke
player-full = Full skjerm
player-from = Spel av frå { $time }
media-away-video = Sjå filmen hos { $host } (blir opna der)
media-away-audio = Høyr opptaket hos { $host } (blir opna der)
not-found-text = Adressa er kanskje skriven feil, eller sida er flytta.

## The page for an address that does not exist: what may have happened, and where to go on

not-found-why = Er lenkja gammal, kan sida ha fått eit nytt namn. Manglar det noko på slutten av adressa, er ho kanskje ikkje kopiert heilt.
not-found-other = Andre stader
not-found-contact = Finn du ikkje fram? Skriv til

# What stands at an old address of a page, with a link after it.
moved-title = Sida er flytta
moved-to = Ho er her no:

## The page on accessibility

accessibility = Tilgjenge
accessibility-aim = Alle skal kunne bruke denne nettstaden: med tastatur, skjermlesar eller forstørra tekst, og på ein liten skjerm.
accessibility-found-by = universell utforming, uu, tilgjengelighetserklæring, tilgjengelegheit, tilgjengelegheitserklæring, WCAG, skjermleser, skjermlesar, tastatur, forstørring, melde feil, si fra om feil, accessibility
accessibility-statement = Tilgjengeerklæring
accessibility-full = Nettstaden er i samsvar med krava i forskrifta om universell utforming.
accessibility-partial = Nettstaden er delvis i samsvar med krava i forskrifta om universell utforming.
accessibility-none = Nettstaden er ikkje i samsvar med krava i forskrifta om universell utforming.
accessibility-assessed = Det vart vurdert { $date }.
accessibility-read = Les tilgjengeerklæringa for { $title }
accessibility-no-statement = Det er ikkje lagt inn noka tilgjengeerklæring her.
accessibility-faults = Dette veit vi ikkje verkar for alle
accessibility-tell = Sei frå om noko ikkje verkar
accessibility-tell-text = Fortel kva side det gjeld, kva du prøvde å gjere, og kva du bruker for å lese. Treng du innhaldet i ei anna form, kan du også seie frå om det.
accessibility-complaints = Klage
accessibility-complaints-text = Hjelper det ikkje å seie frå, kan du gå til
accessibility-authority = tilsynsorganet
accessibility-norwegian-authority = Tilsynet for universell utforming av ikt

## The search

search = Søk
search-label = Søk i nettstaden
search-keys = Ctrl+K
search-results = Treff
search-one = 1 treff
search-count = { $count } treff
search-least = Minst { $count } treff
search-all = Vis alle ({ $hits })
search-more = Vis fleire
search-none = Ingen treff på «{ $query }».
search-advice = Prøv færre ord eller andre ord. Eit ord kan også skrivast utan ending.
search-mended = Ingen treff på «{ $word }». Viser treff på «{ $mended }».
search-missing = Ingen side har alle orda. Det øvste treffet manglar { $words }.
search-view = Det som er for { $name }, kjem først.
search-only-minus = Skriv også eit ord som skal vere med, til dømes «praksis -film».
search-minus-phrase = Du kan berre utelate eitt ord om gongen. Skriv - framfor ordet, til dømes «praksis -film».
search-leading-star = Stjerna må stå bak minst to bokstavar, til dømes «vurder*».
search-empty-phrase = Skriv orda mellom hermeteikna, til dømes «felles praksis».
search-title-alone = Skriv ordet rett etter kolonet, til dømes tittel:praksis.
search-common = Orda er så vanlege at dei står overalt. Skriv eit ord som seier kva sida handlar om.
search-failed = Søket lét seg ikkje laste. Er nettstaden endra sidan du opna sida, så last ho på nytt. Alle sidene står i lista på søkjesida.
search-unmark = Fjern markering
search-marked-one = 1 stad på sida er markert
search-marked = { $count } stader på sida er markerte
search-help = Slik kan du søke
search-help-phrase = «ein frase» finn orda etter kvarandre.
search-help-minus = -ord utelèt sider med ordet.
search-help-title = tittel:ord finn ordet berre i titlar.
search-help-star = ord* finn alt som begynner slik.
search-module = { called-at-start }
search-any-module = Alle { called-many }
search-any-audience = Alle
search-whole-course = Heile kurset
search-kind = Type
search-any-kind = Alle typar
search-whole-module = Om { called-the }
search-all-pages = Alle sidene
