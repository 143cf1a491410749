//! Formats a manual page for a terminal.
//!
//! In: a rule. Out: its page, with styles instead of Markdown. Only the Markdown that the pages use
//! is understood: headings, bold words and fenced examples, in lines that fit a terminal.

use clap::builder::styling::{AnsiColor, Reset, Style};

use crate::diagnostic::{MessageLanguage, Rule, Severity};

/// The style of headings and emphasis.
pub(super) const STRONG: Style = Style::new().bold();

/// Formats the page of a rule.
pub(super) fn draw(rule: Rule, language: MessageLanguage) -> String {
    let severity = severity_style(rule.severity());
    let title = format!(
        "{severity}{}[{}]{severity:#}{STRONG}: {}{STRONG:#}",
        rule.severity().word(language),
        rule.name(),
        rule.summary(language)
    );
    let mut fence = None;
    let lines =
        rule.manual(language).lines().skip(1).filter_map(|line| draw_line(line, &mut fence));
    std::iter::once(title).chain(lines).collect::<Vec<_>>().join("\n")
}

/// A line for the terminal; `None` for a fence, which indentation replaces. `fence` is the open
/// one.
fn draw_line<'a>(line: &'a str, fence: &mut Option<&'a str>) -> Option<String> {
    if *fence == Some(line) {
        *fence = None;
        None
    } else if fence.is_some() {
        Some(format!("    {line}").trim_end().to_owned())
    } else if line.starts_with("```") {
        *fence = Some(line.trim_end_matches(|letter| letter != '`'));
        None
    } else if let Some(heading) = line.strip_prefix("## ") {
        Some(format!("{STRONG}{heading}{STRONG:#}"))
    } else {
        Some(strong(line))
    }
}

/// A line of text, bold between two `**`.
fn strong(line: &str) -> String {
    let mut parts = line.split("**");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for (at, part) in parts.enumerate() {
        shown += &if at % 2 == 0 { STRONG.to_string() } else { Reset.render().to_string() };
        shown += part;
    }
    shown
}

/// The colour of a severity, the same as in messages.
pub(super) fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::BrightRed.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default().bold(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_indented_and_lose_their_fences() {
        let mut fence = None;
        let lines = ["````markdown", "```python", "print(1)", "```", "", "````", "## Riktig"];
        let shown: Vec<String> =
            lines.iter().filter_map(|line| draw_line(line, &mut fence)).collect();
        let heading = format!("{STRONG}Riktig{STRONG:#}");
        assert_eq!(shown, ["    ```python", "    print(1)", "    ```", "", &heading]);
    }

    #[test]
    fn marks_of_bold_become_bold() {
        assert_eq!(strong("**Hvorfor.** For `a`."), format!("{STRONG}Hvorfor.{Reset} For `a`."));
    }
}
