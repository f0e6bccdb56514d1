# Shared by the scripts of this folder; sourced, not run.
say() { printf '%s: %s (%ss)\n' "${0##*/}" "$*" "$SECONDS" >&2; }
fail() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

need() {
  local tool
  for tool in "$@"; do command -v "$tool" >/dev/null || fail "$tool is not installed; apt-get install ${tool/dpkg-deb/dpkg}"; done
  [ "$(id -u)" = 0 ] || fail 'this needs root: mmdebstrap and buildah make device nodes and mounts'
}

# A root file system of Debian 12, or of $suite, in a folder, made once; one that was cut short is never taken for a whole one:
# [suite=SUITE] [mirror=LINE] bootstrap FOLDER PACKAGES [MMDEBSTRAP-OPTIONS…]; with a line of sources.list only from there, and so without security updates.
bootstrap() {
  local folder=$1 packages=$2
  shift 2
  [ -d "$folder" ] && return
  say "bootstrapping ${folder##*/}"
  rm -rf "$folder.part"
  mmdebstrap --quiet --format=directory --variant=minbase --include="$packages" "$@" "${suite:-bookworm}" "$folder.part" ${mirror:+"$mirror"} >&2
  mv "$folder.part" "$folder"
}

# A loopback registry on a free port with its own folder; sets $registry, and stop_registry ends it.
start_registry() {
  local folder=$1 port tries=0
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  mkdir -p "$folder"
  printf 'version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: %s/data}}\nhttp: {addr: "127.0.0.1:%s"}\n' \
    "$folder" "$port" >"$folder/config.yml"
  docker-registry serve "$folder/config.yml" >"$folder/log" 2>&1 &
  registry_pid=$!
  registry=127.0.0.1:$port
  until python3 -c "import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=1)" "http://$registry/v2/" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || fail "docker-registry did not answer on $registry; see $folder/log"
    sleep 0.1
  done
}

stop_registry() {
  [ -z "${registry_pid:-}" ] || kill "$registry_pid" 2>/dev/null || true
  registry_pid=
}


# Roots that stand in for Python's images, slim and full, and Debian's packages of the modules that wheels are made of:
# python_roots CACHE [full]; exports DEBS.
python_roots() {
  local packages=ca-certificates,python3,python3-venv,python3-pip,python-is-python3
  local modules=(fastapi starlette pydantic uvicorn asgiref anyio sniffio h11 click idna typing-extensions)
  export DEBS="$1/debs"
  bootstrap "$1/python" "$packages" \
    --customize-hook="mkdir -p \"\$DEBS\" && cd \"\$DEBS\" && APT_CONFIG=\"\$MMDEBSTRAP_APT_CONFIG\" apt-get -qq -o APT::Sandbox::User=root download ${modules[*]/#/python3-}"
  [ "${2:-}" != full ] || bootstrap "$1/python-full" "$packages,build-essential,curl,git"
}

# Makes an image of a root with a pip that finds the wheels in /wheels and asks nobody; uses the array storage:
# python_image ROOT PIP.CONF NAME…
python_image() {
  local root=$1 conf=$2 container
  shift 2
  container=$(buildah "${storage[@]}" from scratch)
  buildah "${storage[@]}" add -q "$container" "$root" / >/dev/null
  buildah "${storage[@]}" copy -q "$container" "$conf" /etc/pip.conf >/dev/null
  buildah "${storage[@]}" config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --cmd python3 "$container"
  buildah "${storage[@]}" commit -q --format docker "$container" "$1" >/dev/null
  local name=$1
  shift
  [ $# = 0 ] || buildah "${storage[@]}" tag "$name" "$@"
  buildah "${storage[@]}" rm "$container" >/dev/null
}

# A pip inside a root must not follow this machine's settings.
for variable in "${!PIP_@}"; do unset "$variable"; done
