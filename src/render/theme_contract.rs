//! The contract with themes: `docs/temaer.md` describes every value that templates are given.
//!
//! In: the document, and JSON Schemas of the views. Out: nothing, or the section that differs. The
//! schemas exist in tests only.

use std::collections::{BTreeMap, BTreeSet};

use schemars::{JsonSchema, SchemaGenerator};

use super::media_view::MediaView;
use super::metadata::Metadata;
use super::moved::MovedView;
use super::parts::{LaneTimeView, PartView};
use super::support::{OverviewView, SupportView};
use super::text::{PassageView, PlanView};
use super::views::{
    AccessibilityView, BlockView, CourseSummaryView, CourseView, ItemView, ModuleView,
    NearbyModuleView, PageView, SiteView, TurnView,
};

const DOCUMENT: &str = include_str!("../../docs/temaer.md");

/// What templates are given by name, beside texts and numbers. Everything else that they see is
/// part of one of these.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct Values {
    site: SiteView,
    page: PageView,
    metadata: Metadata,
    course: CourseView,
    course_in_module: CourseSummaryView,
    nearby_modules: Vec<Vec<NearbyModuleView>>,
    module: ModuleView,
    turns: Vec<TurnView>,
    parts: Vec<PartView>,
    lanes: Vec<LaneTimeView>,
    item: ItemView,
    media: MediaView,
    support: SupportView,
    overview: OverviewView,
    accessibility: AccessibilityView,
    block: BlockView,
    passage: PassageView<'static>,
    plan: PlanView,
    moved: MovedView,
}

/// The section of the document that describes each type.
const SECTIONS: [(&str, &str); 67] = [
    ("SiteView", "site"),
    ("PageView", "page"),
    ("CourseView", "course"),
    ("RoundView", "runde"),
    ("EnrolmentView", "påmelding"),
    ("EnrolmentStepView", "steg"),
    ("CourseSummaryView", "kurs i korthet"),
    ("NearbyModuleView", "nabomodul"),
    ("ModuleView", "module"),
    ("PartView", "parts"),
    ("RowView", "parts.rows"),
    ("LaneTimeView", "lanes"),
    ("ItemView", "item"),
    ("BlockView", "block"),
    ("FigureView", "block.figure"),
    ("LinkView", "lenke"),
    ("CourseLinkView", "kurslenke"),
    ("OverviewLink", "oversiktslenke"),
    ("ContactView", "kontakt"),
    ("FeedbackView", "mottaker"),
    ("SendView", "block.send"),
    ("LogoView", "logo"),
    ("AccessibilityView", "accessibility"),
    ("HeadingView", "overskrift"),
    ("AudienceView", "målgruppe"),
    ("ReaderView", "visning"),
    ("NamedView", "id og navn"),
    ("OpeningView", "dato"),
    ("OpeningForView", "åpning"),
    ("WhenView", "tidspunkt"),
    ("DurationView", "varighet"),
    ("AudienceTimeView", "tid for en målgruppe"),
    ("TimeView", "tid"),
    ("StopView", "stopp"),
    ("MapView", "kart"),
    ("SegmentView", "kart.segments"),
    ("StationView", "stasjon"),
    ("StationDateView", "stasjon.dates"),
    ("AlternativeView", "alternativ"),
    ("TurnView", "sidefot"),
    ("SkippedView", "forbigått"),
    ("AfterView", "etter en modul"),
    ("OptionView", "mulig modul"),
    ("MediaView", "media"),
    ("SourceView", "media.sources"),
    ("CaptionsView", "media.captions"),
    ("ParagraphView", "media.transcript"),
    ("SpokenView", "media.transcript.passages"),
    ("ElsewhereView", "media.elsewhere"),
    ("Metadata", "metadata"),
    ("PictureView", "metadata.picture"),
    ("MovedView", "moved"),
    ("PassageView", "passage"),
    ("PlanView", "plan"),
    ("PlanItemView", "plan.items"),
    ("PlanRoundsView", "plan.items.rounds"),
    ("LaneView", "plan.lanes"),
    ("BarView", "plan.lanes.bars"),
    ("TickView", "plan.ticks"),
    ("MeetingBodyView", "page.meeting"),
    ("SupportView", "support"),
    ("OverviewView", "overview"),
    ("ModuleOverview", "overview.modules"),
    ("TypeCount", "overview.modules.types"),
    ("PageNotesView", "side med råd"),
    ("NoteView", "samlet råd"),
    ("MeetingView", "møte"),
];

#[test]
fn the_document_describes_the_values_of_templates_and_no_others() {
    let given: BTreeMap<String, BTreeSet<String>> = views()
        .into_iter()
        .map(|(name, fields)| {
            let section = SECTIONS.iter().find(|(view, _)| *view == name);
            (section.unwrap_or_else(|| panic!("SECTIONS names {name}")).1.to_owned(), fields)
        })
        .collect();
    let described = described();
    for (section, fields) in &given {
        assert_eq!(described.get(section), Some(fields), "docs/temaer.md, {section}");
    }
    let sections = described.keys().collect::<Vec<_>>();
    assert_eq!(sections, given.keys().collect::<Vec<_>>(), "docs/temaer.md, its sections");
}

/// The fields of every type that templates see, by the name of the type.
fn views() -> BTreeMap<String, BTreeSet<String>> {
    let mut generator = SchemaGenerator::default();
    generator.subschema_for::<Values>();
    let mut definitions = generator.take_definitions(false);
    definitions.remove("Values");
    let fields = |schema: &serde_json::Value| {
        schema["properties"].as_object().expect("a view has fields").keys().cloned().collect()
    };
    definitions.iter().map(|(name, schema)| (name.clone(), fields(schema))).collect()
}

/// The names in the first column of every table in the document's part about values, by the title
/// of their section.
fn described() -> BTreeMap<String, BTreeSet<String>> {
    let (_, values) = DOCUMENT.split_once("\n## Verdiene\n").expect("a part about values");
    let values = values.split("\n## ").next().unwrap_or_default();
    values.split("\n### ").skip(1).map(section).collect()
}

fn section(text: &str) -> (String, BTreeSet<String>) {
    let (title, text) = text.split_once(": ").expect("a title ends with a colon");
    let name = |line: &str| Some(line.strip_prefix("| `")?.split('`').next()?.to_owned());
    (title.trim_matches('`').to_owned(), text.lines().filter_map(name).collect())
}
