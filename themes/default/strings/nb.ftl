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

## A course

course-nav = Modulen og kurset
trail = Modulene
start-with = Start med { $title }
choose-order = Disse modulene tar dere i den rekkefølgen dere vil
time-in-all = Tid i alt
course-pages = Mer om kurset
work-over-time = { $work } arbeid over { $time }
time-with-modules = { $least } hvis dere tar modul { $modules } samtidig, eller { $sequence } hvis dere tar én om gangen
time-side-by-side = { $least } hvis dere tar flere moduler samtidig der det går, eller { $sequence } hvis dere tar én om gangen
order = Rekkefølge
goals = Mål

## A module

module-goals = Mål for modulen
module-pages = Innholdet i modulen
do-first = Gjør først
opens-for = Deretter kan dere ta
first-short = Først
duration = Varighet
workload = Arbeidstid
form-times-total = I alt
opens = Åpner
for-audience = For

## A page

and = og

## Kinds of page

kind-text = Tekst
kind-video = Film
kind-audio = Lyd
kind-reflection = Refleksjon
kind-discussion = Diskusjon
kind-task = Oppgave
kind-tryout = Utprøving
kind-meeting = Fellesmøte
kind-support = Lederstøtte

## Forms of work

form-individual = Individuelt
form-collective = Kollektivt

## Audiences, where the site's config gives no name of its own

audience-teacher = Lærer
audience-leader = Leder
audience-owner = Skoleeier

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
block-discussion = Til diskusjon
block-tryout = Utprøving
block-meeting = Fellesmøte
block-tip = Tips

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
task-done = Gjort
task-todo = Ikke gjort

## The page for an address that does not exist

not-found-title = Siden finnes ikke
not-found-text = Adressen er kanskje skrevet feil, eller siden er flyttet. Her kan du gå videre:
