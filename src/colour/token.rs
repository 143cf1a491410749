//! The names of a theme's colours, and the pairs of them that occur on a page.
//!
//! The names are the custom properties of the default theme (`--accent`), the keys of `colours:` in
//! the config, and a contract with themes. The pairs are those that occur in the default theme's
//! style sheets; a style sheet that uses a new pair must add it here.

/// A colour of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// The name of its custom property without `--`, and its key in the config.
    pub name: &'static str,
    /// The Norwegian key.
    pub alias: &'static str,
    /// Whether the colour of the dark scheme can be derived from that of the light scheme. A
    /// background cannot.
    pub has_hue: bool,
}

const fn ground(name: &'static str, alias: &'static str) -> Token {
    Token { name, alias, has_hue: false }
}

const fn hue(name: &'static str, alias: &'static str) -> Token {
    Token { name, alias, has_hue: true }
}

/// Every colour that a theme has.
pub const TOKENS: [Token; 14] = [
    ground("paper", "papir"),
    ground("surface", "flate"),
    ground("ink", "blekk"),
    ground("muted", "dempet"),
    ground("rule", "linje"),
    ground("edge", "kant"),
    hue("accent", "aksent"),
    hue("mark", "merke"),
    hue("leader", "leder"),
    ground("leader-ground", "lederflate"),
    hue("owner", "eier"),
    ground("owner-ground", "eierflate"),
    hue("warning", "advarsel"),
    ground("warning-ground", "advarselflate"),
];

/// What a colour is used for, which determines its minimum contrast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// Text (WCAG 2.2, 1.4.3).
    Text,
    /// Edges of controls, and graphics that carry information (1.4.11).
    Control,
}

impl Demand {
    /// The minimum contrast that the law requires.
    #[must_use]
    pub fn least(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Control => 3.0,
        }
    }

    /// The minimum contrast that the default theme aims for.
    #[must_use]
    pub fn wanted(self) -> f64 {
        match self {
            Self::Text => 6.0,
            Self::Control => 3.0,
        }
    }
}

/// A foreground colour and its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The foreground.
    pub front: &'static str,
    /// The background.
    pub ground: &'static str,
    /// The use of the foreground.
    pub demand: Demand,
}

const fn text(front: &'static str, ground: &'static str) -> Pair {
    Pair { front, ground, demand: Demand::Text }
}

const fn control(front: &'static str, ground: &'static str) -> Pair {
    Pair { front, ground, demand: Demand::Control }
}

/// All pairs of foreground and background.
pub const PAIRS: [Pair; 29] = [
    text("ink", "paper"),
    text("ink", "surface"),
    text("ink", "leader-ground"),
    text("ink", "owner-ground"),
    text("ink", "warning-ground"),
    text("muted", "paper"),
    text("muted", "surface"),
    text("muted", "leader-ground"),
    text("muted", "owner-ground"),
    text("muted", "warning-ground"),
    text("accent", "paper"),
    text("accent", "surface"),
    text("accent", "leader-ground"),
    text("accent", "owner-ground"),
    text("accent", "warning-ground"),
    text("leader", "paper"),
    text("leader", "surface"),
    text("leader", "leader-ground"),
    text("owner", "paper"),
    text("owner", "surface"),
    text("owner", "owner-ground"),
    text("warning", "surface"),
    text("warning", "warning-ground"),
    control("mark", "paper"),
    control("mark", "surface"),
    control("edge", "paper"),
    control("edge", "surface"),
    control("edge", "leader-ground"),
    control("edge", "owner-ground"),
];
