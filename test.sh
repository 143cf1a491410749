#!/usr/bin/env bash
# Runs the tests of Løype. Usage: ./test.sh [--full]
#
# Every change must pass: form, lints, Rust tests, documentation, and a browser on the reference
# site. With --full also what takes long: every page of the site and more rounds in the browser, the
# main paths in Firefox and WebKit, the licences and sources of all dependencies, property tests with
# many more cases, the release build, and how its work grows with the site.
#
# Needs a Rust toolchain with rustfmt and clippy, a C compiler, Node.js 20.19 or newer with npm, and
# Chromium; with --full also Firefox, WebKitGTK's driver with an Xvfb to show it on, and valgrind,
# which counts instructions. On a bare Debian machine .ci/run installs what is missing and calls
# this. Loads crates and npm packages through the ordinary clients, versions as locked; --full
# installs cargo-deny.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# The version of cargo-deny that --full installs where there is none.
readonly CARGO_DENY=0.20.2

full=0
case "$*" in
  '') ;;
  --full) full=1 ;;
  *)
    echo 'usage: ./test.sh [--full]' >&2
    exit 2
    ;;
esac

# What comes now, and the seconds since the start.
step() { printf '\n== %s (%d s)\n' "$*" "$SECONDS"; }

lacks=0
need() { # need WHAT-TO-INSTALL COMMAND...
  local what=$1
  shift
  if ! "$@" >/dev/null 2>&1; then
    printf 'missing: %s\n' "$what" >&2
    lacks=1
  fi
}

new_enough() {
  node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1);'
}

any() { # any COMMAND...
  local name
  for name in "$@"; do
    if command -v "$name"; then return; fi
  done
  return 1
}

need 'Rust: cargo, from rustup' cargo --version
need 'rustfmt: rustup component add rustfmt' cargo fmt --version
need 'clippy: rustup component add clippy' cargo clippy --version
need 'a C compiler: cc, in the Debian package build-essential' cc --version
need 'Node.js 20.19 or newer' new_enough
need 'npm' npm --version
need 'Chromium, in PATH or named in CHROMIUM' \
  any ${CHROMIUM:-chromium chromium-browser google-chrome}
if ((full)); then
  need 'Firefox, in PATH or named in FIREFOX' any ${FIREFOX:-firefox-esr firefox}
  need 'WebKitWebDriver, in the Debian package webkit2gtk-driver' any WebKitWebDriver
  need 'Xvfb, in the Debian package xvfb' any Xvfb
  need 'valgrind' valgrind --version
fi
if ((lacks)); then
  echo 'nothing was tested; on Debian, .ci/run installs all but Rust' >&2
  exit 2
fi

# What long tests need is looked up before the first of them runs.
if ((full)) && ! cargo deny --version >/dev/null 2>&1; then
  step "cargo deny $CARGO_DENY: cargo install, a few minutes, once"
  cargo install --locked "cargo-deny@$CARGO_DENY"
fi

step 'form: cargo fmt'
cargo fmt --check

# Where nobody compiles a second time, what a second time would be quicker for is left out.
if [[ -n ${CI:-} ]]; then export CARGO_INCREMENTAL=0; fi

# All that is compiled with code comes first and has the machine to itself: beside two browsers it
# takes twice as long.
step 'the program and its tests: cargo test --no-run'
cargo test --locked --no-run
LOYPE_BIN=$(realpath "${CARGO_TARGET_DIR:-target}/debug/loype")
export LOYPE_BIN

# A browser mostly waits: the Rust tests and lints share the machine with it. Job control gives the
# browser tests a process group of their own, so that nothing of them outlives this script.
step 'browser tests begin beside the Rust tests: npm ci, npm test'
scratch=$(mktemp -d)
browser_tests=
clean_up() {
  if [[ -n $browser_tests ]]; then kill -- "-$browser_tests" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
# The program itself may be linked again while a browser test runs it.
cp "$LOYPE_BIN" "$scratch/loype"
set -m
(
  cd tests/browser
  npm ci --prefer-offline
  LOYPE_BIN=$scratch/loype LOYPE_FULL=$full npm test
) >"$scratch/browser.log" 2>&1 </dev/null &
browser_tests=$!
set +m

# The browser tests are heard even where these fail.
red=()
hold() { # hold NAME COMMAND...
  step "$1: ${*:2}"
  "${@:2}" || red+=("$1")
}

# Nice, since tests in a browser wait with a limit, and a compiler does not. Not nextest, which
# gives each test a process of its own: several here share what one of them has built.
hold 'Rust tests' nice cargo test --locked
hold 'lints' nice cargo clippy --locked --all-targets -- -D warnings
hold 'documentation' nice env RUSTDOCFLAGS='-D warnings' \
  cargo doc --locked --no-deps --document-private-items --lib

step 'browser tests: their output'
wait "$browser_tests" || red+=('browser tests')
browser_tests=
cat "$scratch/browser.log"
step 'browser tests: ended'

if ((full)); then
  hold 'licences, sources and duplicates' cargo deny --locked check licenses sources bans
  hold 'wide property tests' env PROPTEST_CASES=2048 cargo test --locked --lib
  hold 'release' cargo build --locked --release
  hold 'growth' cargo run --locked --example growth -- \
    "${CARGO_TARGET_DIR:-target}/release/loype"
fi

if ((${#red[@]})); then
  printf '\nred: %s\n' "$(IFS=,; echo "${red[*]}")" >&2
  exit 1
fi
printf '\nall is well\n'
