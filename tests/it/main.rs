//! All tests of whole commands and of the library as others use it, in one program: linking the
//! search and the templates once is quicker than twenty times.
//!
//! In: small sites under `tests/`, or made on the spot. Out: nothing, or what was not as expected.
//! One file a subject; what they share stands in `support`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod aliases;
mod analysis;
mod audience;
mod block_headings;
mod causes;
mod certificate;
mod cli;
mod course_json;
mod explain;
mod files;
mod fix;
mod formats;
mod golden;
mod languages;
mod large_sites;
mod layering;
mod live;
mod manual;
mod meetings;
mod mends;
mod messages;
mod mistakes;
mod nynorsk;
mod one_course;
mod output;
mod page_text;
mod raw_html;
mod regressions;
mod remembering;
mod repeated_builds;
mod rules;
mod search;
mod search_follows;
mod serve;
mod support;
mod terms;
mod themes;
mod usage;
mod weights;
mod written_text;
