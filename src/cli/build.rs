//! `loype build`: builds the site, and prints a summary.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use super::exit::Exit;
use super::progress::Progress;
use super::root::Root;
use super::show;
use crate::cache::Cache;
use crate::config::{Audience, AudienceId, CONFIG_FILE, Config};
use crate::diagnostic::{MessageLanguage, Text};
use crate::listing::all_of;
use crate::pipeline::{self, BuildOptions, Counts, Outcome, SourceLine};
use crate::search::shards::Sizes;
use crate::text;
use crate::write::WriteSummary;

/// The folder that a site is built into by default.
const OUT_FOLDER: &str = "public";

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    root: Root,
    /// The folder to build into [default: public/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Build only what is for this audience, without a trace of the rest; may stand more than once
    #[arg(long, value_name = "NAME")]
    audience: Vec<String>,
    /// Build only this course, given by its folder or its title; may stand more than once
    #[arg(long, value_name = "NAME", visible_alias = "kurs")]
    course: Vec<String>,
    /// Build everything, even if nothing has changed since the last build
    #[arg(long)]
    no_cache: bool,
    /// Print how long each stage took, on standard error
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &Arguments, lang: Option<MessageLanguage>) -> Exit {
    let root = &arguments.root.folder();
    let out = arguments.out.clone().unwrap_or_else(|| root.join(OUT_FOLDER));
    let progress = Progress::new();
    let cache = Cache::of_user().filter(|_| !arguments.no_cache);
    let options = BuildOptions {
        root,
        out: &out,
        audiences: &arguments.audience,
        courses: &arguments.course,
        cache: cache.as_ref(),
    };
    let result = pipeline::build(&options, &|step| progress.step(step));
    let timings = progress.end();
    let outcome = match result {
        Ok(outcome) => outcome,
        Err(error) => return show::refusal(&error.text(), show::language_in(lang, root)),
    };
    let language = show::language(lang, &outcome);
    show::findings(&outcome, root, show::Format::Human, language);
    let out = out.strip_prefix(".").unwrap_or(&out).display().to_string();
    let summary = match &outcome.written {
        Some(written) => {
            let built = built(outcome.counts, written, timings.total, language);
            let parts = [
                search_sizes(outcome.search, language),
                edition(&outcome, &arguments.audience),
                storage(&outcome.config),
                unknown_addresses(&outcome.config),
                forms(&outcome.config),
                open(&out),
            ];
            parts.iter().fold(built, join)
        }
        None => not_built(&outcome),
    };
    if arguments.timings {
        timings.print(language);
    }
    show::print(summary.get(language));
    // After a successful build, the last line says which file to open.
    if let Some(more) = show::more(&outcome).filter(|_| outcome.written.is_none()) {
        show::print(more.get(language));
    }
    Exit::of(&outcome)
}

/// What was built, and what changed in the output folder.
fn built(
    counts: Counts,
    written: &WriteSummary,
    time: Duration,
    language: MessageLanguage,
) -> Text {
    let Counts { courses, modules, pages, drafts } = counts;
    let WriteSummary { files, new, changed, unchanged, removed, bytes, .. } = *written;
    let (size, time) = (show::bytes(bytes, language), show::seconds(time, language));
    let courses =
        show::counted(courses, &text!(en: "course", nb: "kurs"), &text!(en: "courses", nb: "kurs"));
    let modules = show::counted(
        modules,
        &text!(en: "module", nb: "modul"),
        &text!(en: "modules", nb: "moduler"),
    );
    let (pages, files) = (show::count_pages(pages), show::count_files(files));
    let (en, nb) = (
        format!("{}, {}, {}: {}", courses.en, modules.en, pages.en, files.en),
        format!("{}, {}, {}: {}", courses.nb, modules.nb, pages.nb, files.nb),
    );
    let mut summary = text!(
        en: "built {en}, {size}, in {time}\n  {new} new, {changed} changed, {unchanged} \
             unchanged, {removed} removed",
        nb: "bygget {nb}, {size}, på {time}\n  {new} nye, {changed} endret, {unchanged} uendret, \
             {removed} fjernet"
    );
    if drafts > 0 {
        let left_out = text!(
            en: "\n  left out as drafts: {drafts}",
            nb: "\n  utkast som ikke er med: {drafts}"
        );
        summary = join(summary, &left_out);
    }
    summary
}

/// The size of the search index, and how much of it a browser loads for a word.
fn search_sizes(search: Option<Sizes>, language: MessageLanguage) -> Text {
    let Some(Sizes { terms, files, bytes, entry, largest }) = search else {
        return text!(en: "", nb: "");
    };
    let [all, first, next] =
        [bytes, entry + largest, largest].map(|bytes| show::bytes(bytes, language));
    text!(
        en: "\n  search: {terms} terms in {files} files, {all}; a first word loads at most \
             {first}, a later one {next}, before compression",
        nb: "\n  søk: {terms} oppslagsord i {files} filer, {all}; et første ord laster høyst \
             {first}, et senere {next}, før komprimering"
    )
}

fn open(out: &str) -> Text {
    text!(en: "\nopen {out}/index.html in a browser", nb: "\nåpne {out}/index.html i en nettleser")
}

/// The courses and the audiences of the edition, and the links that became text; empty for the
/// whole site.
fn edition(outcome: &Outcome, audiences: &[String]) -> Text {
    let known = &outcome.config.audiences;
    let kept: BTreeSet<AudienceId> = audiences.iter().filter_map(|name| known.find(name)).collect();
    let audiences: Vec<String> =
        kept.iter().filter_map(|&number| known.get(number)).map(Audience::in_a_sentence).collect();
    let courses: Vec<String> = outcome.courses.iter().map(|title| format!("`{title}`")).collect();
    let nothing = text!(en: "", nb: "");
    let (Text { en, nb }, whom) = (all_of(&courses), all_of(&audiences));
    let of_courses = if courses.is_empty() {
        nothing.clone()
    } else {
        text!(en: "\n  only {en}", nb: "\n  bare {nb}")
    };
    let for_audiences = if audiences.is_empty() {
        nothing
    } else {
        let Text { en, nb } = whom;
        text!(en: "\n  only what is for {en}", nb: "\n  bare det som er for {nb}")
    };
    let kept = join(of_courses, &for_audiences);
    let line = |at: &SourceLine| format!("\n    {}:{}", at.path, at.line);
    let mut places: Vec<String> = outcome.unlinked.iter().map(line).collect();
    places.dedup();
    let places = places.concat();
    if places.is_empty() {
        return kept;
    }
    let told = if courses.is_empty() {
        text!(
            en: "\n  links and pictures that are only text, since their page or file is for \
                 others:{places}",
            nb: "\n  lenker og bilder som bare er tekst, fordi siden eller filen er for \
                 andre:{places}"
        )
    } else {
        text!(
            en: "\n  links and pictures that are only text, since their page or file is left \
                 out:{places}",
            nb: "\n  lenker og bilder som bare er tekst, fordi siden eller filen ikke er \
                 med:{places}"
        )
    };
    join(kept, &told)
}

/// What readers' notes and marks hang on where the config does not say; else nothing.
fn storage(config: &Config) -> Text {
    if config.id.is_some() {
        return text!(en: "", nb: "");
    }
    let id = config.storage_id();
    let on = match config.base_url {
        Some(_) => text!(en: "`base_url`", nb: "`base_url`"),
        None => text!(en: "the title", nb: "tittelen"),
    };
    let (en, nb) = (on.en, on.nb);
    text!(
        en: "\n  what readers keep hangs on {en}, since {CONFIG_FILE} has no `id`; `id: {id}` keeps \
             it when that changes",
        nb: "\n  det leserne lagrer, henger på {nb}, siden {CONFIG_FILE} ikke har noen `id`; med \
             `id: {id}` blir det værende når den endres"
    )
}

/// Where the page for unknown addresses is right, if the config does not say where the site will be.
fn unknown_addresses(config: &Config) -> Text {
    if config.base_url.is_some() {
        return text!(en: "", nb: "");
    }
    text!(
        en: "\n  404.html is right at the root of a host only; with `base_url` it is also right in a \
             folder",
        nb: "\n  404.html er bare riktig i rotmappen på et nettsted; med `base_url` blir den også \
             riktig i en undermappe"
    )
}

/// What the host must let browsers send, where readers send feedback to another.
fn forms(config: &Config) -> Text {
    let Some(feedback) = &config.feedback else { return text!(en: "", nb: "") };
    let source = feedback.to.form_source();
    text!(
        en: "\n  readers send feedback: a Content-Security-Policy must say `form-action 'self' {source}`",
        nb: "\n  leserne sender tilbakemeldinger: en Content-Security-Policy må si `form-action 'self' \
             {source}`"
    )
}

fn not_built(outcome: &Outcome) -> Text {
    let Text { nb, en } = show::tally(outcome).unwrap_or_else(|| text!(en: "errors", nb: "feil"));
    text!(
        en: "{en}: nothing was built, and what was built before is as it was",
        nb: "{nb}: ingenting er bygget, og det som er bygget før, er som det var"
    )
}

fn join(a: Text, b: &Text) -> Text {
    Text { nb: a.nb + &b.nb, en: a.en + &b.en }
}
