#!/usr/bin/env bash
# Builds and runs real images of the reference fleet from Debian packages alone: eng/images/build-examples.sh FOLDER
#
# Neither Docker Hub nor PyPI is asked. A Debian 12 root with Debian's Python stands in for python:3.11-slim-bookworm and python:3.12-slim-bookworm, and
# wheels made here for the pinned requirements (wheels.py). The Dockerfiles are built as they are, without a network. Each image then runs
# with its own user and a read-only root and must answer /health and /classify.
#
# Leaves in FOLDER: NAME.docker.tar (docker-archive) and NAME.oci (OCI layout) of each service, and cache/, which makes the next run short.
set -euo pipefail
cd "$(dirname "$0")/../.."
. eng/images/tools.sh
[ $# = 1 ] || fail 'usage: eng/images/build-examples.sh FOLDER'
need mmdebstrap buildah skopeo podman runc docker-registry python3 dpkg-deb
mkdir -p "$1/cache"
out=$(cd "$1" && pwd)
work=$(mktemp -d)
storage=(--root "$work/storage" --runroot "$work/run" --storage-driver vfs)
clean() {
  stop_registry
  buildah "${storage[@]}" rm --all >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

python_roots "$out/cache"

say 'making wheels'
python3 eng/images/wheels.py "$DEBS" "$work/wheels" examples/classifiers/*-classifier/requirements*.txt
printf '[global]\nfind-links = /wheels\nretries = 0\ntimeout = 1\ndisable-pip-version-check = true\n' >"$work/pip.conf"
printf 'unqualified-search-registries = ["docker.io"]\n' >"$work/registries.conf"
export CONTAINERS_REGISTRIES_CONF="$work/registries.conf"

say 'making the base images'
python_image "$out/cache/python" "$work/pip.conf" docker.io/library/python:3.11-slim-bookworm docker.io/library/python:3.12-slim-bookworm

start_registry "$work/registry"
for service in cpu-classifier gpu-classifier; do
  say "building $service"
  # chroot isolation has no network switch of its own: the whole build gets an empty network.
  unshare --net buildah "${storage[@]}" bud --quiet --format docker --isolation chroot --pull-never --volume "$work/wheels:/wheels:ro" \
    --tag "localhost/$service:example" "examples/classifiers/$service" >"$work/$service.log" 2>&1 || { tail -20 "$work/$service.log" >&2; fail "$service did not build"; }

  say "running $service"
  podman "${storage[@]}" --cgroup-manager cgroupfs --runtime runc run --rm --network none --read-only --cap-drop all --security-opt no-new-privileges \
    --no-healthcheck --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 --log-driver none --entrypoint python3 --env PYTHONPATH=/app --volume "$PWD/eng/images/probe.py:/probe.py:ro" "localhost/$service:example" /probe.py \
    >"$work/$service.json" || fail "$service did not answer"
  say "$service answered: $(cat "$work/$service.json")"

  say "storing $service"
  skopeo copy -q --dest-tls-verify=false "containers-storage:[vfs@$work/storage+$work/run]localhost/$service:example" "docker://$registry/$service:example"
  rm -rf "$out/$service.oci" "$out/$service.docker.tar"
  skopeo copy -q --src-tls-verify=false "docker://$registry/$service:example" "oci:$out/$service.oci:example"
  skopeo copy -q --src-tls-verify=false "docker://$registry/$service:example" "docker-archive:$out/$service.docker.tar:$service:example"
done
say "done: $(cd "$out" && du -sh -- *.oci *.docker.tar | tr '\t\n' '  ')"
