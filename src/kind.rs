//! What a page is, how it is worked with, what a course calls its modules, what a leader note is
//! about, and what is drawn: fixed lists, with the names that authors write.
//!
//! In: a word from front matter or from a block's line. Out: a value of the list, or nothing; the
//! nearest name is for the caller's help.

use serde::{Deserialize, Serialize};

use crate::diagnostic::nearest;

macro_rules! list {
    ($(#[$doc:meta])+ $type:ident {
        $($(#[$variant_doc:meta])+ $variant:ident = $id:literal, [$($name:literal),+];)+
    }) => {
        $(#[$doc])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum $type { $($(#[$variant_doc])+ $variant,)+ }

        impl $type {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The English name, used in class names, template names and data.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// All names that authors may write, the Norwegian one first.
            #[must_use]
            pub fn names(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($name,)+ $id],)+ }
            }

            /// The value that a name means, letter case aside.
            #[must_use]
            pub fn find(name: &str) -> Option<Self> {
                let name = name.trim().to_lowercase();
                Self::ALL.iter().copied().find(|value| value.names().contains(&name.as_str()))
            }

            /// The name nearest to a word that is no name.
            #[must_use]
            pub fn nearest(word: &str) -> Option<&'static str> {
                nearest(word, Self::ALL.iter().flat_map(|value| value.names().iter().copied()))
            }
        }
    };
}

list! {
    /// What a page is.
    Kind {
        /// A text to read.
        Text = "text", ["tekst"];
        /// A film to see.
        Video = "video", ["video", "film"];
        /// A sound to hear.
        Audio = "audio", ["lyd", "lydopptak"];
        /// Something to think over and write down for oneself.
        Reflection = "reflection", ["refleksjon"];
        /// Something to talk over.
        Discussion = "discussion", ["diskusjon"];
        /// Something to make or find out.
        Task = "task", ["oppgave", "oppgåve", "aktivitet"];
        /// Something to try out in practice.
        Tryout = "tryout", ["utprøving"];
        /// A common meeting.
        Meeting = "meeting", ["møte", "fellesmøte"];
        /// A day or some days that people come together for, with more than one course or school.
        Gathering = "gathering", ["samling", "fagsamling"];
        /// A visit to or from others.
        Visit = "visit", ["besøk", "vitjing"];
        /// A day that something must be done by.
        Deadline = "deadline", ["frist"];
        /// Support for whoever leads the work.
        Support = "support", ["støtte", "lederstøtte"];
    }
}

list! {
    /// What a course calls its modules.
    Called {
        /// A module.
        Module = "module", ["modul"];
        /// A phase.
        Phase = "phase", ["fase"];
        /// A part.
        Part = "part", ["del"];
        /// A session.
        Session = "session", ["økt"];
        /// A gathering.
        Gathering = "gathering", ["samling"];
        /// A week.
        Week = "week", ["uke", "veke"];
        /// A theme.
        Theme = "theme", ["tema"];
    }
}

#[expect(clippy::derivable_impls, reason = "the lists of this file have no default of their own")]
impl Default for Called {
    fn default() -> Self {
        Self::Module
    }
}

list! {
    /// What can be played.
    MediaKind {
        /// A film.
        Video = "video", ["video", "film"];
        /// A sound.
        Audio = "audio", ["lyd", "lydopptak"];
    }
}

impl Kind {
    /// What a page of this kind plays.
    #[must_use]
    pub fn plays(self) -> Option<MediaKind> {
        match self {
            Self::Video => Some(MediaKind::Video),
            Self::Audio => Some(MediaKind::Audio),
            _ => None,
        }
    }

    /// Whether people meet on a page of this kind, for some hours or for days.
    #[must_use]
    pub fn brings_together(self) -> bool {
        matches!(self, Self::Meeting | Self::Gathering | Self::Visit)
    }
}

list! {
    /// How a page is worked with.
    Form {
        /// Each for oneself.
        Individual = "individual", ["individuell", "individuelt"];
        /// Together.
        Collective = "collective", ["kollektiv", "kollektivt"];
    }
}

list! {
    /// What a note for the leader is about.
    NoteType {
        /// How tasks and resources hang together.
        Context = "context", ["sammenheng", "samanheng"];
        /// Methods and use of time.
        Method = "method", ["metode"];
        /// What may be hard.
        Challenge = "challenge", ["utfordring"];
        /// How to put groups together.
        Group = "group", ["gruppe"];
        /// Another way to do it.
        Alternative = "alternative", ["alternativ"];
        /// Further reading.
        Literature = "literature", ["litteratur"];
    }
}

list! {
    /// What a chart draws of its table.
    ChartKind {
        /// A lying bar for each number.
        Bars = "bars", ["stolper", "stolpar", "søyler"];
        /// A line for each column.
        Lines = "lines", ["linjer", "liner"];
        /// A slice of a whole for each row.
        Pie = "pie", ["kake", "sektor"];
    }
}

impl ChartKind {
    /// The name that a word for such a chart means: `søylediagram`, `columns`, `kakediagram`.
    #[must_use]
    pub fn meant(word: &str) -> Option<&'static str> {
        let word = word.to_lowercase();
        let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
        if begins(&["stolp", "søyl", "soyl", "bar", "column"]) {
            Some(if begins(&["bar", "column"]) { "bars" } else { "stolper" })
        } else if begins(&["linj", "line", "kurve", "graf"]) {
            Some(if begins(&["line"]) { "lines" } else { "linjer" })
        } else if begins(&["kak", "sektor", "sirkel"]) {
            Some("kake")
        } else if begins(&["pie", "donut"]) {
            Some("pie")
        } else {
            Self::nearest(&word)
        }
    }
}

list! {
    /// What a figure draws of its list.
    ListDrawing {
        /// Stations round a circle, with arrows from each to the next.
        Wheel = "wheel", ["hjul"];
        /// Steps that rise from what is to what is wanted.
        Steps = "steps", ["trinn", "steg"];
        /// Rings inside each other, the first one innermost.
        Rings = "rings", ["ringer", "ringar"];
    }
}

/// What a block draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// A chart of a table.
    Chart(ChartKind),
    /// A figure of a list.
    List(ListDrawing),
}

impl Drawing {
    /// Its name for templates.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Chart(kind) => kind.id(),
            Self::List(kind) => kind.id(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norwegian_and_english_names_mean_the_same() {
        assert_eq!(Kind::find("Utprøving"), Some(Kind::Tryout));
        assert_eq!(Kind::find("tryout"), Some(Kind::Tryout));
        assert_eq!(Form::find(" kollektivt "), Some(Form::Collective));
        assert_eq!(NoteType::find("gruppe"), Some(NoteType::Group));
        assert_eq!(Called::find("Økt"), Some(Called::Session));
        assert_eq!(Kind::find("Samling"), Some(Kind::Gathering));
        assert_eq!(Kind::find("frist"), Some(Kind::Deadline));
        assert_eq!(Kind::find("quiz"), None);
    }

    #[test]
    fn a_slip_finds_its_name() {
        assert_eq!(Kind::nearest("refleksjoon"), Some("refleksjon"));
        assert_eq!(NoteType::nearest("metoder"), Some("metode"));
    }
}
