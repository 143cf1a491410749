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
goals = Goals

## A module

module-goals = Goals of the module
module-pages = What is in the module
do-first = Do first
opens-for = Then you can take
first-short = First
duration = Duration
workload = Working time
form-times-total = In all
opens = Opens
for-audience = For

## A page

and = and

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
not-found-text = The address may be mistyped, or the page has moved. From here you can go on to:
