#!/usr/bin/env bash
# Fresh Debian root file systems for the end-to-end tests: eng/images/fresh-roots.sh FOLDER
#
# Leaves in FOLDER: minbase/, slim-bookworm/, slim-bookworm-release/, slim-trixie/ and full/, unpacked. The slim ones hold what the slim images of Python need, on Debian 12 and 13, the
# release one as it was released, without what security updates brought since; the others
# are Debian 12. minbase is Debian's smallest; full has over 400 packages, Python packages from apt, and wheels that pip
# installed into dist-packages and into a virtual environment, two of them in versions that advisories are known for. A folder that is there is
# kept, so the second run takes no time.
set -euo pipefail
cd "$(dirname "$0")/../.."
. eng/images/tools.sh
[ $# = 1 ] || fail 'usage: eng/images/fresh-roots.sh FOLDER'
need mmdebstrap python3
mkdir -p "$1"
out=$(cd "$1" && pwd)

bootstrap "$out/minbase" ca-certificates
slim=ca-certificates,netbase,tzdata,libbz2-1.0,libexpat1,libffi8,liblzma5,libncursesw6,libsqlite3-0,libuuid1,zlib1g
suite=bookworm bootstrap "$out/slim-bookworm" "$slim,libdb5.3,libgdbm6,libreadline8,libssl3"
mirror='deb http://deb.debian.org/debian bookworm main' bootstrap "$out/slim-bookworm-release" "$slim,libdb5.3,libgdbm6,libreadline8,libssl3"
suite=trixie bootstrap "$out/slim-trixie" "$slim,libdb5.3t64,libgdbm6t64,libreadline8t64,libssl3t64"
if [ ! -d "$out/full" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  printf 'requests==2.25.1\nurllib3==1.26.4\nidna==3.15\ncertifi==2021.10.8\n' >"$work/system.txt"
  printf 'jinja2==2.11.2\npillow==9.3.0\ntyping-extensions==4.15.0\n' >"$work/venv.txt"
  export WHEELS="$work/wheels"
  python3 eng/images/wheels.py "$work" "$WHEELS" "$work/system.txt" "$work/venv.txt"
  cp "$work/system.txt" "$work/venv.txt" "$WHEELS/"
  packages=(
    build-essential python3 python3-pip python3-venv python3-dev python3-numpy python3-yaml python3-requests python3-jinja2 python3-cryptography
    git curl wget openssh-client gnupg libxml2-dev libxslt1-dev libssl-dev libffi-dev libsqlite3-dev libpq-dev libjpeg-dev libpng-dev libtiff-dev
    libcurl4-openssl-dev libncurses-dev libreadline-dev libbz2-dev liblzma-dev libglib2.0-dev libgdbm-dev libyaml-dev default-libmysqlclient-dev
    libmagickwand-dev libdb-dev libevent-dev libgmp-dev libkrb5-dev uuid-dev dpkg-dev imagemagick subversion mercurial autoconf automake libtool patch file procps unzip zip
  )
  bootstrap "$out/full" "$(IFS=,; echo "${packages[*]}")" \
    --customize-hook='copy-in '"$WHEELS"' /' \
    --customize-hook='chroot "$1" pip install --quiet --no-index --find-links /wheels --break-system-packages --root-user-action ignore --ignore-installed -r /wheels/system.txt' \
    --customize-hook='chroot "$1" python3 -m venv /opt/venv' \
    --customize-hook='chroot "$1" /opt/venv/bin/pip install --quiet --no-index --find-links /wheels -r /wheels/venv.txt' \
    --customize-hook='rm -rf "$1/wheels" "$1/root/.cache"'
fi
say "$(grep -c ^Package: "$out/minbase/var/lib/dpkg/status") and $(grep -c ^Package: "$out/full/var/lib/dpkg/status") packages; $(cd "$out" && du -sh minbase full | tr '\t\n' '  ')"
