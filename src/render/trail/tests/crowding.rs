//! What overlaps or hangs loose in the drawing to the right.

use crate::render::trail::measure::width;
use crate::render::trail::path::{Point, RADIUS};
use crate::render::trail::scene::{Edge, Node, Scene};

/// What overlaps something else or is outside the drawing.
pub(super) fn collisions(scene: &Scene) -> Vec<String> {
    let mut boxes: Vec<(String, [i32; 4])> = Vec::new();
    for stop in &scene.stops {
        let (x, y, reach) = (stop.at.x, stop.at.y, RADIUS + 2);
        boxes.push((
            format!("stop {:?}", stop.station),
            [x - reach, y - reach, x + reach, y + reach],
        ));
    }
    for words in scene.words.iter().chain(scene.stops.iter().flat_map(|stop| &stop.words)) {
        let (x, y) = (words.at.x, words.at.y);
        boxes.push((words.text.clone(), [x, y - 12, x + width(&words.text, words.style), y + 4]));
    }
    let mut wrong = Vec::new();
    let is_inside = |point: &Point| {
        (2..=scene.width - 2).contains(&point.x) && (2..=scene.height - 2).contains(&point.y)
    };
    if scene.edges.iter().flat_map(|edge| &edge.points).any(|point| !is_inside(point)) {
        wrong.push("a line is outside".to_owned());
    }
    for (at, (name, [left, top, right, bottom])) in boxes.iter().enumerate() {
        if *left < 0 || *top < 0 || *right > scene.width || *bottom > scene.height {
            wrong.push(format!("{name} is outside"));
        }
        let meets =
            |[l, t, r, b]: &[i32; 4]| l.max(left) < r.min(right) && t.max(top) < b.min(bottom);
        wrong.extend(
            boxes[..at]
                .iter()
                .filter(|(_, other)| meets(other))
                .map(|(other, _)| format!("{name} meets {other}")),
        );
        let crosses = scene
            .edges
            .iter()
            .filter(|_| !name.starts_with("stop "))
            .flat_map(|edge| edge.points.windows(2))
            .any(|step| {
                let (a, b) = (step[0], step[1]);
                meets(&[a.x.min(b.x) - 1, a.y.min(b.y) - 1, a.x.max(b.x) + 1, a.y.max(b.y) + 1])
            });
        wrong.extend(crosses.then(|| format!("a line crosses {name}")));
    }
    wrong
}

/// The number of edges that do not begin and end at the nodes that they join.
pub(super) fn loose_ends(scene: &Scene) -> usize {
    let ends = |edge: &Edge| edge.points.first().copied().zip(edge.points.last().copied());
    let at_stop = |node: Node, at: Point| match node {
        Node::Stop(station) => {
            (scene.stops.get(station).expect("a stop").at.x - at.x).abs()
                + (scene.stops.get(station).expect("a stop").at.y - at.y).abs()
                <= RADIUS
        }
        shared => scene
            .edges
            .iter()
            .filter(|edge| edge.from == shared || edge.to == shared)
            .all(|edge| ends(edge).is_some_and(|(start, end)| start == at || end == at)),
    };
    let fits = |edge: &&Edge| {
        ends(edge).is_some_and(|(start, end)| {
            at_stop(edge.from, start) && at_stop(edge.to, end)
                || at_stop(edge.to, start) && at_stop(edge.from, end)
        })
    };
    scene.edges.iter().filter(|edge| !fits(edge)).count()
}
