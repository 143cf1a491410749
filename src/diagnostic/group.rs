//! The groups that the rules are listed in, by what an author was writing when a rule was broken.
//!
//! In: a rule. Out: its group, and the group's title. How a list looks is left to the command that
//! shows one.

use super::{Rule, Text};
use crate::text;

/// Rules about the same sort of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleGroup {
    /// How a file is written, and its front matter.
    FrontMatter,
    /// Where files and folders stand, and what they are called.
    Folders,
    /// The order of modules and pages.
    Order,
    /// Durations, workloads and dates.
    Time,
    /// Links, images, films and sounds.
    Links,
    /// Blocks.
    Blocks,
    /// All else in the text.
    Text,
    /// What all readers need, however they read.
    Access,
    /// Silencing a warning.
    Silence,
}

impl RuleGroup {
    /// Every group, in the order that they are listed in.
    pub const ALL: [Self; 9] = [
        Self::FrontMatter,
        Self::Folders,
        Self::Order,
        Self::Time,
        Self::Links,
        Self::Blocks,
        Self::Text,
        Self::Access,
        Self::Silence,
    ];

    /// What the group is called.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::FrontMatter => text!(en: "Files and front matter", nb: "Filer og metadata"),
            Self::Folders => text!(en: "Folders and addresses", nb: "Mapper og adresser"),
            Self::Order => text!(en: "Order", nb: "Rekkefølge"),
            Self::Time => text!(en: "Time", nb: "Tid"),
            Self::Links => text!(en: "Links and media", nb: "Lenker og medier"),
            Self::Blocks => text!(en: "Blocks", nb: "Blokker"),
            Self::Text => text!(en: "Text", nb: "Tekst"),
            Self::Access => text!(en: "For all readers", nb: "Universell utforming"),
            Self::Silence => text!(en: "Silenced warnings", nb: "Dempede advarsler"),
        }
    }

    /// Its rules, in the order of [`Rule::ALL`].
    pub fn rules(self) -> impl Iterator<Item = Rule> {
        Rule::ALL.iter().copied().filter(move |rule| rule.group() == self)
    }
}

impl Rule {
    /// The group that the rule is listed in.
    #[must_use]
    pub fn group(self) -> RuleGroup {
        match self {
            Self::NotUtf8
            | Self::YamlUnreadable
            | Self::FrontMatterMissing
            | Self::FrontMatterUnclosed
            | Self::UnknownKey
            | Self::DuplicateKey
            | Self::WrongType
            | Self::ValueCut
            | Self::TitleMissing
            | Self::UnknownAudience
            | Self::UnknownValue => RuleGroup::FrontMatter,
            Self::UnsafeFile
            | Self::NameUnportable
            | Self::PathLong
            | Self::FileUnreachable
            | Self::FileUnlinked
            | Self::FileCopy
            | Self::FileMisplaced
            | Self::IndexMissing
            | Self::EmptySite
            | Self::AddressTaken
            | Self::AddressEmpty
            | Self::ModuleTwice
            | Self::ModuleList => RuleGroup::Folders,
            Self::OrderBroken
            | Self::OrderContradiction
            | Self::UnknownModule
            | Self::OrderUnreadable
            | Self::OrderDiscouraged
            | Self::AudienceCutOff
            | Self::AudienceWider
            | Self::ModuleNumbers
            | Self::RuleRedundant
            | Self::FreedomTaken => RuleGroup::Order,
            Self::DurationUnreadable
            | Self::DateUnreadable
            | Self::OpensTooEarly
            | Self::ClosesTooEarly
            | Self::DeadlineTooLate
            | Self::WorkloadMismatch
            | Self::PlanMismatch => RuleGroup::Time,
            Self::LinkBroken
            | Self::UnknownFragment
            | Self::LinkForm
            | Self::AssetMissing
            | Self::ExternalResource
            | Self::CaptionsMissing
            | Self::CaptionsUnreadable
            | Self::TranscriptMissing
            | Self::MediaUnshown
            | Self::PictureTellsPlace => RuleGroup::Links,
            Self::UnknownBlock
            | Self::BlockUnclosed
            | Self::BlockUnopened
            | Self::BlockMisplaced
            | Self::BlockTooDeep
            | Self::BlockArgument
            | Self::SheetForm
            | Self::FeedbackNowhere
            | Self::ChartUndrawn
            | Self::ChartCellEmpty
            | Self::FigureUndrawn => RuleGroup::Blocks,
            Self::FootnoteMissing
            | Self::IdTaken
            | Self::MathUnreadable
            | Self::CommentUnclosed
            | Self::ConflictLeft
            | Self::TableCells
            | Self::CodeUnclosed
            | Self::HtmlUnclosed
            | Self::FootnoteUnused
            | Self::ListNumber
            | Self::ListForm
            | Self::TableForm
            | Self::EmphasisForm
            | Self::AlertForm
            | Self::EncodingBroken
            | Self::HeadingEmpty
            | Self::HeadingForm
            | Self::HtmlRemoved
            | Self::UnknownLanguage => RuleGroup::Text,
            Self::AltMissing
            | Self::HeadingSkipped
            | Self::LinkTextVague
            | Self::TableWithoutHeader
            | Self::LanguageUnmarked
            | Self::ContrastTooLow => RuleGroup::Access,
            Self::UnknownRule | Self::SilenceRefused | Self::SilenceUnused => RuleGroup::Silence,
        }
    }
}
