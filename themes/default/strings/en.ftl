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

## What a course calls its modules, for the words below: $called is module, phase, part, session, gathering, week or theme

called = { $called ->
    [phase] phase
    [part] part
    [session] session
    [gathering] gathering
    [week] week
    [theme] theme
   *[module] module
 }
called-at-start = { $called ->
    [phase] Phase
    [part] Part
    [session] Session
    [gathering] Gathering
    [week] Week
    [theme] Theme
   *[module] Module
 }
called-many = { $called ->
    [phase] phases
    [part] parts
    [session] sessions
    [gathering] gatherings
    [week] weeks
    [theme] themes
   *[module] modules
 }

## A course

course-nav = The { called } and the course
the-course = The course
the-courses = The courses
side-modules = All { called-many }
all-modules = All { $count } { called-many }
all-pages-of-module = All { $count } pages
trail = The { called-many }
course-pages = More about the course
work-over-time = { $work } of work over { $time }
time-with-modules = { $least } if you take { called-many } { $modules } at the same time, or { $sequence } if you take one at a time
time-side-by-side = { $least } if you take { called-many } at the same time where you can, or { $sequence } if you take one at a time
order = Order
goals = Goals

## A module

module-goals = Goals of the { called }
module-pages = What is in the { called }
onward = Continue: { $page }
onward-first = Begin with { $page }
onward-said = You have done { $done } of { $all } pages in { $module }.
onward-all = You are done. See your notes
onward-certificate = You are done. Make a certificate
here = You are here
lane-alone = Alone
lane-class = In class
lane-together = Together
times-each = Time for each of you
leader-box = Do you lead the work?
leader-box-about = All that you prepare, on one page:
times-yours = Your time: { $time }
workload-stated = Stated: { $time }
module-more-pages = More pages
module-about = About this part
first-short = First
duration = Duration
workload = Working time
form-times-total = In all
opens = Opens
closes = Closes
closed = Closed
starts = Start in
rounds = Rounds
enrolment = Enrolment
enrolment-address = Enrol at
enrolment-deadline = Deadline
enrolment-ended = Deadline was
enrolment-steps = What to do
enrolment-by = by
price = Price
for-all = For everyone
for-audience = For

## The order, in sentences: $modules are links in a row

way-start = This is the start of the course.
way-open = You can start with this one.
way-rather-start = Preferably start with this one.
way-end = This is the end of the course.
way-before = Before this one: { $modules }.
way-before-also = In addition: { $modules }.
way-before-all = Before this one: all the other { called-many }.
way-rather-before = Preferably { $modules } first.
way-rather-before-all = Preferably all the other { called-many } first.
way-straight-after = { $how ->
    [recommended] Preferably take this one straight after { $modules }.
   *[required] Take this one straight after { $modules }.
 }
way-together = { $how ->
    [recommended] Preferably take this one at the same time as { $modules }.
   *[required] Take this one at the same time as { $modules }.
 }
way-time-after = { $how ->
    [recommended] Preferably let at least { $time } pass after { $modules }.
   *[required] Begin { $time } after { $modules } at the earliest.
 }
way-within = { $how ->
    [recommended] Preferably begin within { $time } after { $modules }.
   *[required] Begin within { $time } after { $modules }.
 }
way-apart = { $how ->
    [recommended] Preferably let at least { $time } pass between this one and { $modules }.
   *[required] Let at least { $time } pass between this one and { $modules }.
 }
way-free = You can take { $modules } in any order you like.
way-after = After this one: { $modules }.
way-after-several = After this one: { $modules }, in any order you like.
way-after-many = After this one: { $count } { called-many }, in any order you like.
way-rather-after = Then preferably { $modules }.
way-after-also = You can take { $modules } once { $others } are done too.
way-after-alternatives = You can take { $modules } once { $others } are done.
way-after-rest = This one also counts before { $count ->
    [1] one other { called }
   *[other] { $count } other { called-many }
 }.
way-count = { $count } { called-many }
way-count-others = { $count } other { called-many }
way-some = { $least ->
    [1] one of { $modules }
    [2] at least two of { $modules }
    [3] at least three of { $modules }
    [4] at least four of { $modules }
   *[other] at least { $least } of { $modules }
 }

## The foot of a page: what comes before it and after it

turn-here = You are here
turn-next-for = Next for you as { $name }
turn-skipped = { $count ->
    [1] Page { $pages } is for { $names }.
   *[other] Pages { $pages } are for { $names }.
 }
turn-skipped-count = { $count ->
    [1] One page here is for { $names }.
   *[other] { $count } pages here are for { $names }.
 }
turn-skipped-see = { $count ->
    [1] See it anyway
   *[other] See them anyway
 }
turn-choose = Now you choose: { $modules }
turn-choose-some = Choose { $least ->
    [1] one
    [2] two
    [3] three
    [4] four
   *[other] { $least }
 } of { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
   *[other] { $count }
 }: { $modules }
turn-all-before = You take { $count ->
    [2] both
    [3] all three
    [4] all four
    [5] all five
   *[other] all { $count }
 } before { $modules }.
turn-some-before = You take at least { $least ->
    [1] one
    [2] two
    [3] three
    [4] four
   *[other] { $least }
 } of them before { $modules }.
turn-which-first = Your school decides which comes first.
turn-left = Left: { $modules }
turn-left-before = Left before { $later }: { $modules }
turn-rather-after = Rather after { $modules }

## The map of a course

map-first = first
map-last = last
map-before-all = before all the others
map-after-all = after all the others
map-rather-first = preferably before all the others
map-rather-last = preferably after all the others
map-free = in any order you like
map-free-group = { $modules } in any order you like
map-alternatives = { $least ->
    [1] one
    [2] at least two
    [3] at least three
    [4] at least four
   *[other] at least { $least }
 } of { $of }
map-opens = opens { $date }
map-after = after { $modules }
map-rather-after = preferably after { $modules }
map-after-alternatives = { $least ->
    [1] after { $modules }
    [2] after at least two of { $modules }
    [3] after at least three of { $modules }
    [4] after at least four of { $modules }
   *[other] after at least { $least } of { $modules }
 }
map-rather-after-alternatives = { $least ->
    [1] preferably after { $modules }
    [2] preferably after at least two of { $modules }
    [3] preferably after at least three of { $modules }
    [4] preferably after at least four of { $modules }
   *[other] preferably after at least { $least } of { $modules }
 }
map-straight-after = { $how ->
    [recommended] preferably straight after { $modules }
   *[required] straight after { $modules }
 }
map-together = { $how ->
    [recommended] preferably together with { $modules }
   *[required] together with { $modules }
 }
map-time-after = { $how ->
    [recommended] preferably at least { $time } after { $modules }
   *[required] at least { $time } after { $modules }
 }
map-within = { $how ->
    [recommended] preferably within { $time } after { $modules }
   *[required] within { $time } after { $modules }
 }
map-apart = { $how ->
    [recommended] preferably at least { $time } from { $modules }
   *[required] at least { $time } from { $modules }
 }
map-required = Must be taken in this order
map-recommended = Should be taken in this order
map-some = Some of these first: the number says how many
map-any-order = In any order you like
map-more = Something else comes first too, see the text
map-open = No arrow in: you choose when
map-no-order = No order is set. The { called-many } stand in the order that the course suggests.

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
kind-gathering = Gathering
kind-visit = Visit
kind-deadline = Deadline
kind-support = Leader support

## Forms of work

form-individual = Individual
form-collective = Collective

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
block-sheet = Sheet
block-feedback = Feedback
feedback-send = Send to { $name }
feedback-about = What you write is sent to { $name } ({ $place }) when you press the button, and only then. Write nothing about pupils or others who could be recognised.
feedback-about-mail = The button opens your e-mail program with what you have written, and you send it yourself to { $name } ({ $place }). Write nothing about pupils or others who could be recognised.
feedback-page = Page
feedback-thanks = Thank you! A new tab is open. See there whether { $name } has received it.
feedback-empty = Write something first, so that there is something to send.
feedback-thanks-mail = Thank you! The e-mail is ready in your e-mail program. It is not sent until you send it there.
feedback-blocked = The site does not let the browser send this. Copy the text, and send it to { $place }.
feedback-room = { $left } characters left of { $most }
feedback-over = ! { $over } characters too many. There is room for { $most }.
feedback-most = At most { $n } characters.
block-discussion = To discuss
block-tryout = Try-out
block-meeting = Common meeting
block-tip = Tip

## Charts and figures

figure-number = Figure { $number }
chart-bars = Bar chart. The numbers are in the table below.
chart-lines = Line chart. The numbers are in the table below.
chart-pie = Pie chart. The numbers are in the table below.
figure-wheel = Wheel. The list below says the same.
figure-rings = Rings inside each other, the first innermost. The list below says the same.

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
formula-region = Formula { $n }
task-done = Done
task-todo = Not done

## The page for an address that does not exist

not-found-title = There is no such page

## The reader's own device: the view, what is done, and answers

view-label = Show for
view-all = Everyone
view-all-names = alle|all
view-all-said = Everything shows alike.
view-said = What is for { $name } shows. The rest is dimmed.
door-leader = Overview for leaders
door-owner = The owner’s responsibility
share-teachers = Copy a link for teachers
share-address = Link to the page as teachers see it
share-copied = The link is copied.
share-select = Copy the link in the field.
booklet-print = Print the booklet
aside-open = Show
aside-close = Hide
done-label = I have done this
done-said = Done. { $done } of { $all } in { $module }.
done-said-whole = Done. You have finished { $module }.
done-unsaid = No longer done.
done-word = Done
progress = { $done } of { $all } done
storage-failed = The browser does not let the page store anything, so this will not be remembered.
needs-script = This page needs a browser that can run scripts.
answer-stays = What you write is stored on this device only.
answer-saved = Stored on this device.
answer-failed = The browser does not let the page store. Copy the text before you close the page.
answer-joined = You have written here in another tab too. Both texts are kept.
answer-all = All your notes
answer-paper = You may like to write your answer on paper.

## Sheets: fields to write in, in a table or a list

sheet-shared = Do others use this computer?
sheet-shared-why = The answers are in the browser here, and whoever uses the computer after you can read them. Save them as a file and delete them when you are done.
sheet-saved = Saved on this device
sheet-at = at { $time }
sheet-answered = { $done } of { $all } answered
sheet-not-kept = Not saved.
sheet-row = Row { $number }
sheet-add = Add a row
sheet-remove = Remove the row
sheet-removed = The row is removed.
sheet-undo = Undo
sheet-clear = Delete clears the choice.
sheet-copy = Copy as text
sheet-copied = The text is copied.
sheet-select = Copy the text in the field.
sheet-file = Save as a file
sheet-filed = The answers are saved in a file. The page with your notes can bring them in from it.
sheet-csv = Save as a spreadsheet (CSV)
sheet-print = Print
sheet-erase = Delete the answers
sheet-erased = Deleted.
sheet-left = Answers without a field.
sheet-left-why = The sheet has changed since you answered. Your answers are kept.
sheet-left-remove = Remove the answer
sheet-sign = The lines are for signing on paper. Signatures are not saved.
sheet-missing = Something needed could not be fetched. Try again when you are online.
sheet-paper = Print the page and fill in the sheet on paper.

## The answers in sheets, together

sum-title = The answers together
sum-about = Ask those who have filled in a sheet to choose “Save as a file” under it and give you the file. Here you see the answers together, without names. Nothing leaves this computer.
sum-pick = The answers
sum-pick-again = The answers after
sum-pick-again-why = If they have answered once more, you see before and after side by side.
sum-choose = Choose files
sum-drop = or drop them here
sum-read = Files read: { $count }.
sum-not = “{ $file }” is not a sheet.
sum-newer = “{ $file }” was made by a newer version of the site.
sum-other-site = “{ $file }” is from another site.
sum-again = “{ $file }” has been read before.
sum-clear = Remove all
sum-cleared = All answers are removed from here.
sum-before = before
sum-after = after
sum-statement = Statement
sum-when = When
sum-answers = Answers
sum-change = Change
sum-of = { $count } of { $all }
sum-line = Right of the line: { $answers }
sum-moved = Most answers have moved on “{ $statement }”: { $now } of { $all } answer { $answers } now, against { $before } of { $all_before } before.
sum-more = Show { $count } more
sum-care = The comments stand in random order, without names and files. With few answers someone may still recognise who has written. Read them through before you show them to others.

## The page with the reader's notes

notebook-title = Your notes
notebook-lead = Here is what you have written in the course. It is only in the browser on this device.
notebook-found-by = notes, my notes, saved notes, my answers, my reflections, log, journal, diary, what I have written, download notes, move notes, backup, notater, mine svar, my sheets, sheets
notebook-more = About what is stored
notebook-empty = You have not written anything yet. When you answer a question to reflect on or fill in a sheet, you find the answer here.
notebook-elsewhere = Other pages
notebook-file = notes
notebook-text = Download as text
notebook-print = Print
notebook-copy = Save a copy
notebook-copy-why = With a copy you can move your notes and what you have marked as done to another device.
notebook-import = Bring in a copy
notebook-imported = The copy has been brought in. New or changed notes: { $count }
notebook-left-out = Notes in the copy that could not be read and are left out: { $count }
notebook-unreadable = The file is not a copy of notes.
notebook-newer = The copy was made by a newer version of the site. Reload the page and try again.
notebook-other-site = The copy is from another site. Nothing has been brought in.
notebook-erase = Erase
notebook-erase-all = Erase all
notebook-erased = Erased.
erase-one = Erase this note? It cannot be brought back.
erase-sheet = Do you want to delete the answers in this sheet? They cannot be brought back.
erase-all = Erase all your notes ({ $count })? They cannot be brought back.
erase-stored = Erase all that is stored, the notes too? It cannot be brought back.
erase-yes = Erase
erase-no = Keep

## What a participant prints of a course

certificate = Certificate
certificate-lead = Print a confirmation of what you have done. Your name is not kept.
certificate-found-by = certificate, course certificate, diploma, attestation, proof of participation, confirmation, credits, kursbevis
certificate-name = Your name, as it is to be printed
certificate-name-line = Name
certificate-view = You have taken part as
certificate-with = Include
certificate-with-goals = The goals of the course
certificate-with-head = A line for the head teacher
certificate-print = Print or save as PDF
certificate-not-all = Have you not marked everything as done? The certificate says how many pages you have done, for example 41 of 50.
certificate-devices = Have you used more than one device?
certificate-fetch = Bring in the copy from the other first
certificate-paper = Print the page, write your name on the line, and tick what you have done.
certificate-ticked = has done what is ticked here.
certificate-said = has done { $done } of { $all } pages.
certificate-said-as = has done { $done } of { $all } pages as { $whom }.
certificate-hours = The whole course is estimated at { $time }
certificate-pages = { $n ->
    [one] { $n } page
   *[other] { $n } pages
 }
certificate-count = { $done } of { $all } pages
certificate-goals = Goals of the course
certificate-participant = Participant
certificate-place-date = Place and date
certificate-head = Head teacher, where agreed
certificate-own = This is the participant’s own declaration, made of what the participant has marked as done. Nobody has checked the work, and the declaration gives no credits.

## The privacy page

privacy-title = Privacy
privacy-lead = The site collects nothing about you. What you write and mark stays on your device.
privacy-found-by = privacy policy, data protection, personal data, cookies, GDPR, tracking, logging, what is stored, stored data, delete data, erase data, consent, personvern, informasjonskapsler
privacy-nothing-title = What does not happen
privacy-no-cookies = No cookies are set.
privacy-no-others = Nothing is fetched from or sent to other sites.
privacy-no-fetch = Nothing is fetched from other sites.
privacy-no-counting = No one counts, measures or follows what you do.
privacy-search = No one learns what you search for: the search happens in the browser. The words stand in the address of the page that you open from there, behind the sign #, and what stands there is sent to no one. Without script, whoever hosts the site gets the words that you search for.
privacy-host = Whoever hosts the site may keep an ordinary technical log of which pages are fetched.
privacy-device-title = What may be stored on your device
privacy-device = Nothing is stored until you do one of these yourself:
privacy-view = You pick whom the site is shown for.
privacy-done = You mark a page as done.
privacy-tasks = You tick items in a list.
privacy-begins = You write when a meeting begins.
privacy-notes = You write in a field to reflect in.
privacy-sheets = You fill in a sheet.
privacy-to-notes = See your notes
privacy-feedback = If you write feedback and press “Send”, { $name } ({ $place }) gets what you have written, and which page you wrote it on. It is the only thing that is sent anywhere.
privacy-shared = Others who use the same browser on the same device can see it. Erase it when you are finished on a shared machine.
privacy-stored-title = Stored now
privacy-stored-script = Without scripts nothing is stored.
privacy-contact = Questions about privacy can be sent to
stored-nothing = Nothing is stored.
stored-view = View picked: { $name }
stored-done = Pages marked as done: { $count }
stored-tasks = Items ticked in lists on a page: { $count }
stored-begins = When a meeting begins: { $time }
stored-note = Note: { $question }
stored-sheet = Answers in a sheet: { $title }
stored-other = Other: { $name }
stored-erase-all = Erase everything
stored-erased = Everything has been erased.
## When a page was changed

updated = Updated
feed-title = Changes to { $title }
## Leader support: between note and passage, the leader’s pages, the overviews

note-back = To the passage that { $note } is about
note-back-short = To the passage
note-of-leader = Leader support
note-of-owner = School owner
leader-page-title = Leader support in { $module }
leader-page-description = The advice for you who lead, gathered from the pages of the { called }.
support-notes = Notes beside the text
support-meetings = The meetings of the { called }
support-times = Time in the { called }
support-in-all = { $time } in all
support-to-plan = To the plan
support-to-plan-of = To the plan of { $meeting }
leader-overview = Overview for the leader
leader-overview-title = Overview for you who lead
leader-overview-description = The { called-many } in order, with what to prepare, the meetings, and the time they take.
# What people call the page when they look for it: searched, and never shown. In several languages, since readers are.
leader-overview-found-by = leader overview, all meetings, what to prepare, lederoversikt
owner-overview = Overview for the school owner
owner-overview-title = This is your responsibility
owner-overview-description = What the school owner is responsible for in the course, gathered from all { called-many }.
owner-overview-found-by = owner overview, responsibilities, my responsibility, eieroversikt
overviews = For you who lead or own
duties = When you are needed, in order
overview-yours = Your time in all
overview-time = Time for you
overview-prepare = To prepare
overview-read = To read
overview-meetings = Meetings
overview-notes = { $n ->
    [one] one note
   *[other] { $n } notes
 } beside the text
## When and where a page is, what to bring to it, and what comes out of it

when = When
where = Where
bring = Bring
outcome = { $form ->
   *[other] You come away with
 }

## The plan of a meeting

plan-title = Plan of the meeting
plan-region = Meeting plan { $n }
plan-in-all = { $time } in all
plan-begins = Begins
plan-ends = Ends at { $time }
plan-time-example = 14.30
plan-time-unclear = Write when the meeting begins, for example 14.30.
plan-show = Projector
plan-handout = Print a sheet
plan-groups = Make groups
plan-leave = Back to the page
plan-unfetched = The tool could not be loaded. Check that you are online, and try again.
lane-plenary = Plenary
lane-group = Groups
lane-all = Meeting

## The plan on a projector, and the leader's own window

plan-projector = The plan of the meeting
plan-back = Back to the projector · { $time }
plan-part = Part { $n } of { $of }
plan-round = Round { $n } of { $of }
plan-round-name = Round { $n }
plan-step = { $name }, { $n } min
plan-over = { $time } over
plan-over-said = Time is up
plan-until = The meeting ends at { $time }
plan-sound = Ring
plan-close = Close
plan-previous = Previous
plan-next = Next
plan-next-round = Next round
plan-less = − 1 min
plan-more = + 1 min
plan-rewind = Rewind
plan-start = Start the clock
plan-pause = Stop the clock
plan-after = Then: { $title }, { $length }
plan-last = Last part
leader-open = Open the leader’s window
leader-blocked = The browser did not open the window. Allow new windows from this site, and try again.
leader-window = For you who lead
leader-window-only = The others see only the projector.
leader-now = Now · part { $n } of { $of }
leader-left = left
leader-left-round = left of round { $n } of { $of }
leader-now-short = Now:
leader-time = { $time }
leader-late = { $n } min behind the plan. The meeting ends at { $time }.
leader-early = { $n } min ahead of the plan. The meeting ends at { $time }.
leader-on-time = On time. The meeting ends at { $time }.
leader-next = Then, at { $time }
leader-own = Keywords of your own
leader-own-kept = Not kept.
leader-end = End
leader-moves = Times move when you add or take away.
leader-gain = Regain 2 min
leader-gain-from = Taken from “{ $title }”
leader-alone = The projector is closed. Open the meeting and the leader’s window again.

## Groups for a meeting

groups-title = Make groups
groups-size = How many in each group?
groups-count = How many are you?
groups-names = Names, if you like
groups-kept = The names are not kept. They are gone when you close the page.
groups-draw = Draw groups
groups-show = Show on the projector
groups-one = Group { $n }
groups-numbers = none one two three four five six seven eight nine ten eleven twelve
groups-word-one = group
groups-word-many = groups
groups-even = { $many } { $groups } of { $size }.
groups-odd = { $many } { $groups } of { $size } and { $few } of { $other }.
groups-count-off = Count to { $n } in turn. All who say the same number are in one group.
groups-few = You must be two at least.

## The sheet of a meeting to print

handout-for = Sheet for whoever leads the meeting
handout-time = { $time }
handout-clock = Time
handout-date = Date
handout-room = Room
handout-leader = Leader
handout-minutes = Minutes by
handout-before = Before the meeting
handout-done = All have done { $page }
handout-groups = Groups
handout-own = Notes and keywords of your own

## Controls of film and sound

player = Playback
player-play = Play
player-pause = Pause
player-seek = Place in the recording
player-at = { $time } of { $of }
player-back = 10 seconds back
player-forward = 10 seconds ahead
player-rate = Speed
player-times = { $rate } ×
player-decimal = .
player-mute = Mute
player-volume = Volume
player-full = Full screen
player-from = Play from { $time }
media-away-video = See the film at { $host } (opens there)
media-away-audio = Hear the recording at { $host } (opens there)
not-found-text = The address may be mistyped, or the page has moved.

## The page for an address that does not exist: what may have happened, and where to go on

not-found-why = If the link is old, the page may have a new name. If something is missing at the end of the address, it may not have been copied as a whole.
not-found-other = Other places
not-found-contact = Still lost? Write to

# What stands at an old address of a page, with a link after it.
moved-title = The page has moved
moved-to = It is here now:

## The page on accessibility

accessibility = Accessibility
accessibility-aim = Everybody should be able to use this site: with a keyboard, a screen reader or larger text, and on a small screen.
accessibility-found-by = accessibility statement, universal design, WCAG, a11y, screen reader, keyboard, zoom, report a fault, universell utforming, tilgjengelighet
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

## The search

search = Search
search-label = Search the site
search-keys = Ctrl+K
search-results = Results
search-one = 1 result
search-count = { $count } results
search-least = At least { $count } results
search-all = Show all ({ $hits })
search-more = Show more
search-none = No results for “{ $query }”.
search-advice = Try fewer words, or other words. A word can also be written without its ending.
search-mended = No results for “{ $word }”. Showing results for “{ $mended }”.
search-missing = No page has all the words. The first result lacks { $words }.
search-view = What is for { $name } comes first.
search-only-minus = Write a word to look for too, such as “practice -film”.
search-minus-phrase = A phrase cannot be taken out. Write - before one word, such as “practice -film”.
search-leading-star = The star must stand after two letters or more, such as “assess*”.
search-empty-phrase = Write the words between the quotes, such as “shared practice”.
search-title-alone = Write the word right after the colon, such as title:practice.
search-common = The words are so common that they are everywhere. Write a word that says what the page is about.
search-failed = The search could not be loaded. If the site has changed since you opened the page, load it again. All pages are in the list on the search page.
search-unmark = Remove highlights
search-marked-one = 1 place is marked
search-marked = { $count } places are marked
search-help = How to search
search-help-phrase = “a phrase” finds the words in a row.
search-help-minus = -word takes out pages with the word.
search-help-title = title:word finds the word in titles only.
search-help-star = word* finds all that begins so.
search-module = { called-at-start }
search-any-module = All { called-many }
search-any-audience = Everyone
search-whole-course = The whole course
search-kind = Kind
search-any-kind = All kinds
search-whole-module = About the { called }
search-all-pages = All pages
