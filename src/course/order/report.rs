//! A breach as a diagnostic: which stations are in the wrong place, by which rule, and what to
//! move.
//!
//! In: a plan and a breach of it. Out: one diagnostic at the place of the rule, labelled at the
//! stations. The caller gives its name: `order-broken` for what is required, `order-discouraged`
//! for what is recommended.

use super::{
    conflict::Step,
    constraint::{Constraint, Strength},
    moves::Move,
    plan::OrderPlan,
    precedence::Breach,
    station::StationId,
};
use crate::{
    diagnostic::{Diagnostic, Help, Rule, Text},
    ids::Id,
    listing::all_of,
    text,
};

/// The number of breaches for which a suggestion is tried against all rules. Beyond it, suggestions
/// are made untried; authors start with the first ones anyway.
const TRIED: usize = 40;

impl OrderPlan {
    /// One diagnostic for each breach of the rules of a strength.
    pub(crate) fn report(&self, strength: Strength, name: Rule) -> Vec<Diagnostic> {
        let breaches = self.breaches(strength);
        breaches
            .iter()
            .enumerate()
            .filter_map(|(at, breach)| self.report_one(breach, name, at < TRIED))
            .collect()
    }

    fn report_one(&self, breach: &Breach, name: Rule, tried: bool) -> Option<Diagnostic> {
        let rule = self.rules().get(breach.rule)?;
        let message = self.breach_in_words(breach, rule.strength);
        let mut diagnostic = Diagnostic::new(name, rule.source.span, message)
            .mark(text!(en: "this rule", nb: "denne regelen"));
        for station in breach.early.first().into_iter().chain(breach.late.first()) {
            let (label, place) = (self.label(*station), station.index() + 1);
            let span = self.stations().get(*station)?.span;
            diagnostic = diagnostic.label(
                span,
                text!(
                    en: "`{label}` is number {place} in the published order",
                    nb: "`{label}` er nummer {place} i den publiserte rekkefølgen"
                ),
            );
        }
        if let Some(impossible) =
            self.impossible(breach, rule.strength).filter(|_| !breach.is_between())
        {
            return Some(self.because(diagnostic, &impossible).help(Help::Act(text!(
                en: "other rules make this impossible: take the recommendation out, or change one \
                     of them",
                nb: "andre regler gjør dette umulig: ta ut anbefalingen, eller endre en av dem"
            ))));
        }
        if let Some(opposing) =
            self.opposing(breach, rule.strength).filter(|_| !breach.is_between())
        {
            return Some(self.because(diagnostic, &opposing).help(Help::Act(text!(
                en: "the recommendations pull in different directions: take one of them out",
                nb: "anbefalingene trekker hver sin vei: ta ut én av dem"
            ))));
        }
        Some(match self.mending(breach, tried) {
            Some(suggestion) => diagnostic.help(Help::Act(self.move_in_words(&suggestion))),
            None => diagnostic.help(Help::Act(text!(
                en: "change the rule, or the published order",
                nb: "endre regelen eller den publiserte rekkefølgen"
            ))),
        })
    }

    /// The chain of required rules that implies the opposite of a recommendation.
    fn impossible(&self, breach: &Breach, strength: Strength) -> Option<Vec<Step>> {
        let pairs = breach
            .early
            .iter()
            .flat_map(|early| breach.late.iter().map(move |late| (*early, *late)));
        let mut forced = pairs.filter(|(early, late)| self.must_precede(*early, *late));
        let all_needed = breach.wanting == breach.late.len();
        (strength == Strength::Recommended && all_needed)
            .then(|| forced.next())?
            .map(|(early, late)| self.chain(early, late))
    }

    /// The chain of other recommendations and required rules that implies the opposite of this one.
    fn opposing(&self, breach: &Breach, strength: Strength) -> Option<Vec<Step>> {
        let all_needed = breach.wanting == breach.late.len();
        if strength == Strength::Required || !all_needed {
            return None;
        }
        let pairs = breach
            .early
            .iter()
            .flat_map(|early| breach.late.iter().map(move |late| (*early, *late)));
        pairs.map(|(early, late)| self.advised_chain(early, late)).find(|chain| !chain.is_empty())
    }

    /// A diagnostic with a label at each rule of a chain.
    pub(crate) fn because(&self, diagnostic: Diagnostic, chain: &[Step]) -> Diagnostic {
        chain
            .iter()
            .filter_map(|step| {
                Some((self.rules().get(step.rule)?.source.span, self.step_in_words(step)))
            })
            .fold(diagnostic, |diagnostic, (span, words)| diagnostic.label(span, words))
    }

    fn breach_in_words(&self, breach: &Breach, strength: Strength) -> Text {
        if let Constraint::Before { earlier, least, .. } = &breach.constraint
            && *least < earlier.len()
        {
            return self.too_few(breach, earlier, *least, strength);
        }
        if breach.is_between() {
            return self.between_in_words(breach, strength);
        }
        let Text { en: must, nb: skal } = verb(strength);
        let named = if breach.late.len() == 1 {
            breach.early.as_slice()
        } else {
            breach.early.get(..1).unwrap_or_default()
        };
        let are = if named.len() == 1 { "is" } else { "are" };
        let (Text { en: early_en, nb: early_nb }, Text { en: late_en, nb: late_nb }) =
            (self.all_of(named), self.all_of(&breach.late));
        if matches!(breach.constraint, Constraint::Last(_)) {
            return text!(
                en: "{early_en} {are} published before {late_en}, but {must} come last",
                nb: "{early_nb} er publisert før {late_nb}, men {skal} komme til slutt"
            );
        }
        text!(
            en: "{early_en} {are} published before {late_en}, which {must} come first",
            nb: "{early_nb} er publisert før {late_nb}, som {skal} komme først"
        )
    }

    fn between_in_words(&self, breach: &Breach, strength: Strength) -> Text {
        let Text { en: must, nb: skal } = verb(strength);
        let Text { en, nb } = self.all_of(&breach.early);
        let are = if breach.early.len() == 1 { "is" } else { "are" };
        let tied: Vec<StationId> = breach.constraint.stations().collect();
        let Text { en: tied_en, nb: tied_nb } = self.all_of(&tied);
        if matches!(breach.constraint, Constraint::Together(_)) {
            return text!(
                en: "{en} {are} published among {tied_en}, which {must} be taken at the same time",
                nb: "{nb} er publisert innimellom {tied_nb}, som {skal} tas samtidig"
            );
        }
        text!(
            en: "{en} {are} published between {tied_en}, which {must} follow straight after each \
                 other",
            nb: "{nb} er publisert mellom {tied_nb}, som {skal} komme rett etter hverandre"
        )
    }

    fn too_few(
        &self,
        breach: &Breach,
        earlier: &[StationId],
        least: usize,
        strength: Strength,
    ) -> Text {
        let Text { en: must, nb: skal } = verb(strength);
        let (Text { en: early_en, nb: early_nb }, Text { en, nb }) =
            (self.all_of(breach.early.get(..1).unwrap_or_default()), self.all_of(earlier));
        match least - breach.wanting {
            0 => text!(
                en: "{early_en} is published before {en}, of which at least {least} {must} come \
                     first",
                nb: "{early_nb} er publisert før {nb}, og minst {least} av dem {skal} komme først"
            ),
            come => text!(
                en: "{early_en} is published after only {come} of {en}, of which at least {least} \
                     {must} come first",
                nb: "{early_nb} er publisert etter bare {come} av {nb}, men minst {least} av dem \
                     {skal} komme først"
            ),
        }
    }

    fn move_in_words(&self, suggestion: &Move) -> Text {
        match suggestion {
            Move::After(stations, anchor) => {
                let (Text { en, nb }, anchor) = (self.handles(stations), self.handle(*anchor));
                let Text { en: sorted_en, nb: sorted_nb } = self.noun().sorted();
                text!(
                    en: "place {en} after {anchor} ({sorted_en}), or change the rule",
                    nb: "sett {nb} etter {anchor} ({sorted_nb}), eller endre regelen"
                )
            }
            Move::Before(stations, anchor) => {
                let (Text { en, nb }, anchor) = (self.handles(stations), self.handle(*anchor));
                let Text { en: sorted_en, nb: sorted_nb } = self.noun().sorted();
                text!(
                    en: "place {en} before {anchor} ({sorted_en}), or change the rule",
                    nb: "sett {nb} før {anchor} ({sorted_nb}), eller endre regelen"
                )
            }
            Move::Order(order) => {
                let order: Vec<String> =
                    order.iter().map(|&station| self.handle(station)).collect();
                let order = order.join(", ");
                text!(
                    en: "this order keeps every rule: {order}",
                    nb: "denne rekkefølgen følger alle reglene: {order}"
                )
            }
        }
    }

    fn handle(&self, station: StationId) -> String {
        self.stations()
            .get(station)
            .map_or_else(String::new, |station| format!("`{}`", station.handle()))
    }

    fn handles(&self, stations: &[StationId]) -> Text {
        let handles: Vec<String> = stations.iter().map(|&station| self.handle(station)).collect();
        all_of(&handles)
    }
}

/// How strongly a rule asks for what it says.
fn verb(strength: Strength) -> Text {
    match strength {
        Strength::Required => text!(en: "must", nb: "skal"),
        Strength::Recommended => text!(en: "should", nb: "bør"),
    }
}
