#!/usr/bin/env bash
# Smoke test of a published binary: eng/smoke.sh PATH. Prints its size and start-up; fails when it does not answer as documented.
set -euo pipefail
bin=$1
folder=$(dirname "$bin")
say() { printf '  %s\n' "$*"; }
fail() { printf 'smoke test: %s\n' "$*" >&2; exit 1; }
export XDG_CACHE_HOME; XDG_CACHE_HOME=$(mktemp -d); trap 'rm -rf "$XDG_CACHE_HOME"' EXIT

say "size: $(stat -c %s "$bin") bytes; folder: $(du -sb --exclude='*.dbg' --exclude='*.pdb' --exclude='*.xml' "$folder" | cut -f1) bytes"
"$bin" --version | grep -Eq '^[0-9]+\.[0-9]+\.[0-9]+' || fail '--version does not print a version'
"$bin" --help | grep -q scan || fail '--help does not list scan'
[ "$("$bin" versions compare deb 1.0~rc1 1.0)" = '<' ] || fail 'versions compare is wrong'
"$bin" scan examples/classifiers --format json >"$XDG_CACHE_HOME/report.json" 2>/dev/null || fail "scan examples/classifiers exited with $?"
python3 -c 'import json,sys; r=json.load(open(sys.argv[1])); assert r["findings"] and r["status"]=="complete", r["status"]' "$XDG_CACHE_HOME/report.json" || fail 'the JSON report is not what was promised'
set +e
"$bin" scan examples/classifiers --fail-on critical,high >/dev/null 2>&1; rc=$?
[ "$rc" = 2 ] || fail "the gate exited with $rc instead of 2"
"$bin" scan no/such/thing.tar >/dev/null 2>"$XDG_CACHE_HOME/err"; rc=$?
set -e
[ "$rc" = 1 ] || fail "a missing target exited with $rc instead of 1"
[ "$(wc -l <"$XDG_CACHE_HOME/err")" -le 2 ] || fail 'a missing target is not told in one sentence'
if command -v hyperfine >/dev/null; then
  hyperfine -N --warmup 3 --runs 20 --export-json "$XDG_CACHE_HOME/h.json" "$bin --version" >/dev/null 2>&1
  say "start-up (--version, median of 20): $(python3 -c 'import json,sys; print(round(json.load(open(sys.argv[1]))["results"][0]["median"]*1000,1))' "$XDG_CACHE_HOME/h.json") ms"
fi
