//! The program `loype`: reads the command line, runs the command, and gives its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    loype::cli::run()
}
