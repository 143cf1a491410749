//! What stands in `content/` and is not read: links on the disk that lead nowhere, in circles, or
//! out of the site's folder, what the user may not read, and names that no text can hold.
//!
//! In: such a link, file or folder. Out: `file-unreachable` or `name-unportable`. A link out of the
//! folder would publish what is not the site's, whatever it is.
//!
#![doc = include_str!("../../manual/en/file-unreachable.md")]

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::source::{FileId, Span};
use crate::text;

/// Something that was found and not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unreached {
    /// Its path under `content/`.
    pub(super) path: String,
    pub(super) reason: Reason,
}

/// Why it was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Reason {
    /// It leads out of the site's folder.
    Outside,
    /// It leads nowhere, or back to a folder that it is in.
    Nowhere,
    /// The user may not read it.
    Forbidden,
    /// Its name is not Unicode.
    NotUnicode,
}

impl Unreached {
    pub(super) fn new(path: String, reason: Reason) -> Self {
        Self { path, reason }
    }
}

/// What to tell of it; `file` stands for it among the sources.
pub(super) fn diagnostic(unreached: &Unreached, file: FileId) -> Diagnostic {
    let name = unreached.path.rsplit('/').next().unwrap_or_default();
    let message = match unreached.reason {
        Reason::Outside => text!(
            en: "`{name}` is a link to something outside the site's folder",
            nb: "`{name}` er en lenke til noe utenfor nettstedets mappe"
        ),
        Reason::Nowhere => text!(
            en: "`{name}` is a link on the disk that leads nowhere",
            nb: "`{name}` er en lenke på disken som ikke fører noe sted"
        ),
        Reason::NotUnicode => text!(
            en: "the name `{name}` has characters that are not Unicode",
            nb: "navnet `{name}` har tegn som ikke er Unicode"
        ),
        Reason::Forbidden => text!(
            en: "you are not allowed to read `{name}`",
            nb: "du har ikke lov til å lese `{name}`"
        ),
    };
    let help = match unreached.reason {
        Reason::Outside | Reason::Nowhere => text!(
            en: "put the file itself here, or take the link away",
            nb: "legg selve filen her, eller ta bort lenken"
        ),
        Reason::NotUnicode => {
            text!(en: "give it another name", nb: "gi den et annet navn")
        }
        Reason::Forbidden => text!(
            en: "give yourself the right to read it, or move it out of `content`",
            nb: "gi deg selv lov til å lese den, eller flytt den ut av `content`"
        ),
    };
    let rule = match unreached.reason {
        Reason::NotUnicode => Rule::NameUnportable,
        Reason::Outside | Reason::Nowhere | Reason::Forbidden => Rule::FileUnreachable,
    };
    Diagnostic::new(rule, Span::start_of(file), message).help(Help::Act(help))
}
