//! The keys of front matter, with their Norwegian names.
//!
//! Only lists here: what stands under a key is read beside it.

use crate::config::LANGUAGE;
use crate::yaml::{Key, SILENCE};

const TITLE: Key = Key::new("title", "tittel");
const DESCRIPTION: Key = Key::new("description", "ingress");
const DURATION: Key = Key::new("duration", "varighet");
const WORKLOAD: Key = Key::new("workload", "arbeidstid");
const AUDIENCE: Key = Key::new("audience", "målgruppe");
const PREREQUISITES: Key = Key::new("prerequisites", "forutsetninger");
const OPENS: Key = Key::new("opens", "åpner");
const CLOSES: Key = Key::new("closes", "stenger");
const GOALS: Key = Key::new("goals", "mål");
const UPDATED: Key = Key::new("updated", "oppdatert");
const ALIAS: Key = Key::new("alias", "alias");
const DRAFT: Key = Key::new("draft", "utkast");
const EXTRA: Key = Key::new("extra", "extra");

/// The keys of a course's `_index.md`.
pub(super) const COURSE_KEYS: &[Key] = &[
    TITLE,
    DESCRIPTION,
    DURATION,
    WORKLOAD,
    AUDIENCE,
    PREREQUISITES,
    OPENS,
    CLOSES,
    Key::new("starts", "oppstart"),
    Key::new("rounds", "runder"),
    Key::new("called", "kalles"),
    Key::new("enrolment", "påmelding"),
    Key::new("price", "kostnad"),
    GOALS,
    Key::new("modules", "moduler"),
    Key::new("position", "plassering"),
    LANGUAGE,
    ALIAS,
    UPDATED,
    DRAFT,
    SILENCE,
    EXTRA,
];

/// The keys of a module's `_index.md`.
pub(super) const MODULE_KEYS: &[Key] = &[
    Key::new("module", "modul"),
    TITLE,
    DESCRIPTION,
    DURATION,
    WORKLOAD,
    AUDIENCE,
    PREREQUISITES,
    OPENS,
    GOALS,
    LANGUAGE,
    ALIAS,
    UPDATED,
    DRAFT,
    SILENCE,
    EXTRA,
];

/// The keys of a page in a module.
pub(super) const PAGE_KEYS: &[Key] = &[
    TITLE,
    DESCRIPTION,
    Key::new("kind", "type"),
    Key::new("form", "arbeidsform"),
    DURATION,
    Key::new("when", "når"),
    Key::new("where", "sted"),
    Key::new("bring", "ta_med"),
    Key::new("outcome", "resultat"),
    AUDIENCE,
    PREREQUISITES,
    Key::new("src", "fil"),
    Key::new("captions", "teksting"),
    Key::new("transcript", "utskrift"),
    Key::new("poster", "plakat"),
    LANGUAGE,
    ALIAS,
    UPDATED,
    DRAFT,
    SILENCE,
    EXTRA,
];

/// The keys of a free page.
pub(super) const FREE_KEYS: &[Key] =
    &[TITLE, DESCRIPTION, LANGUAGE, ALIAS, UPDATED, DRAFT, SILENCE, EXTRA];
