//! Løype turns a folder of Markdown course modules into a static course site, and proves that the
//! course can be taken in the order that it promises ("Modul 1 før 2–5").
//!
//! # The map
//!
//! Nouns are the data, verbs are the stages. Imports point only to the left, and a test reads this
//! folder to hold that; the same test allows no circle between the files of a room.
//!
//! ```text
//! nouns: ids · fingerprint · schema · source · language · diagnostic · output · slug · listing ·
//!        parallel · yaml · colour · kind · config · html
//! verbs: load · block · course · page_text · check · search · render · write · cache ·
//!        pipeline · fix · live · serve · cli
//! ```
//!
//! A build takes these steps; [`pipeline`] is the only place that states their order:
//!
//! 1. [`load`] reads the folder: every Markdown file becomes a [`load::Document`], with its front
//!    matter as a tree of [`yaml`] in which every value knows its place, and an [`load::Outline`]
//!    of its headings, links and blocks. *It knows no course.*
//! 2. [`course`] assembles a [`course::Site`] from the documents: courses, modules, pages,
//!    durations, audiences, order rules, addresses. *It reads no disk and no HTML.* There is one
//!    model of a course, and everything that is published is derived from it.
//! 3. [`check`] looks for what is wrong with a course that could be read: one rule, one file. *It
//!    renders nothing.*
//! 4. [`render`] turns the model and the texts into [`output::OutputFile`]s: pages with the theme's
//!    templates, and each course as data. *It decides nothing about the course.* A build for some
//!    audiences (`--audience`) or of some courses (`--course`) renders an [`course::Edition`], a
//!    tree and a site that contain nothing else, so that no later step can publish it.
//! 5. [`search`] builds an index of the texts of the pages, which browsers load in pieces. *It
//!    reads no HTML*, and knows nothing of rendering: what flows between the two is [`page_text`].
//! 6. [`write`](mod@write) puts the files in place, so that a failed or killed build never leaves a
//!    broken site. *It knows no HTML.*
//!
//! Before the first step, a build asks the [`cache`] whether nothing has changed since the last one.
//!
//! While authors write, [`live`] keeps the site in memory and renders again only what a change
//! reaches; [`serve`] watches the disk and shows the site in their browsers. *Nothing outside
//! `serve` is asynchronous.*
//!
//! [`fix`](mod@fix) makes the edits that findings carry in the authors' files. [`cli`] runs the
//! steps, and it alone speaks to people.
//!
//! # A newcomer's walk
//!
//! **A page**, from `content/kurs/modul-1/01-tekst.md` to `kurs/modul-1/tekst.html`: `load/reader`
//! finds the file and `load/parse.rs` splits it: the front matter becomes [`yaml::Node`]s, and
//! `load/outline_parser` walks the body once for its headings, links, blocks and raw HTML (which
//! [`html`] reads). `course/assemble` gives the file its place in a [`course::Module`] and its
//! address, and `course/front` turns the front matter into typed fields. The rules of [`check`]
//! look at it. `render/workshop.rs` hands it to a thread; `render/content.rs` turns its Markdown
//! into HTML by way of `render/text`, and `render/page.rs` fills the theme's template. Out comes an
//! [`output::OutputFile`], and a [`page_text::PageText`] for the search.
//!
//! **A rule**, from `Modul 1 før 2–5` to a proof: `course/order/token.rs` splits the sentence,
//! `course/order/grammar` builds a tree with a byte range for every part, and
//! `course/order/resolve.rs` turns the tree into a [`course::order::Constraint`] on
//! [`course::order::StationId`]s. All rules of a course are one [`course::order::OrderPlan`], which
//! finds minimal sets that contradict each other (`conflict.rs`), what is implied (`closure.rs`),
//! and where the published order breaks a rule (`proof.rs`). `check/order_broken.rs` and its
//! neighbours report that as [`diagnostic::Diagnostic`]s with a place and a help, which the author
//! may silence with a reason; `cli/show.rs` prints them, and `diagnostic/{json,sarif,github}.rs`
//! write them for programs. A property test compares all of it with an oracle that tries every
//! order.
//!
//! **An edit**, from the author's editor to the browser: `serve/watch.rs` hears that a file has
//! changed, `serve/schedule.rs` decides when to act, and `serve/worker.rs` calls
//! [`live::Live::update`]. [`pipeline::Stages`] reads that file again and runs only the stages
//! whose input has changed. `render/reads` has recorded what each page asked of the site and a
//! fingerprint of each answer; a page whose answers are the same is not rendered again. The new
//! files go into the [`live::SiteStore`], `serve/http/events.rs` tells the browsers, and the script
//! in `serve/browser` changes the open page in place. The search follows when the author pauses.
//!
//! # What can go wrong
//!
//! What an author can get wrong is a [`diagnostic::Diagnostic`]: data with a place, shown in every
//! language that messages exist in, and with the edits that mend it where they are known
//! ([`diagnostic::Fix`]). Every stage continues after one, so that a run reports them all;
//! [`pipeline`] removes those that authors have silenced with a reason. Every rule has a page in
//! `manual/`, which `loype explain` shows, which is the doc comment of the check, and whose
//! examples a test tries. What the machine or a theme gets wrong is an error and stops the run. No
//! input makes the program panic.
//!
//! # Why it is so
//!
//! `ids` are positions that know what they are positions of. `output`, `slug`, `listing`, `yaml`,
//! `colour` and `html` are nouns of their own, since stages on both sides of `course` need them.
//! `block` is between `load` and `course`: what a block means depends on the line that opens it,
//! and the course must know which texts are for whom and which tables are plans. The Markdown
//! parser walks a text twice, once for its outline and once for its HTML: to keep the events of all
//! pages between the two would cost more memory than the second walk costs time. Messages are
//! written where they arise, in both languages at once ([`text!`]), so that no message exists in
//! one language only; the words of the interface are the theme's, in Fluent.
//!
//! # Glossary
//!
//! The words of authors (course, module, page, audience, support, block, rule) are those of the
//! manual. Those of the program:
//!
//! - **address**: where a page is published, relative to the site's root, with `/` and no leading
//!   one.
//! - **asset**: a file under `content/` that is published as it is.
//! - **block**: a part of a text between `:::name` and `:::`; `block` has one file for each type.
//! - **breach**: a place where the published order breaks a rule; a **conflict** is a minimal set
//!   of rules that no order keeps, a **deadlock** one between courses.
//! - **diagnostic**: a fault with its place, rule, severity and help; a **fix** is a set of edits
//!   of source text that mends it, a **silence** an author's reasoned request not to show it.
//! - **document**: a Markdown file as it was read; its **outline** is what Markdown says of it.
//! - **edition**: the site with everything for other audiences removed.
//! - **fingerprint**: a hash of what something holds, the same in every run.
//! - **id**: a typed position (`ModuleId`, `PageId`, `FileId`), valid for one model.
//! - **note**: a block for one audience beside the text; **support** is the page that gathers the
//!   notes for a leader.
//! - **passage**: a stretch of text that a note or a result of the search belongs to.
//! - **plan**: the stations of a course in published order, its rules, and what they prove. A
//!   **station** is a module or a page as the rules see it; a **precedence** is the one form that
//!   all rules have in the proof.
//! - **rebuild**: what the preview does after a change; the **store** holds the files it serves.
//! - **reads**: the questions that rendering a page asked of the site, with fingerprints of the
//!   answers.
//! - **shard**: one of the files that the search's index is split into; a **term** is a word as the
//!   index knows it.
//! - **span**: a range of bytes in a file; a **position** is a line and a column.
//! - **theme**: templates, style and words; a **view** is what a template is given.

pub mod block;
pub mod cache;
pub mod check;
pub mod cli;
pub mod colour;
pub mod config;
pub mod course;
pub mod diagnostic;
pub mod fingerprint;
pub mod fix;
pub mod html;
pub mod ids;
pub mod kind;
pub mod language;
pub mod listing;
pub mod live;
pub mod load;
pub mod output;
pub mod page_text;
pub mod parallel;
pub mod pipeline;
pub mod render;
pub mod schema;
pub mod search;
pub mod serve;
pub mod slug;
pub mod source;
pub mod write;
pub mod yaml;
