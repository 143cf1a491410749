//! Difference constraints: whether moments can be given times, and why they cannot.
//!
//! In: edges that say that one moment comes so many days after another at the least. Out: a
//! smallest circle of edges that no times keep. What the moments are is left to `distance`.
//!
//! Times keep all edges exactly when no circle of them adds up to more than nothing (T. H. Cormen,
//! C. E. Leiserson, R. L. Rivest and C. Stein, "Introduction to Algorithms", on difference
//! constraints); the algorithm of Bellman and Ford finds whether one does, in time linear in moments
//! times edges. The smallest one is the first that the longest walks of one step, of two steps and
//! so on come round to.

/// That one moment comes so many days after another at the least.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge<Label> {
    /// The number of the moment that comes first.
    pub(super) from: usize,
    /// The number of the other one.
    pub(super) to: usize,
    /// How many days later it comes; fewer than none where it may come so much sooner.
    pub(super) days: i64,
    /// Why.
    pub(super) label: Label,
}

/// How late a moment is reached by a walk, and by which edge; none where the walk begins.
type Reached = Option<(i64, Option<usize>)>;

/// The labels of a circle with the fewest edges that adds up to more than nothing, along the circle;
/// `None` if there is none, so that times keep all edges. Every such circle has one of `latest` in
/// it; the last label is one of theirs.
pub(super) fn smallest_circle<Label: Copy>(
    moments: usize,
    earliest: &[Edge<Label>],
    latest: &[Edge<Label>],
) -> Option<Vec<Label>> {
    let edges: Vec<Edge<Label>> = earliest.iter().chain(latest).copied().collect();
    if can_be_kept(moments, &edges) {
        return None;
    }
    let mut best: Option<Vec<Label>> = None;
    for last in latest {
        let most = best.as_ref().map_or(moments, |best| best.len() - 2);
        if let Some(mut bounds) = longest_within(moments, &edges, last, most) {
            bounds.push(last.label);
            best = Some(bounds);
        }
    }
    best
}

/// Whether times keep all bounds.
fn can_be_kept<Label>(moments: usize, edges: &[Edge<Label>]) -> bool {
    let mut times = vec![0_i64; moments];
    // Without a circle that adds up, each round settles one more moment.
    (0..=moments).any(|_| {
        let mut is_settled = true;
        for edge in edges {
            let at = times.get(edge.from).copied().unwrap_or_default() + edge.days;
            if let Some(time) = times.get_mut(edge.to).filter(|time| **time < at) {
                *time = at;
                is_settled = false;
            }
        }
        is_settled
    })
}

/// The bounds of a walk of the fewest steps, and of `most` at the most, that puts the beginning of
/// `last` later than it allows.
fn longest_within<Label: Copy>(
    moments: usize,
    edges: &[Edge<Label>],
    last: &Edge<Label>,
    most: usize,
) -> Option<Vec<Label>> {
    let mut reached: Vec<Vec<Reached>> = vec![vec![None; moments]];
    *reached.first_mut()?.get_mut(last.to)? = Some((0, None));
    for steps in 0..most {
        let mut next = vec![None; moments];
        for (number, edge) in edges.iter().enumerate() {
            let Some((at, _)) = reached.get(steps)?.get(edge.from).copied().flatten() else {
                continue;
            };
            let at: i64 = at + edge.days;
            let Some(place) = next.get_mut(edge.to) else { continue };
            if place.is_none_or(|(other, _)| other < at) {
                *place = Some((at, Some(number)));
            }
        }
        let arrives = next.get(last.from).copied().flatten();
        reached.push(next);
        if arrives.is_some_and(|(at, _)| at + last.days > 0) {
            return Some(walk_back(edges, &reached, last.from));
        }
    }
    None
}

fn walk_back<Label: Copy>(
    edges: &[Edge<Label>],
    reached: &[Vec<Reached>],
    to: usize,
) -> Vec<Label> {
    let mut bounds = Vec::new();
    let mut at = to;
    for round in reached.iter().rev() {
        let step = round.get(at).copied().flatten().and_then(|(_, edge)| edge);
        let Some(edge) = step.and_then(|edge| edges.get(edge)) else { break };
        bounds.push(edge.label);
        at = edge.from;
    }
    bounds.reverse();
    bounds
}
