//! What is printed is read back, and what nobody meant is no crash.

use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::super::{
    constraint::{Constraint, Strength},
    plan::OrderPlan,
    station::RuleText,
    testing::{at, numbered, rule},
};
use super::{drawn_plan, rules, thousands};

proptest! {
    #![proptest_config(thousands())]

    #[test]
    fn what_is_printed_reads_back_as_the_same((count, drawn) in rules()) {
        let plan = drawn_plan(count, &drawn);
        prop_assert_eq!(plan.rules().len(), drawn.len());
        for (rule, (constraint, strength, _)) in plan.rules().iter().zip(&drawn) {
            prop_assert_eq!(&rule.constraints, std::slice::from_ref(constraint), "{}", rule.text());
            let free = matches!(constraint, Constraint::Free(_));
            prop_assert!(free || rule.strength == *strength, "{}", rule.text());
            prop_assert!(!free || rule.strength == Strength::Required, "{}", rule.text());
        }
    }

    #[test]
    fn nothing_that_is_typed_makes_the_reader_fall(
        text in "(Modul |modul-|[0-9]{1,3}|[–, «»\".:]|før |etter |og |eller |til |slutt|minst \
                 |av |to |kan |ikke |bør |[a-zæøå]{1,6} ?){0,9}",
        owner in 0..4_usize,
    ) {
        let source = RuleText { owner: Some(at(owner)), ..rule(0, &text) };
        let (plan, diagnostics) = OrderPlan::read(numbered(&[1, 2, 4]), vec![source.clone()]);
        prop_assert_eq!(plan.rules().is_empty(), !diagnostics.is_empty());
        for found in &diagnostics {
            prop_assert!(
                found.span.start >= source.span.start && found.span.end <= source.span.end
            );
            let range = (found.span.start - source.span.start) as usize
                ..(found.span.end - source.span.start) as usize;
            prop_assert!(source.text.get(range).is_some());
        }
    }
}
