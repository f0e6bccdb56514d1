#!/usr/bin/env bash
# Builds and runs the services of a folder as teams write them, or as they are mended: eng/images/build-mended.sh FOLDER SERVICES
#
# SERVICES holds a folder per service with its Dockerfile: cpu-classifier and gpu-classifier of examples/classifiers/before, or copies of them. Roots of Debian 12
# stand in for Python's full and slim images, wheels made here for PyPI; packages of Debian come from its archive, so this needs the network.
# Prints a line of JSON per service: name, uid, answers of /health and /classify, exit code of the health check, whether the code can be written, tools that are there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. eng/images/tools.sh
[ $# = 2 ] || fail 'usage: eng/images/build-mended.sh FOLDER SERVICES'
need mmdebstrap buildah podman runc python3 dpkg-deb
mkdir -p "$1/cache"
out=$(cd "$1" && pwd)
services=$(cd "$2" && pwd)
work=$(mktemp -d)
storage=(--root "$work/storage" --runroot "$work/run" --storage-driver vfs)
clean() {
  buildah "${storage[@]}" rm --all >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

python_roots "$out/cache" full
# What the services install without a version of their own, and what that needs in turn.
printf '%s\n' anyio==4.0.0 click==8.1.7 fastapi==0.104.1 h11==0.14.0 idna==2.10 numpy==1.26.4 pydantic==2.5.3 starlette==0.27.0 torch==2.1.1 torchvision==0.16.1 \
  typing-extensions==4.8.0 uvicorn==0.24.0 python-multipart==0.0.6 >"$work/more.txt"
for service in "$services"/*/; do
  STAND_INS=1 python3 eng/images/wheels.py "$DEBS" "$work/wheels" "$work/more.txt" "$service/requirements.txt"
done
STAND_INS=1 python3 eng/images/wheels.py "$DEBS" "$work/wheels" "$work/more.txt"
# The PyTorch that check --fix=suggested writes, as 2.1.1 has no wheel for the service's Python.
sed 's/^torch==.*/torch==2.4.1/; s/^torchvision==.*/torchvision==0.19.1/' "$work/more.txt" >"$work/mended.txt"
STAND_INS=1 python3 eng/images/wheels.py "$DEBS" "$work/wheels" "$work/mended.txt"
printf '[global]\nfind-links = /wheels\nno-index = true\ndisable-pip-version-check = true\nbreak-system-packages = true\n' >"$work/pip.conf"
printf 'unqualified-search-registries = ["docker.io"]\n' >"$work/registries.conf"
export CONTAINERS_REGISTRIES_CONF="$work/registries.conf"

say 'making the base images'
python_image "$out/cache/python" "$work/pip.conf" docker.io/library/python:3.11-slim-bookworm docker.io/library/python:3.12-slim-bookworm
python_image "$out/cache/python-full" "$work/pip.conf" docker.io/library/python:3.11-bookworm docker.io/library/python:3.12-bookworm

question() { case $1 in
  cpu-classifier) printf '{"text": "Wo fahren die Schiffe morgen hin?"}' ;;
  *) printf '{"pictures": [[0,0,1,0,0, 0,1,1,0,0, 0,0,1,0,0, 0,0,1,0,0, 0,0,1,0,0, 0,0,1,0,0, 0,1,1,1,0]]}' ;;
esac; }

for folder in "$services"/*/; do
  service=$(basename "$folder")
  say "building $service"
  buildah "${storage[@]}" bud --quiet --format docker --isolation chroot --pull-never --volume "$work/wheels:/wheels:ro" \
    --tag "localhost/$service:mended" "$folder" >"$work/$service.log" 2>&1 || { tail -30 "$work/$service.log" >&2; fail "$service did not build"; }
  buildah "${storage[@]}" inspect --type image "localhost/$service:mended" >"$work/config.json"
  command=$(python3 -c 'import json, sys; c = json.load(open(sys.argv[1]))["Docker"]["config"]; print(json.dumps((c.get("Entrypoint") or []) + (c.get("Cmd") or [])))' "$work/config.json")
  health=$(python3 -c 'import json, sys; c = json.load(open(sys.argv[1]))["Docker"]["config"]; print(json.dumps(c["Healthcheck"]["Test"]))' "$work/config.json")

  say "running $service"
  podman "${storage[@]}" --cgroup-manager cgroupfs --runtime runc run --rm --network none --cap-drop all --security-opt no-new-privileges \
    --no-healthcheck --ulimit nofile=1024:1024 --ulimit nproc=1024:1024 --log-driver none --entrypoint python3 --volume "$PWD/eng/images/probe-service.py:/probe.py:ro" \
    "localhost/$service:mended" /probe.py "$command" "$health" "$(question "$service")" >"$work/answer.json" || fail "$service did not answer"
  printf '{"service": "%s", "result": %s}\n' "$service" "$(cat "$work/answer.json")"
done
