# Every word of the interface in English. The same keys stand in every language's file.
# Arguments are Fluent variables: $n is a number, $title the title or label of a page.
# Templates and the program ask for these keys; a key that is missing stops the build.

## The frame of every page

skip-to-content = Skip to content
site-nav = Site
breadcrumb = You are here
front-page = Front page
menu = Menu
menu-close = Close the menu
on-this-page = On this page
page-turn = Previous and next page
previous = Previous
next = Next
contact = Contact

## A course

course-nav = The module and the course
trail = The modules
start-with = Start with { $title }
choose-order = Take these modules in any order you like
time-in-all = Time in all
course-pages = More about the course
work-over-time = { $work } of work over { $time }
time-with-modules = { $least } if you take modules { $modules } at the same time, or { $sequence } if you take one at a time
time-side-by-side = { $least } if you take modules at the same time where you can, or { $sequence } if you take one at a time
order = Order
choose-some = Take at least { $least ->
    [1] one
    [2] two
    [3] three
    [4] four
   *[other] { $least }
 } of these modules before you go on
goals = Goals

## A module

module-goals = Goals of the module
module-pages = What is in the module
first-short = First
first-some = First { $least ->
    [1] one
    [2] at least two
    [3] at least three
    [4] at least four
   *[other] at least { $least }
 } of
first-rather = Preferably first
duration = Duration
workload = Working time
form-times-total = In all
opens = Opens
for-audience = For

## The order, in sentences: $modules are links in a row

way-start = This is the start of the course.
way-open = You can start with this one.
way-end = This is the end of the course.
way-before = Before this one: { $modules }.
way-before-also = In addition: { $modules }.
way-rather-before = Preferably { $modules } first.
way-free = You can take { $modules } in any order you like.
way-after = After this one: { $modules }.
way-after-several = After this one you can choose { $modules }.
way-after-many = After this one you can choose among { $count } modules.
way-after-also = You can take { $modules } once { $others } are done too.
way-after-alternatives = You can take { $modules } once { $others } are done.
way-after-rest = This one also counts before { $count ->
    [1] one other module
   *[other] { $count } other modules
 }.
way-count = { $count } modules
way-count-others = { $count } other modules
way-some = { $least ->
    [1] one of { $modules }
    [2] at least two of { $modules }
    [3] at least three of { $modules }
    [4] at least four of { $modules }
   *[other] at least { $least } of { $modules }
 }

## The map of a course

map-first = first
map-last = last
map-rather-first = preferably first
map-rather-last = preferably last
map-free = in any order you like
map-alternatives = at least { $least } of { $of }
map-opens = opens { $date }
map-after = after { $modules }
map-rather-after = preferably after { $modules }
map-after-alternatives = { $least ->
    [1] after { $modules }
   *[other] after at least { $least } of { $modules }
 }
map-required = Must be taken in this order
map-recommended = Should be taken in this order
map-suggested = A suggested order, you choose

## A page

and = and
or = or

## Kinds of page

kind-text = Text
kind-video = Film
kind-audio = Audio
kind-reflection = Reflection
kind-discussion = Discussion
kind-task = Task
kind-tryout = Try-out
kind-meeting = Common meeting
kind-support = Leader support

## Forms of work

form-individual = Individual
form-collective = Collective

## Audiences, where the site's config gives no name of its own

audience-teacher = Teacher
audience-leader = Leader
audience-owner = School owner

## Notes beside the text

note-leader = Leader support { $n }
note-owner = School owner { $n }
owner-responsibility = This is your responsibility
note-context = Context
note-method = Method
note-challenge = Challenge
note-group = Groups
note-alternative = Alternative
note-literature = Further reading

## Blocks in the text

block-task = Task
block-reflection = To reflect on
block-discussion = To discuss
block-tryout = Try-out
block-meeting = Common meeting
block-tip = Tip

## Film and sound

captions = Captions
transcript-video = Read the text of the film
transcript-audio = Read the text of the recording

## In the text itself

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
footnotes = Footnotes
footnote-ref = Footnote { $n }
footnote-back = Back to the text from footnote { $n }
table-region = Table { $n }
task-done = Done
task-todo = Not done

## The page for an address that does not exist

not-found-title = There is no such page
not-found-text = The address may be mistyped, or the page has moved.

## The page for an address that does not exist: what may have happened, and where to go on

not-found-why = If the link is old, the page may have a new name. If something is missing at the end of the address, it may not have been copied as a whole.
not-found-other = Other places
not-found-contact = Still lost? Write to

## The page on accessibility

accessibility = Accessibility
accessibility-aim = Everybody should be able to use this site: with a keyboard, a screen reader or larger text, and on a small screen.
accessibility-statement = Accessibility statement
accessibility-full = This site meets the demands of the law on accessibility.
accessibility-partial = This site partially meets the demands of the law on accessibility.
accessibility-none = This site does not meet the demands of the law on accessibility.
accessibility-assessed = This was assessed on { $date }.
accessibility-read = Read the accessibility statement for { $title }
accessibility-no-statement = No accessibility statement has been given here.
accessibility-faults = What we know does not work for everybody
accessibility-tell = Tell us what does not work
accessibility-tell-text = Say which page it is about, what you tried to do, and what you use for reading. You can also tell us if you need the content in another form.
accessibility-complaints = Complaints
accessibility-complaints-text = If telling us does not help, you can go to
accessibility-authority = the supervising authority
accessibility-norwegian-authority = the Norwegian authority for universal design of ICT
