#!/usr/bin/env python3
"""Makes a wheel for every pin of some requirements files, where PyPI cannot be reached: eng/images/wheels.py DEBS OUT REQUIREMENTS...

A wheel carries the pinned name and version. Its modules come from the Debian package of the same project when DEBS (a folder of .deb files) has it, so
that the service runs, or from stand-ins/ when STAND_INS is set; otherwise it has none. It requires what the project imports, as far as that is pinned too. Such wheels stand in for the real ones in tests of scanning and of the image build, nowhere else.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from base64 import urlsafe_b64encode
from pathlib import Path

# Modules that the Debian release of a project still imports although the pinned release no longer needs them.
TOGETHER = {"anyio": ["anyio", "sniffio"], "uvicorn": ["uvicorn", "asgiref"]}

# What the projects import of each other, and the programs that they install.
REQUIRES = {
    "anyio": ["idna"],
    "fastapi": ["pydantic", "starlette", "typing-extensions"],
    "pydantic": ["typing-extensions"],
    "starlette": ["anyio"],
    "uvicorn": ["click", "h11"],
}
PROGRAMS = {"uvicorn": "uvicorn = uvicorn.main:main"}


def pins(files: list[str]) -> dict[str, str]:
    found = {}
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            if match := re.fullmatch(r"([A-Za-z0-9._-]+)==([^\s;#]+).*", line.strip()):
                found[re.sub(r"[-_.]+", "-", match[1]).lower()] = match[2]
    return found


def modules(debs: Path, project: str, into: Path) -> None:
    for name in TOGETHER.get(project, [project]):
        for deb in sorted(debs.glob(f"python3-{name}_*.deb")):
            subprocess.run(["dpkg-deb", "-x", str(deb), str(into)], check=True)
    stand_in = Path(__file__).parent / "stand-ins" / project
    if os.environ.get("STAND_INS") and stand_in.is_dir():
        shutil.copytree(stand_in, into / "usr/lib/python3/dist-packages", dirs_exist_ok=True)


def write(out: Path, name: str, version: str, requires: list[str], tree: Path) -> None:
    stem = f"{name.replace('-', '_')}-{version}"
    entries: dict[str, bytes] = {}
    packages = tree / "usr/lib/python3/dist-packages"
    for file in sorted(packages.rglob("*")) if packages.is_dir() else []:
        path = file.relative_to(packages)
        if file.is_file() and not re.search(r"\.(dist|egg)-info$", path.parts[0]):
            entries[path.as_posix()] = file.read_bytes()
    entries[f"{stem}.dist-info/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nSummary: Stand-in for tests, not the real package\n"
        + "".join(f"Requires-Dist: {other}\n" for other in requires)
    ).encode()
    if name in PROGRAMS:
        entries[f"{stem}.dist-info/entry_points.txt"] = f"[console_scripts]\n{PROGRAMS[name]}\n".encode()
    entries[f"{stem}.dist-info/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: drydock-examples\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = f"{stem}.dist-info/RECORD"
    rows = [
        f"{path},sha256={urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}" for path, data in entries.items()
    ]
    entries[record] = ("\n".join([*rows, f"{record},,"]) + "\n").encode()
    with zipfile.ZipFile(out / f"{stem}-py3-none-any.whl", "w") as wheel:
        for path, data in entries.items():
            wheel.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)


def main() -> None:
    debs, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    pinned = pins(sys.argv[3:])
    for name, version in sorted(pinned.items()):
        with tempfile.TemporaryDirectory() as tree:
            modules(debs, name, Path(tree))
            write(out, name, version, [other for other in REQUIRES.get(name, []) if other in pinned], Path(tree))


if __name__ == "__main__":
    main()
