//! Løype turns a folder of Markdown course modules into a static course site, and proves that the
//! course can be taken in the order that it promises ("Modul 1 før 2–5").
//!
//! # The map
//!
//! Nouns are what flows, verbs are what happens. Imports point only to the left, and a test reads
//! this folder and holds that:
//!
//! ```text
//! nouns: ids · fingerprint · schema · source · language · diagnostic · output · slug · listing · parallel · yaml · colour · kind · config · html      verbs: load · block · course · page_text · check · search · render · write · pipeline · live · serve · cli
//! ```
//!
//! A build takes these steps; [`pipeline`] is the only place that states their order:
//!
//! 1. [`load`] reads the folder: every Markdown file becomes a [`load::Document`], with its front
//!    matter as a tree of [`yaml`] in which every value knows its place, and an [`load::Outline`]
//!    of its headings, links and blocks. *It knows no course.*
//! 2. [`course`] makes a [`course::Site`] of the documents: courses, modules, pages, durations,
//!    audiences, order rules, addresses. *It reads no disk and no HTML.* There is one model of a
//!    course, and whatever is published is made from it.
//! 3. [`check`] looks for what is wrong with a course that could be read: one rule, one file. *It
//!    renders nothing.*
//! 4. [`render`] turns the model and the texts into [`output::OutputFile`]s: pages with the theme's
//!    templates, and each course as data. *It decides nothing about the course.* A build for some
//!    audiences (`--audience`) renders an [`course::Edition`], a tree and a site in which nothing
//!    for others stands, so that no later step can let it out.
//! 5. [`search`] makes of what the pages say an index that browsers load in pieces. *It reads no
//!    HTML*, and knows nothing of rendering: what flows between the two is [`page_text`].
//! 6. [`write`](mod@write) puts the files in place, so that a failed or killed build never leaves a
//!    broken site. *It knows no HTML.*
//!
//! While authors write, [`live`] keeps the site in memory and makes anew only what a change
//! reaches; [`serve`] watches the disk and shows the site to their browsers. *Nothing outside
//! `serve` is asynchronous.*
//!
//! [`cli`] runs the steps and is alone in speaking to people.
//!
//! # What can go wrong
//!
//! What an author can get wrong is a [`diagnostic::Diagnostic`]: data with a place, shown in every
//! language that messages exist in. Every stage goes on after one, so that a run reports them all;
//! [`pipeline`] takes out those that authors have silenced with a reason. Every rule has a page in
//! `manual/`, which `loype explain` shows, which stands in the doc comment of the check, and whose
//! examples a test tries. What the machine or a theme gets wrong is an error and stops the run. No
//! input makes the program panic.
//!
//! # Why it is so
//!
//! `ids` are positions that know what they are positions of. `output`, `slug`, `listing`, `yaml`,
//! `colour` and `html` are nouns of their own, since stages on both sides of `course` need them.
//! `block` stands between `load` and `course`: what a block means is said of the line that was
//! read, and the course must know which texts are for whom and which tables are plans. A text is
//! walked twice by the Markdown parser, once for its outline
//! and once for its HTML: keeping the events of all pages between the two would cost more memory
//! than the second walk costs time. Messages are written where they arise, in both languages at
//! once ([`text!`]), so that a message cannot exist in one language only; the words of the
//! interface are the theme's, in Fluent.

pub mod block;
pub mod check;
pub mod cli;
pub mod colour;
pub mod config;
pub mod course;
pub mod diagnostic;
pub mod fingerprint;
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
