//! What holds for every drawing: it is well-formed, all of it has room, bars are as long as their
//! numbers say, and slices make a whole.

use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::lettering::{Lettering, width};
use super::measures::{WIDTH, float};
use super::{drawing, of_chart, pie, rings, wheel};
use crate::course::figure::{Chart, Figure, Number, Series};
use crate::kind::ChartKind;

const NB: Lettering = Lettering { language: "nb" };

fn number(value: f64) -> Number {
    let shown = format!("{value}").replace('.', ",").replace('-', "−");
    Number { value, shown, unit: String::new() }
}

fn chart(kind: ChartKind, names: &[&str], series: &[(&str, &[Option<f64>])]) -> Chart {
    let series = series.iter().map(|(name, values)| Series {
        name: (*name).to_owned(),
        values: values.iter().map(|value| value.map(number)).collect(),
    });
    Chart {
        kind,
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        series: series.collect(),
    }
}

/// An attribute that is a number.
fn float_of(node: Node, name: &str) -> f64 {
    node.attribute(name).expect("it is there").parse().expect("it is a number")
}

/// No number is infinite or none, and nothing has a style of its own.
fn check_attributes(document: &Document, svg: &str) {
    let attributes = document.descendants().flat_map(|node| node.attributes());
    for attribute in attributes {
        let (name, value) = (attribute.name(), attribute.value());
        let is_finite = !value.contains("NaN") && !value.contains("inf");
        assert!(is_finite && name != "style", "{name}=\"{value}\" in\n{svg}");
    }
}

/// Every shape and every text is inside the drawing.
fn check_room(svg: &str) {
    let document = Document::parse(svg).expect("well-formed");
    check_attributes(&document, svg);
    let root = document.root_element();
    let height: f64 =
        root.attribute("viewBox").unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    let inside = |from: f64, to: f64, top: f64, foot: f64, what: &str| {
        assert!(from >= -0.2 && to <= WIDTH + 0.2, "{what}: {from}–{to} in\n{svg}");
        assert!(top >= -0.2 && foot <= height + 0.2, "{what}: {top}–{foot} in\n{svg}");
    };
    let drawn =
        root.descendants().filter(|node| node.ancestors().all(|of| !of.has_tag_name("defs")));
    for node in drawn {
        match node.tag_name().name() {
            "rect" => {
                let (x, y) = (float_of(node, "x"), float_of(node, "y"));
                let (w, h) = (float_of(node, "width"), float_of(node, "height"));
                inside(x, x + w, y, y + h, "a bar");
            }
            "circle" => {
                let (x, y, r) = (float_of(node, "cx"), float_of(node, "cy"), float_of(node, "r"));
                inside(x - r, x + r, y - r, y + r, "a circle");
            }
            "text" => {
                let (text, x, y) = (node.text().unwrap(), float_of(node, "x"), float_of(node, "y"));
                let class = node.attribute("class").unwrap_or_default();
                let before = match class.split(' ').next_back() {
                    Some("middle") => width(text) / 2.0,
                    Some("end") => width(text),
                    _ => 0.0,
                };
                inside(x - before, x - before + width(text), y - 11.0, y + 3.0, text);
            }
            _ => {}
        }
    }
}

/// The lengths of the bars that are drawn.
fn bars(svg: &str) -> Vec<f64> {
    let document = Document::parse(svg).unwrap();
    let bars = document.descendants().filter(|node| {
        node.has_tag_name("rect") && node.attribute("class").is_some_and(|of| of.starts_with('s'))
    });
    bars.map(|bar| float_of(bar, "width")).collect()
}

fn svg(chart: &Chart) -> String {
    drawing(&Figure::Chart(chart.clone()), "figur-1", "nb").unwrap()
}

#[test]
fn the_bars_of_a_small_chart() {
    let chart = chart(
        ChartKind::Bars,
        &["2011", "2012"],
        &[("Eiere", &[Some(11.0), Some(29.0)]), ("Skoler", &[Some(17.0), None])],
    );
    let svg = svg(&chart);
    check_room(&svg);
    assert_eq!(svg, include_str!("bars.svg").trim_end());
}

#[test]
fn a_single_series_far_below_nothing_has_its_name_above() {
    let chart = chart(ChartKind::Bars, &["a"], &[("Endring", &[Some(-4.0)])]);
    let svg = svg(&chart);
    check_room(&svg);
    assert!(svg.contains(">Endring</text>") && svg.contains(">−4</text>"), "{svg}");
}

#[test]
fn a_line_has_a_gap_where_a_number_is_missing() {
    let values = [Some(1.0), Some(2.0), None, Some(2.0), Some(3.0)];
    let chart = chart(ChartKind::Lines, &["a", "b", "c", "d", "e"], &[("A", &values)]);
    let svg = svg(&chart);
    check_room(&svg);
    let line = svg.split("class=\"line s1\" d=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!((line.matches('M').count(), line.matches('L').count()), (2, 2), "{line}");
}

#[test]
fn the_names_of_seven_lines_that_meet_do_not_lie_on_each_other() {
    let values = [Some(5.0), Some(5.0)];
    let names = ["A", "B", "C", "D", "E", "F", "G"];
    let series = names.map(|name| (name, values.as_slice()));
    let svg = svg(&chart(ChartKind::Lines, &["før", "etter"], &series));
    check_room(&svg);
    let document = Document::parse(&svg).unwrap();
    let mut feet: Vec<f64> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .filter(|node| node.text().is_some_and(|text| text.ends_with(" 5")))
        .map(|node| float_of(node, "y"))
        .collect();
    feet.sort_by(f64::total_cmp);
    assert_eq!(feet.len(), 7);
    assert!(feet.windows(2).all(|pair| pair[1] - pair[0] >= 17.0), "{feet:?}");
}

#[test]
fn a_pie_of_one_slice_is_a_circle_and_an_empty_slice_is_none() {
    let chart = chart(ChartKind::Pie, &["Ja", "Nei"], &[("Svar", &[Some(3.0), Some(0.0)])]);
    let svg = svg(&chart);
    check_room(&svg);
    assert_eq!(svg.matches("<path class=\"s").count(), 1, "{svg}");
    assert!(svg.contains("3 (100\u{a0}%)") && svg.contains("0 (0\u{a0}%)"), "{svg}");
}

#[test]
fn a_name_without_room_is_a_number_that_the_list_has_too() {
    let long = "Skolen som lærende organisasjon i hele kommunen";
    let svg = rings::draw(&["Elev", long, "Stat"], NB).finish("figur-1");
    check_room(&svg);
    assert!(svg.contains(">2</text>") && svg.contains(">Stat</text>"), "{svg}");
    let svg = wheel::draw(&["Først", long, "Så"], NB).finish("figur-1");
    check_room(&svg);
    assert!(!svg.contains("Skolen") && svg.contains(">Så</text>"), "{svg}");
}

#[test]
fn the_language_of_the_text_writes_the_numbers() {
    let chart = chart(ChartKind::Lines, &["a", "b"], &[("A", &[Some(0.1), Some(0.5)])]);
    assert!(svg(&chart).contains(">0,2</text>"));
    let english = drawing(&Figure::Chart(chart), "figur-1", "en-GB").unwrap();
    assert!(english.contains(">0.2</text>"));
}

fn any_name() -> impl Strategy<Value = String> {
    "[a-zæøåA-ZÆØÅ0-9 -]{0,28}[a-zæøå]".prop_map(|name| name.trim().to_owned())
}

fn any_value() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        1 => Just(None),
        2 => Just(Some(0.0)),
        6 => (-99_999_i32..99_999).prop_map(|value| Some(f64::from(value) / 10.0)),
        1 => (-999_999_999_i32..999_999_999).prop_map(|value| Some(f64::from(value))),
    ]
}

fn any_chart(kind: ChartKind) -> impl Strategy<Value = Chart> {
    let rows = if kind == ChartKind::Pie { 1..8_usize } else { 2..12_usize };
    let series = if kind == ChartKind::Pie { 1..2_usize } else { 1..8_usize };
    (rows, series).prop_flat_map(move |(rows, series)| {
        let values = prop::collection::vec(any_value(), rows);
        let column = (any_name(), values).prop_map(|(name, values)| {
            let values = values.into_iter().map(|value| value.map(number)).collect();
            Series { name, values }
        });
        (prop::collection::vec(any_name(), rows), prop::collection::vec(column, series))
            .prop_map(move |(names, series)| Chart { kind, names, series })
    })
}

proptest! {
    #[test]
    fn every_bar_has_room_and_is_as_long_as_its_number_says(chart in any_chart(ChartKind::Bars)) {
        let svg = svg(&chart);
        check_room(&svg);
        let rows = 0..chart.names.len();
        let sizes = rows.flat_map(|row| chart.series.iter().map(move |of| of.values[row].as_ref()));
        let sizes: Vec<f64> =
            sizes.flatten().map(|of| of.value.abs()).filter(|size| *size > 0.0).collect();
        let drawn = bars(&svg);
        // The samples of the key come first.
        let drawn = &drawn[drawn.len() - sizes.len()..];
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        let longest = drawn.iter().copied().fold(0.0, f64::max);
        for (size, length) in sizes.iter().zip(drawn) {
            let expected = (longest * size / largest).max(0.5);
            prop_assert!((length - expected).abs() < 0.3, "{size}: {length} and not {expected}");
        }
    }

    #[test]
    fn every_line_has_room(chart in any_chart(ChartKind::Lines)) {
        check_room(&svg(&chart));
    }

    #[test]
    fn the_slices_of_a_pie_are_a_whole(chart in any_chart(ChartKind::Pie)) {
        let mut chart = chart;
        let values = &mut chart.series[0].values;
        for value in values.iter_mut() {
            let size = value.as_ref().map_or(1.0, |of| of.value.abs());
            *value = Some(number(size));
        }
        values[0] = Some(number(12.0));
        check_room(&svg(&chart));
        let slices = pie::slices(&chart);
        let whole: f64 = slices.iter().map(|slice| slice.share).sum();
        prop_assert!((whole - 1.0).abs() < 1e-9);
        prop_assert!(slices.windows(2).all(|two| (two[0].from + two[0].share - two[1].from).abs() < 1e-9));
    }

    #[test]
    fn every_wheel_and_every_ring_has_room(labels in prop::collection::vec(any_name(), 2..11)) {
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        check_room(&wheel::draw(&labels, NB).finish("figur-1"));
        let rings: Vec<&str> = labels.iter().copied().take(7).collect();
        check_room(&rings::draw(&rings, NB).finish("figur-1"));
    }

    #[test]
    fn nothing_that_is_finite_stops_a_drawing(values in prop::collection::vec(any::<f64>(), 2..8)) {
        let values: Vec<Option<Number>> = values
            .into_iter()
            .map(|value| value.is_finite().then(|| Number { value, shown: "1".into(), unit: String::new() }))
            .collect();
        let names = (0..values.len()).map(|row| float(row).to_string()).collect();
        let mut chart = Chart { kind: ChartKind::Bars, names, series: vec![Series { name: "A".into(), values }] };
        for kind in [ChartKind::Bars, ChartKind::Lines, ChartKind::Pie] {
            chart.kind = kind;
            let svg = of_chart(&chart, NB).finish("figur-1");
            check_attributes(&Document::parse(&svg).expect("well-formed"), &svg);
        }
    }
}
