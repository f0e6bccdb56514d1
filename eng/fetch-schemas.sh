#!/usr/bin/env bash
# Fetches the official JSON schemas that the report tests validate against, from packages of the npm registry, into a folder
# (default: artifacts/schemas). Nothing of it is committed or shipped.
#
#   bom-1.6.schema.json, spdx.schema.json, jsf-0.82.schema.json
#       CycloneDX 1.6 (ECMA-424) and the two schemas it refers to, Apache-2.0, shipped in @cyclonedx/cyclonedx-library (Apache-2.0)
#   sarif-2.1.0.schema.json
#       SARIF 2.1.0 of OASIS (revision rtm.5, the one of the published standard), shipped in @microsoft/jest-sarif (MIT)
set -euo pipefail
target=${1:-artifacts/schemas}
cyclonedx='@cyclonedx/cyclonedx-library@10.3.0'
sarif='@microsoft/jest-sarif@1.0.0-beta.0'

if [ -s "$target/bom-1.6.schema.json" ] && [ -s "$target/sarif-2.1.0.schema.json" ]; then exit 0; fi
command -v npm >/dev/null || { echo "fetching schemas: npm is not installed; install it, or let the schema tests skip" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target" "$work/cyclonedx" "$work/sarif"
(cd "$work" && npm pack --silent "$cyclonedx" "$sarif" >/dev/null)
tar -xzf "$work"/cyclonedx-cyclonedx-library-*.tgz -C "$work/cyclonedx"
tar -xzf "$work"/microsoft-jest-sarif-*.tgz -C "$work/sarif"

schemas="$work/cyclonedx/package/res/schema"
# The package renames the schemas (".SNAPSHOT") and the references between them; this undoes it.
for name in bom-1.6 spdx jsf-0.82; do
  sed 's/\.SNAPSHOT\.schema\.json/.schema.json/g' "$schemas/$name.SNAPSHOT.schema.json" >"$work/$name.schema.json"
done
cp "$work/sarif/package/lib/schemas/sarif-2.1.0-rtm.5.json" "$work/sarif-2.1.0.schema.json"
mv "$work"/*.schema.json "$target"/
ls -l "$target"
