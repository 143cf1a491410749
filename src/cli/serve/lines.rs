//! The lines that the preview prints.
//!
//! In: events. Out: lines. A rebuild is one line; below it are the findings if they have changed,
//! the first few as the other commands show them. A rebuild without visible changes has no line.

use std::sync::Arc;

use jiff::Zoned;

use crate::cli::show::{count_errors, count_files, count_pages, count_warnings, milliseconds};
use crate::diagnostic::{MessageLanguage, Text};
use crate::live::{Finding, Rebuild, RebuildStage, SiteState};
use crate::serve::ServeEvent;
use crate::text;

/// The most findings that are shown; the browser shows them all.
const MAX_FINDINGS: usize = 8;

/// Turns events into lines; knows what was printed before.
#[derive(Debug)]
pub(super) struct EventPrinter {
    /// The language that the user asked for.
    asked: Option<MessageLanguage>,
    /// The language of the lines.
    language: MessageLanguage,
    findings: Arc<[Finding]>,
    state: Option<SiteState>,
    /// Whether there has been a good site.
    is_shown: bool,
}

impl EventPrinter {
    pub(super) fn new(asked: Option<MessageLanguage>, language: MessageLanguage) -> Self {
        Self { asked, language, findings: Arc::default(), state: None, is_shown: false }
    }

    /// The lines for an event.
    pub(super) fn lines(&mut self, event: &ServeEvent, time: &Zoned) -> Vec<String> {
        match event {
            ServeEvent::Listening { url, taken, wide } => {
                self.listening(url, *taken, wide.as_deref())
            }
            ServeEvent::Rebuilt(rebuild) => self.rebuild(rebuild, time),
            ServeEvent::NotWatching(reason) => vec![self.localized(&text!(
                en: "the system does not tell of changes here ({reason}); the files are looked at \
                     now and then instead",
                nb: "systemet sier ikke fra om endringer her ({reason}); filene blir i stedet \
                     sett på med jevne mellomrom"
            ))],
            ServeEvent::NotOpened => vec![self.localized(&text!(
                en: "the browser could not be opened; go to the address yourself",
                nb: "nettleseren lot seg ikke åpne; gå til adressen selv"
            ))],
            ServeEvent::Crashed => vec![self.localized(&text!(
                en: "the preview met a fault of its own and goes on; the last good site is shown",
                nb: "det oppsto en feil i forhåndsvisningen, som går videre; siste gode utgave vises"
            ))],
        }
    }

    fn localized(&self, text: &Text) -> String {
        text.get(self.language).to_owned()
    }

    fn listening(&self, url: &str, taken: Option<u16>, wide: Option<&str>) -> Vec<String> {
        let taken =
            taken.map(|port| text!(en: "port {port} is taken", nb: "port {port} er opptatt"));
        let wide = wide.map(|wide| {
            text!(
                en: "warning: the preview is open to everyone on the same network, at {wide}",
                nb: "advarsel: forhåndsvisningen er åpen for alle på samme nett, på {wide}"
            )
        });
        let here = text!(
            en: "preview at {url} – Ctrl-C ends it",
            nb: "forhåndsvisning på {url} – Ctrl-C avslutter"
        );
        taken.into_iter().chain(wide).chain([here]).map(|text| self.localized(&text)).collect()
    }

    fn rebuild(&mut self, rebuild: &Rebuild, time: &Zoned) -> Vec<String> {
        if let (None, Some(language)) = (self.asked, &rebuild.language) {
            self.language = MessageLanguage::of(language);
        }
        if rebuild.stage == RebuildStage::Search {
            return Vec::new();
        }
        let was = self.state.replace(rebuild.state.clone());
        let is_same = was.as_ref() == Some(&rebuild.state) && self.findings == rebuild.findings;
        if is_same && rebuild.changed.is_empty() {
            return Vec::new();
        }
        self.findings = Arc::clone(&rebuild.findings);
        let summary = self.summary(rebuild, was.as_ref());
        self.is_shown |= rebuild.state.is_current();
        let line = format!("{}  {}", time.strftime("%H:%M:%S"), summary.get(self.language));
        let findings = if is_same { Vec::new() } else { self.drawn(rebuild) };
        std::iter::once(line).chain(findings).collect()
    }

    /// The outcome of a rebuild, in one line.
    fn summary(&self, rebuild: &Rebuild, was: Option<&SiteState>) -> Text {
        let fault = match &rebuild.state {
            SiteState::Good => return rendered(rebuild, was, self.language),
            SiteState::Unfinished => return unfinished(rebuild),
            SiteState::Faulty => count_errors(errors(rebuild)),
            SiteState::Stopped(why) => why.clone(),
        };
        let Text { en, nb } = fault;
        if self.is_shown {
            text!(en: "{en} – the last good site is shown", nb: "{nb} – siste gode utgave vises")
        } else {
            text!(
                en: "{en} – the site cannot be shown yet",
                nb: "{nb} – nettstedet kan ikke vises ennå"
            )
        }
    }

    /// The findings as the other commands show them: only the errors if there are any.
    fn drawn(&self, rebuild: &Rebuild) -> Vec<String> {
        let errors = errors(rebuild);
        let all = if errors > 0 { errors } else { rebuild.findings.len() };
        let drawn = rebuild.drawn.iter().take(all.min(MAX_FINDINGS));
        let lines: Vec<String> =
            drawn.map(|text| format!("\n{}", text.get(self.language))).collect();
        let left = all - lines.len();
        let more = (left > 0).then(|| {
            text!(
                en: "\nand {left} more, shown in the browser",
                nb: "\nog {left} til, som vises i nettleseren"
            )
        });
        let end = (!lines.is_empty()).then(String::new);
        lines.into_iter().chain(more.map(|text| self.localized(&text))).chain(end).collect()
    }
}

fn errors(rebuild: &Rebuild) -> usize {
    rebuild.findings.iter().filter(|finding| finding.is_error()).count()
}

/// The outcome of a rebuild of a site that has never been without errors.
fn unfinished(rebuild: &Rebuild) -> Text {
    let Text { en, nb } = count_errors(errors(rebuild));
    let Text { en: pages_en, nb: pages_nb } = count_pages(rebuild.pages);
    text!(
        en: "{en} – {pages_en} shown all the same; it can be built when all is mended",
        nb: "{nb} – {pages_nb} vises likevel; nettstedet kan bygges når alt er rettet"
    )
}

/// What was rendered in a rebuild without errors.
fn rendered(rebuild: &Rebuild, was: Option<&SiteState>, language: MessageLanguage) -> Text {
    let time = milliseconds(rebuild.time, language);
    let pages = if was.is_none() { rebuild.pages } else { rebuild.rendered };
    let Text { en, nb } =
        if pages == 0 { count_files(rebuild.changed.len()) } else { count_pages(pages) };
    let rendered = match was {
        Some(SiteState::Faulty | SiteState::Stopped(_)) => {
            text!(en: "mended – {en} made in {time}", nb: "rettet – {nb} laget på {time}")
        }
        _ => text!(en: "{en} made in {time}", nb: "{nb} laget på {time}"),
    };
    let warnings = rebuild.findings.len() - errors(rebuild);
    if warnings == 0 {
        return rendered;
    }
    let (a, b) = (rendered, count_warnings(warnings));
    Text { en: format!("{}, {}", a.en, b.en), nb: format!("{}, {}", a.nb, b.nb) }
}
