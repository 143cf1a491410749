#!/usr/bin/env bash
# Runs every test of Løype: form, lints, Rust tests, and a browser on the reference site. Usage: ./test.sh
#
# Needs a Rust toolchain with rustfmt and clippy, a C compiler, Node.js 20.19 or newer with npm, and Chromium. On a bare Debian machine
# .ci/run installs what is missing and calls this. Loads crates and npm packages through the ordinary clients, versions as locked.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

step() { printf '\n== %s\n' "$*"; }

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
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
}

browser() {
  local name
  for name in ${CHROMIUM:-chromium chromium-browser google-chrome}; do
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
need 'Chromium, in PATH or named in CHROMIUM' browser
if ((lacks)); then
  echo 'nothing was tested; on Debian, .ci/run installs all but Rust' >&2
  exit 2
fi

step 'form: cargo fmt'
cargo fmt --check

step 'lints: cargo clippy'
cargo clippy --locked --all-targets -- -D warnings

step 'Rust tests: cargo test'
cargo test --locked

step 'the program: cargo build'
cargo build --locked
export LOYPE_BIN="${CARGO_TARGET_DIR:-target}/debug/loype"

step 'browser tests: npm ci, npm test'
cd tests/browser
npm ci --prefer-offline
npm test
