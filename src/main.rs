//! The program `loype`: reads the command line, runs the command, and gives its exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Hands out memory to the whole program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    loype::cli::run()
}
