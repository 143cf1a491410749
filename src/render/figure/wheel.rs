//! A wheel: numbered stations round a circle, with an arrow from each to the next.
//!
//! In: what the stations are called. Out: their drawing. A name that has no room beside its station
//! is left out: the list under the wheel has the same numbers.

use std::f64::consts::TAU;

use super::lettering::Lettering;
use super::measures::{LINE, WIDTH, float};
use super::svg::{Anchor, Svg, point, unit};

/// Half the width of a station.
const STATION: f64 = 15.0;
/// Between a station and its name.
const GAP: f64 = 6.0;
/// Between a station and the arrows to and from it.
const CLEAR: f64 = STATION + 7.0;
/// The most lines of a name.
const MOST_LINES: usize = 3;

/// How far the stations lie from the middle: more of them need more room.
fn radius(count: usize) -> f64 {
    match count {
        ..=6 => 84.0,
        7..=8 => 94.0,
        _ => 106.0,
    }
}

/// Where a station lies.
struct Station {
    x: f64,
    y: f64,
    sine: f64,
    cosine: f64,
}

/// Draws a wheel of stations with these names.
pub(super) fn draw(labels: &[&str], letters: Lettering) -> Svg {
    let mut svg = Svg::default();
    let (count, radius) = (labels.len().max(1), radius(labels.len()));
    let placed = |index: usize| {
        let (sine, cosine) = (TAU * float(index) / float(count)).sin_cos();
        Station { x: WIDTH / 2.0 + radius * sine, y: -radius * cosine, sine, cosine }
    };
    let stations: Vec<Station> = (0..count).map(placed).collect();
    let names: Vec<Option<Vec<String>>> = stations
        .iter()
        .zip(labels)
        .enumerate()
        .map(|(index, (station, label))| name(&stations, (index, station), label, letters))
        .collect();
    // The names above the uppermost stations decide how far down the wheel lies.
    let tops = stations.iter().zip(&names).map(|(of, name)| of.y - of.above(name.as_deref()));
    let down = 4.0 - tops.fold(0.0, f64::min);
    for (index, (station, name)) in stations.iter().zip(&names).enumerate() {
        let from = float(index) / float(count);
        arrow(&mut svg, (from, from + 1.0 / float(count)), radius, down);
        let (x, y) = (station.x, station.y + down);
        svg.circle("station", (x, y), STATION);
        let number = (index + 1).to_string();
        svg.text((x, y + 5.0), "number", Anchor::Middle, &[number]);
        if let Some(lines) = name {
            station.name(&mut svg, lines, down);
        }
    }
    svg.reach(radius + STATION + down + 4.0);
    svg
}

/// The lines of a station's name where they have room.
fn name(
    stations: &[Station],
    (index, station): (usize, &Station),
    label: &str,
    letters: Lettering,
) -> Option<Vec<String>> {
    if station.is_upright() {
        return letters.fit(label, station.room(), MOST_LINES);
    }
    // Names at one side lie under each other, and each has its part of the height.
    let neighbour = |other: &&Station| other.sine * station.sine > 0.0 || other.is_upright();
    let others = stations.iter().enumerate().filter(|(other, _)| *other != index);
    let nearest = others
        .map(|(_, other)| other)
        .filter(neighbour)
        .map(|other| (other.y - station.y).abs())
        .fold(f64::MAX, f64::min);
    let lines = (1..=MOST_LINES).rev().find(|lines| float(*lines) * LINE <= nearest + 2.0);
    letters.fit(label, station.room(), lines.unwrap_or(1))
}

impl Station {
    /// Whether its name stands above or below it, and not at its side.
    fn is_upright(&self) -> bool {
        self.sine.abs() < 0.1
    }

    /// How wide its name can be.
    fn room(&self) -> f64 {
        if self.is_upright() {
            WIDTH * 0.6
        } else {
            WIDTH / 2.0 - (self.x - WIDTH / 2.0).abs() - STATION - GAP - 1.0
        }
    }

    /// How far its name, or the station itself, reaches above its middle.
    fn above(&self, name: Option<&[String]>) -> f64 {
        let lines = name.map_or(0.0, |lines| float(lines.len()));
        if self.is_upright() && self.cosine > 0.0 {
            STATION + GAP + lines * LINE
        } else {
            STATION.max(lines * LINE / 2.0) + 2.0
        }
    }

    fn name(&self, svg: &mut Svg, lines: &[String], down: f64) {
        let y = self.y + down;
        let height = float(lines.len()) * LINE;
        if self.is_upright() && self.cosine > 0.0 {
            let first = y - STATION - GAP - height + 14.0;
            svg.text((self.x, first), "", Anchor::Middle, lines);
        } else if self.is_upright() {
            svg.text((self.x, y + STATION + GAP + 13.0), "", Anchor::Middle, lines);
        } else {
            let (side, anchor) =
                if self.sine > 0.0 { (1.0, Anchor::Start) } else { (-1.0, Anchor::End) };
            let first = y - height / 2.0 + 14.0;
            svg.text((self.x + side * (STATION + GAP), first), "", anchor, lines);
        }
    }
}

/// Draws an arrow along the circle, between two stations given in turns from the top.
fn arrow(svg: &mut Svg, (from, to): (f64, f64), radius: f64, down: f64) {
    let at = |turn: f64, distance: f64| {
        let (sine, cosine) = (turn * TAU).sin_cos();
        (WIDTH / 2.0 + distance * sine, down - distance * cosine)
    };
    let clear = CLEAR / radius / TAU;
    let (start, end) = (from + clear, to - clear);
    let r = unit(radius);
    let is_large = u8::from(end - start > 0.5);
    let head = 9.0 / radius / TAU;
    let (tip, outer, inner) =
        (at(end, radius), at(end - head, radius + 5.5), at(end - head, radius - 5.5));
    let path = format!(
        "M{}A{r} {r} 0 {is_large} 1 {}M{}L{}L{}",
        point(at(start, radius)),
        point(tip),
        point(outer),
        point(tip),
        point(inner)
    );
    svg.path("arrow", &path);
}
