//! The values that templates see: plain data, with words already in the page's language.
//!
//! In: the model. Out: values that Serde gives to Tera. The names of their fields are the contract
//! with themes. Every field is always present, and is `none` or empty where there is nothing to
//! show. Building whole pages of them is left to `pages`.

mod after;
mod common;
mod course;
mod page;
mod site;
mod turn;

pub(crate) use after::{AfterView, OptionView};
pub(crate) use common::{
    AudienceTimeView, AudienceView, DurationView, LinkView, NamedView, OpeningForView, OpeningView,
    TimeView, WhenView,
};
pub(crate) use course::{
    AlternativeView, CourseSummaryView, CourseView, EnrolmentStepView, EnrolmentView, ItemView,
    MapView, ModuleView, NearbyModuleView, OverviewLink, RoundView, SegmentView, StationDateView,
    StationView, StopView,
};
pub(crate) use page::{BlockView, FigureView, HeadingView, MeetingBodyView, PageView, SendView};
pub(crate) use site::{
    AccessibilityView, ContactView, CourseLinkView, FeedbackView, LogoView, ReaderView, SiteView,
};
pub(crate) use turn::{SkippedView, TurnView};
