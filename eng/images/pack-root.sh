#!/usr/bin/env bash
# Packs a root file system as a one-layer image in several formats: eng/images/pack-root.sh ROOT OUT
#
# Leaves in OUT: gzip.oci and zstd.oci (OCI layouts, tag "test") and docker.tar (docker-archive), all of the same image. An OUT that is there is kept.
set -euo pipefail
. "$(dirname "$0")/tools.sh"
[ $# = 2 ] || fail 'usage: eng/images/pack-root.sh ROOT OUT'
need umoci skopeo
[ -d "$1" ] || fail "$1 is no folder; run eng/images/fresh-roots.sh first"
[ -d "$2" ] && exit 0
part=$2.part
rm -rf "$part"
mkdir -p "$part"
umoci init --layout "$part/gzip.oci"
umoci new --image "$part/gzip.oci:test"
umoci insert --image "$part/gzip.oci:test" "$1" / >/dev/null
umoci gc --layout "$part/gzip.oci"
skopeo copy -q --dest-compress-format zstd "oci:$part/gzip.oci:test" "oci:$part/zstd.oci:test"
skopeo copy -q "oci:$part/gzip.oci:test" "docker-archive:$part/docker.tar:localhost/root:test"
grep -q 'tar+zstd' -r "$part/zstd.oci/blobs" || fail 'skopeo did not compress with zstd; a newer skopeo is needed'
mv "$part" "$2"
