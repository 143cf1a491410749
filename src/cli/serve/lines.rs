//! What the preview says on the terminal.
//!
//! In: news. Out: lines. A round is one line; the findings stand under it when they are other than
//! before, the first few as the other commands draw them. A round that changed nothing that anyone
//! sees says nothing.

use std::sync::Arc;

use jiff::Zoned;

use crate::cli::show::{counted, milliseconds};
use crate::diagnostic::{MessageLanguage, Text};
use crate::live::{Finding, Round, Stage, State};
use crate::serve::ServeEvent;
use crate::text;

/// How many findings are drawn; the browser shows them all.
const DRAWN: usize = 8;

/// Knows what has been said.
#[derive(Debug)]
pub(super) struct Teller {
    /// The language that was asked for.
    asked: Option<MessageLanguage>,
    /// The language that is spoken.
    language: MessageLanguage,
    findings: Arc<[Finding]>,
    state: Option<State>,
    /// Whether there has been a good site.
    is_shown: bool,
}

impl Teller {
    pub(super) fn new(asked: Option<MessageLanguage>, language: MessageLanguage) -> Self {
        Self { asked, language, findings: Arc::default(), state: None, is_shown: false }
    }

    /// The lines for news that came at a time.
    pub(super) fn lines(&mut self, news: &ServeEvent, time: &Zoned) -> Vec<String> {
        match news {
            ServeEvent::Listening { url, taken, wide } => {
                self.listening(url, *taken, wide.as_deref())
            }
            ServeEvent::Round(round) => self.round(round, time),
            ServeEvent::NotWatching(reason) => vec![self.said(&text!(
                en: "the system does not tell of changes here ({reason}); the files are looked at \
                     now and then instead",
                nb: "systemet sier ikke fra om endringer her ({reason}); filene blir i stedet \
                     sett på med jevne mellomrom"
            ))],
            ServeEvent::NotOpened => vec![self.said(&text!(
                en: "the browser could not be opened; go to the address yourself",
                nb: "nettleseren lot seg ikke åpne; gå til adressen selv"
            ))],
            ServeEvent::Crashed => vec![self.said(&text!(
                en: "the preview met a fault of its own and goes on; the last good site is shown",
                nb: "forhåndsvisningen støtte på en feil i seg selv og går videre; siste gode \
                     utgave vises"
            ))],
        }
    }

    fn said(&self, text: &Text) -> String {
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
        taken.into_iter().chain(wide).chain([here]).map(|text| self.said(&text)).collect()
    }

    fn round(&mut self, round: &Round, time: &Zoned) -> Vec<String> {
        if self.asked.is_none() && !round.language.is_empty() {
            self.language = MessageLanguage::of_tag(&round.language);
        }
        if round.stage == Stage::Search {
            return Vec::new();
        }
        let was = self.state.replace(round.state.clone());
        let is_same = was.as_ref() == Some(&round.state) && self.findings == round.findings;
        if is_same && round.changed.is_empty() {
            return Vec::new();
        }
        self.findings = Arc::clone(&round.findings);
        let summary = self.summary(round, was.as_ref());
        self.is_shown |= round.state == State::Good;
        let line = format!("{}  {}", time.strftime("%H:%M:%S"), summary.get(self.language));
        let findings = if is_same { Vec::new() } else { self.drawn(round) };
        std::iter::once(line).chain(findings).collect()
    }

    /// What a round came to, in one line.
    fn summary(&self, round: &Round, was: Option<&State>) -> Text {
        let fault = match &round.state {
            State::Good => return made(round, was, self.language),
            State::Faulty => counted(
                errors(round),
                &text!(en: "error", nb: "feil"),
                &text!(en: "errors", nb: "feil"),
            ),
            State::Stopped(why) => why.clone(),
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

    /// The findings as the other commands draw them: the errors alone where there are any.
    fn drawn(&self, round: &Round) -> Vec<String> {
        let errors = errors(round);
        let all = if errors > 0 { errors } else { round.findings.len() };
        let drawn = round.drawn.iter().take(all.min(DRAWN));
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
        lines.into_iter().chain(more.map(|text| self.said(&text))).chain(end).collect()
    }
}

fn errors(round: &Round) -> usize {
    round.findings.iter().filter(|finding| finding.is_error()).count()
}

/// What was made in a round after which all is well.
fn made(round: &Round, was: Option<&State>, language: MessageLanguage) -> Text {
    let time = milliseconds(round.time, language);
    let pages = if was.is_none() { round.pages } else { round.made };
    let Text { en, nb } = if pages == 0 {
        counted(
            round.changed.len(),
            &text!(en: "file", nb: "fil"),
            &text!(en: "files", nb: "filer"),
        )
    } else {
        counted(pages, &text!(en: "page", nb: "side"), &text!(en: "pages", nb: "sider"))
    };
    let made = match was {
        Some(State::Faulty | State::Stopped(_)) => {
            text!(en: "mended – {en} made in {time}", nb: "rettet – {nb} laget på {time}")
        }
        _ => text!(en: "{en} made in {time}", nb: "{nb} laget på {time}"),
    };
    let warnings = round.findings.len() - errors(round);
    if warnings == 0 { made } else { with_warnings(&made, warnings) }
}

fn with_warnings(made: &Text, warnings: usize) -> Text {
    let warned = counted(
        warnings,
        &text!(en: "warning", nb: "advarsel"),
        &text!(en: "warnings", nb: "advarsler"),
    );
    Text { en: format!("{}, {}", made.en, warned.en), nb: format!("{}, {}", made.nb, warned.nb) }
}
