//! The names of the rules that a diagnostic can be about, each with its severity.
//!
//! The names are part of the contract: messages, JSON and the manual show them, so they never
//! change their meaning. What a rule asks for, why, and how a fault is mended stands in its manual
//! page, `manual/LANGUAGE/NAME.md`; a rule without a page in every language does not compile. How a
//! rule is checked stands where it is checked.

use serde::{Deserialize, Serialize};

use super::severity::Severity;
use super::text::MessageLanguage;

macro_rules! page {
    ($language:literal, $name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/manual/", $language, "/", $name, ".md"))
    };
}

/// Whether authors may silence a rule: warnings can be, errors cannot, and a word behind the
/// severity reverses that.
macro_rules! silenceable {
    (Warning) => {
        true
    };
    (Warning Always) => {
        false
    };
    (Error) => {
        false
    };
    (Error Silenceable) => {
        true
    };
}

macro_rules! rules {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal, $severity:ident $($manner:ident)?;)+) => {
        /// A rule that content can break.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum Rule { $($(#[$doc])+ $variant,)+ }

        impl Rule {
            /// Every rule, in the order of this file.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable name, as messages show it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The rule of a name.
            #[must_use]
            pub fn find(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|rule| rule.name() == name)
            }

            /// How much a breach matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// Whether authors may silence it, with a reason.
            #[must_use]
            pub fn is_silenceable(self) -> bool {
                match self { $(Self::$variant => silenceable!($severity $($manner)?),)+ }
            }

            /// The manual page, in Markdown: what the rule is about, why, what to do, and an
            /// example of a fault and its mend.
            #[must_use]
            pub fn manual(self, language: MessageLanguage) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$variant, MessageLanguage::Nb) => page!("nb", $name),
                        (Self::$variant, MessageLanguage::En) => page!("en", $name),
                    )+
                }
            }
        }
    };
}

rules! {
    /// A file is not UTF-8 text.
    NotUtf8 = "not-utf8", Error;
    /// The YAML of the front matter or the config cannot be read.
    YamlUnreadable = "yaml-unreadable", Error;
    /// A file has no front matter.
    FrontMatterMissing = "front-matter-missing", Error;
    /// The front matter is opened by `---` and never closed.
    FrontMatterUnclosed = "front-matter-unclosed", Error;
    /// A key that the front matter or the config does not have.
    UnknownKey = "unknown-key", Error;
    /// A key that is given twice, in one language or in two.
    DuplicateKey = "duplicate-key", Error;
    /// A value of another sort than the key takes.
    WrongType = "wrong-type", Error;
    /// A value of which YAML leaves out a part.
    ValueCut = "value-cut", Warning;
    /// A title is missing or empty.
    TitleMissing = "title-missing", Error;
    /// A duration or a workload that cannot be read.
    DurationUnreadable = "duration-unreadable", Error;
    /// A date that cannot be read.
    DateUnreadable = "date-unreadable", Error;
    /// An audience that the config does not name.
    UnknownAudience = "unknown-audience", Error;
    /// A kind or a form of page that does not exist, or a value that is not one of the few a key
    /// takes.
    UnknownValue = "unknown-value", Error;
    /// A rule that is to be silenced and does not exist.
    UnknownRule = "unknown-rule", Error;
    /// A rule that cannot be silenced, or is silenced without a reason.
    SilenceRefused = "silence-refused", Error;
    /// A silence that silences nothing.
    SilenceUnused = "silence-unused", Warning Always;
    /// A file beside the pages that can run script, or fetches from another host.
    UnsafeFile = "unsafe-file", Error;
    /// A name of a file or folder that some computers cannot hold.
    NameUnportable = "name-unportable", Error;
    /// A path that is longer than some computers take.
    PathLong = "path-long", Warning;
    /// A link on the disk that leads nowhere, or out of the site's folder.
    FileUnreachable = "file-unreachable", Error;
    /// A document or a leftover that no page links to, and that is not published.
    FileUnlinked = "file-unlinked", Warning;
    /// A page that is a copy of another.
    FileCopy = "file-copy", Warning;
    /// A picture, film or sound of a form that browsers do not show.
    MediaUnshown = "media-unshown", Error;
    /// A picture that tells where it was taken.
    PictureTellsPlace = "picture-tells-place", Warning;
    /// A file or folder where the site has no place for it.
    FileMisplaced = "file-misplaced", Error;
    /// A folder with Markdown files, but no `_index.md`.
    IndexMissing = "index-missing", Error;
    /// A site without pages, or a course or module with nothing in it.
    EmptySite = "empty-site", Error;
    /// Two files would get the same address.
    AddressTaken = "address-taken", Error;
    /// A file or folder name that has nothing an address can have.
    AddressEmpty = "address-empty", Error;
    /// Two modules of a course have the same number or title.
    ModuleTwice = "module-twice", Error;
    /// The list `modules` of a course does not match its folders.
    ModuleList = "module-list", Error;
    /// The published order breaks a rule.
    OrderBroken = "order-broken", Error;
    /// Rules cannot hold together.
    OrderContradiction = "order-contradiction", Error;
    /// A rule names a module that does not exist.
    UnknownModule = "unknown-module", Error;
    /// A rule that cannot be read.
    OrderUnreadable = "order-unreadable", Error;
    /// The published order breaks a recommendation.
    OrderDiscouraged = "order-discouraged", Warning;
    /// A module opens before one that it requires or before its course, or a page is before its
    /// module opens.
    OpensTooEarly = "opens-too-early", Error;
    /// Something closes before it opens.
    ClosesTooEarly = "closes-too-early", Error;
    /// A deadline for enrolling in a course is after the start of the course.
    DeadlineTooLate = "deadline-too-late", Warning;
    /// A module for an audience requires one that this audience has no part in.
    AudienceCutOff = "audience-cut-off", Warning;
    /// Something is for an audience that what it stands in leaves out.
    AudienceWider = "audience-wider", Warning;
    /// The numbers of the modules are out of step with the published order.
    ModuleNumbers = "module-numbers", Warning;
    /// A rule that says nothing that the other rules do not say.
    RuleRedundant = "rule-redundant", Warning;
    /// A freedom of order that other rules take away.
    FreedomTaken = "freedom-taken", Warning;
    /// A stated time that cannot go together with what adds up below it.
    WorkloadMismatch = "workload-mismatch", Warning;
    /// The parts of a meeting do not add up to what its page states.
    PlanMismatch = "plan-mismatch", Warning;
    /// A link to a file that does not exist or is not published.
    LinkBroken = "link-broken", Error;
    /// A link to a heading that does not exist.
    UnknownFragment = "unknown-fragment", Error;
    /// A link that cannot work on every host: absolute, or to a scheme that is not allowed.
    LinkForm = "link-form", Error;
    /// An image, film, sound or other file that does not exist.
    AssetMissing = "asset-missing", Error;
    /// Something that the reader's browser would fetch from another host.
    ExternalResource = "external-resource", Error;
    /// A film without captions, or a sound without a text to read.
    CaptionsMissing = "captions-missing", Error Silenceable;
    /// A file of captions that a browser cannot show.
    CaptionsUnreadable = "captions-unreadable", Error;
    /// A film on another host without a text to read.
    TranscriptMissing = "transcript-missing", Warning;
    /// A block with a name that does not exist.
    UnknownBlock = "unknown-block", Error;
    /// A block that is opened and never closed.
    BlockUnclosed = "block-unclosed", Error;
    /// A `:::` that closes nothing.
    BlockUnopened = "block-unopened", Error;
    /// A block that is opened inside a list or quotation and closed outside it, or the other way.
    BlockMisplaced = "block-misplaced", Error;
    /// A block that stands inside too many others.
    BlockTooDeep = "block-too-deep", Error;
    /// An argument of a block that cannot be used.
    BlockArgument = "block-argument", Error;
    /// A sheet in which nothing can be filled in, or a choice or a place to sign that cannot be
    /// used.
    SheetForm = "sheet-form", Error;
    /// A feedback form that is left out, since nobody would receive it.
    FeedbackNowhere = "feedback-nowhere", Warning;
    /// The table in a chart cannot be drawn.
    ChartUndrawn = "chart-undrawn", Error;
    /// A cell of a chart's table is empty.
    ChartCellEmpty = "chart-cell-empty", Warning;
    /// What is in a figure cannot be drawn.
    FigureUndrawn = "figure-undrawn", Error;
    /// A reference to a footnote that is not written.
    FootnoteMissing = "footnote-missing", Error;
    /// Two headings, or a heading and something else, have the same id.
    IdTaken = "id-taken", Error;
    /// A formula that cannot be read.
    MathUnreadable = "math-unreadable", Error;
    /// A comment that is opened and never closed.
    CommentUnclosed = "comment-unclosed", Error;
    /// Marks that Git leaves where two versions could not be joined.
    ConflictLeft = "conflict-left", Error;
    /// A row of a table with more cells than its header.
    TableCells = "table-cells", Error;
    /// A code block that is opened and never closed.
    CodeUnclosed = "code-unclosed", Warning;
    /// An element of raw HTML that is opened and never closed.
    HtmlUnclosed = "html-unclosed", Warning;
    /// A footnote that nothing refers to.
    FootnoteUnused = "footnote-unused", Warning;
    /// A list whose written numbers are not shown, or that is a sentence.
    ListNumber = "list-number", Warning;
    /// Lines that look like a list, but are text.
    ListForm = "list-form", Warning;
    /// Lines that look like a table, but are text.
    TableForm = "table-form", Warning;
    /// Marks of bold or slanted text with a space inside.
    EmphasisForm = "emphasis-form", Warning;
    /// A quotation that looks like an alert, and is none.
    AlertForm = "alert-form", Warning;
    /// Letters that were broken by another encoding.
    EncodingBroken = "encoding-broken", Warning;
    /// A heading without a text.
    HeadingEmpty = "heading-empty", Warning;
    /// A line that looks like a heading, but is text.
    HeadingForm = "heading-form", Warning;
    /// Raw HTML that is left out of the page.
    HtmlRemoved = "html-removed", Warning;
    /// Code in a language that cannot be highlighted.
    UnknownLanguage = "unknown-language", Warning;
    /// An image without an alternative text.
    AltMissing = "alt-missing", Warning;
    /// A heading more than one level below the one before it.
    HeadingSkipped = "heading-skipped", Warning;
    /// A link whose text does not say where it leads.
    LinkTextVague = "link-text-vague", Warning;
    /// A table whose header row is empty.
    TableWithoutHeader = "table-without-header", Warning;
    /// A passage in another language than the page's that is not marked.
    LanguageUnmarked = "language-unmarked", Warning;
    /// Two colours that are too like each other where one stands on the other.
    ContrastTooLow = "contrast-too-low", Error;
}

impl Rule {
    /// What a breach is, in a few words: what follows the name in the first line of the manual
    /// page.
    #[must_use]
    pub fn summary(self, language: MessageLanguage) -> &'static str {
        let title = self.manual(language).lines().next().unwrap_or_default();
        title.split_once("`: ").map_or(title, |(_, summary)| summary)
    }
}
