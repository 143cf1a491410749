//! Holds that twice as much of something takes twice the work, and not four times:
//! `cargo run --example growth -- PROGRAM [SHAPE…]`.
//!
//! In: the program, as built for those who use it, and the names of shapes; none means all. Out: a
//! table on standard output, and exit code 1 if a shape grows faster than [`MOST`].
//!
//! Work is counted in instructions, which are the same on a busy machine, by valgrind, since hosts
//! of virtual machines seldom let a guest use the counters of the processor. The program builds
//! each site with one thread: at a size, at twice the size, and at none. What it does for none
//! (reading the theme, starting) is taken from both before they are compared, or it would hide the
//! growth of small sites.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a measurement that cannot go on stops, and speaks to people"
)]

#[path = "shapes.rs"]
mod shapes;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use shapes::{SHAPES, Shape, Site};

/// How many times the work of a size twice the size may take. A step that sorts takes a little more
/// than twice.
const MOST: f64 = 2.1;

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1);
    let program = given.next().map(PathBuf::from).expect("the program comes first");
    let names: Vec<String> = given.collect();
    let is_wanted =
        |shape: &&Shape| names.is_empty() || names.iter().any(|name| name == shape.name);
    println!("{:<16} {:>6} {:>9} {:>9} {:>6}", "shape", "n", "M at n", "M at 2n", "ratio");
    let mut all_well = true;
    for shape in SHAPES.iter().filter(is_wanted) {
        let [none, once, twice] = [0, 1, 2].map(|times| instructions(&program, shape, times));
        let ratio = (twice - none) / (once - none);
        let (once, twice) = ((once - none) / 1e6, (twice - none) / 1e6);
        println!("{:<16} {:>6} {once:>9.0} {twice:>9.0} {ratio:>6.3}", shape.name, shape.size);
        all_well &= ratio <= MOST;
    }
    if all_well {
        return ExitCode::SUCCESS;
    }
    eprintln!("a shape takes more than {MOST} times the work at twice the size");
    ExitCode::FAILURE
}

/// The instructions of building a site that has a shape so many times its size.
fn instructions(program: &Path, shape: &Shape, times: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let root = folder.path().join("site");
    (shape.write)(&Site(&root), shape.size * times);
    let run = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(program)
        .args(["build", "--no-cache"])
        .args(["--root".as_ref(), root.as_os_str()])
        .args(["--out".as_ref(), folder.path().join("out").as_os_str()])
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .expect("valgrind is installed");
    let said = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(shape.exit_code), "{}:\n{said}", shape.name);
    let count = said.lines().find_map(|line| line.split_once("I   refs:")).expect("a count").1;
    count.replace(',', "").trim().parse().expect("a number")
}
