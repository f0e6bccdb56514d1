#!/usr/bin/env python3
"""Writes the bundled starter data (src/Drydock.Advisories/Sample/starter-data.txt) from public feeds.

Usage: eng/sample/generate.py FEEDS PYPI_DATE DEBIAN_DATE > src/Drydock.Advisories/Sample/starter-data.txt

FEEDS is a folder with osv/PyPI/all.zip, osv/Debian/all.zip, debian/json.zst, kev/known_exploited_vulnerabilities.json.zst and
endoflife/api/v1/products/; the dates say how new the first and the third are. Only facts are taken: ids, names, versions, severity vectors and
words, verdicts and dates. The format is described in docs/reference/starter-data.md.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

from pip._vendor.packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
PYPI_LAST = Version("999999")
SUPPORT = {"debian": ["11", "12", "13"], "python": ["3.9", "3.10", "3.11", "3.12", "3.13", "3.14"]}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


def unzstd(path: Path):
    return json.loads(subprocess.run(["zstd", "-dc", str(path)], check=True, stdout=subprocess.PIPE).stdout)


def pinned() -> set[str]:
    """The names in every requirements file of the examples, pinned or not."""
    names = set()
    for file in sorted((ROOT / "examples").rglob("requirements*.txt")):
        for line in lines(file):
            if match := re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line):
                names.add(canonical(match.group()))
    return names


def repaired(text: str) -> str | None:
    """A version in PEP 440 form. Some records copy "2.6.0-NA" or "2.6.0-cu124" from a CVE: the first means no suffix, the second a local version."""
    for candidate in (text, re.sub(r"-NA$", "", text), re.sub(r"-(cu[0-9]+)$", r"+\1", text)):
        try:
            Version(candidate)
            return candidate
        except InvalidVersion:
            continue
    return None


def segments(affected: dict, record: str) -> list[str]:
    """The ranges of one package as `from..before`, `from..=last` and `from..`, and single versions that no range holds, sorted."""
    spans: list[tuple[Version, str, Version, str, bool]] = []
    for item in affected.get("ranges", []):
        if item["type"] == "GIT":
            continue
        start = None
        events = []
        for event in item["events"]:
            (kind, text), = event.items()
            text = repaired(text)
            if text is None:
                print(f"{record}: left out an event with {event}", file=sys.stderr)
                continue
            # An end at the version of a start comes before it.
            events.append((Version(text), kind == "introduced", kind, text))
        for version, _, kind, text in sorted(events, key=lambda e: e[:2]):
            if kind == "introduced":
                start = start or (version, text)
            elif kind in ("fixed", "last_affected") and start:
                spans.append((*start, version, text, kind == "last_affected"))
                start = None
        if start:
            spans.append((*start, PYPI_LAST, "", False))
    inside = lambda v: any(a <= v and (v < b or (last and v == b)) for a, _, b, _, last in spans)
    single = []
    for text in affected.get("versions", []):
        try:
            version = Version(text)
        except InvalidVersion:
            continue
        if not inside(version):
            single.append((version, text))
    out = [(a, f"{x}..{'=' if last else ''}{y}") for a, x, _, y, last in spans] + single
    return list(dict.fromkeys(text for _, text in sorted(out)))


def severities(record: dict, affected: dict) -> list[str]:
    out = []
    for s in [*record.get("severity", []), *affected.get("severity", [])]:
        if s["type"] in ("CVSS_V2", "CVSS_V3", "CVSS_V4"):
            out.append(s["score"] if s["type"] != "CVSS_V2" else "CVSS:2.0/" + s["score"])
    word = record.get("database_specific", {}).get("severity")
    if record["id"].startswith("GHSA-") and isinstance(word, str):
        out.append("ghsa=" + word)
    return out


def rank(identifier: str) -> tuple[int, str]:
    for i, prefix in enumerate(("CVE-", "GHSA-", "PYSEC-")):
        if identifier.startswith(prefix):
            return i, identifier
    return 9, identifier


def pypi(feeds: Path, names: set[str]) -> dict[str, list[str]]:
    """name → lines. Records that are each other's aliases and agree on the versions are one line."""
    found: dict[str, dict] = {name: {} for name in names}
    with zipfile.ZipFile(feeds / "osv/PyPI/all.zip") as archive:
        for entry in sorted(archive.namelist()):
            record = json.loads(archive.read(entry))
            if record.get("withdrawn") or record["id"].startswith("MAL-"):
                continue
            by_name: dict[str, dict] = defaultdict(lambda: {"ranges": [], "versions": [], "severity": []})
            for affected in record.get("affected", []):
                if affected["package"]["ecosystem"] == "PyPI":
                    for key in ("ranges", "versions", "severity"):
                        by_name[canonical(affected["package"]["name"])][key].extend(affected.get(key, []))
            for name in by_name.keys() & names:
                ids = {record["id"], *record.get("aliases", [])}
                cves = sorted(i for i in ids if i.startswith("CVE-"))
                key = (cves[0] if cves else min(ids, key=rank), tuple(segments(by_name[name], record["id"])))
                if not key[1]:
                    print(f"{record['id']}: no version of {name}", file=sys.stderr)
                    continue
                line = found[name].setdefault(key, {"ids": set(), "own": set(), "severities": {}})
                line["ids"] |= ids
                line["own"].add(record["id"])
                line["severities"].update(dict.fromkeys(severities(record, by_name[name])))
    out = {}
    for name, records in found.items():
        rows = []
        for (_, ranges), line in records.items():
            own = min(line["own"], key=rank)
            aliases = sorted(line["ids"] - {own}, key=rank)
            rows.append(f"{own} {','.join(aliases) or '-'} {','.join(ranges)} {';'.join(sorted(line['severities'])) or '-'}")
        out[name] = sorted(rows)
    return out


def debian(feeds: Path, names: list[str]) -> dict[str, list[str]]:
    """name → lines for bookworm: what is open, and what was fixed after the release of Debian 12."""
    tracker = unzstd(feeds / "debian/json.zst")
    vectors: dict[str, list[str]] = {}
    out = {}
    with zipfile.ZipFile(feeds / "osv/Debian/all.zip") as archive:
        entries = set(archive.namelist())
        for name in names:
            rows = []
            for cve, issue in sorted(tracker.get(name, {}).items()):
                release = issue["releases"].get("bookworm")
                if release is None:
                    continue
                fixed = release.get("fixed_version", "")
                if release["status"] == "resolved" and "deb12" not in fixed:
                    continue
                if f"DEBIAN-{cve}.json" in entries:
                    record = json.loads(archive.read(f"DEBIAN-{cve}.json"))
                    vectors[cve] = severities(record, {})
                verdict = []
                if release["urgency"].startswith("unimportant"):
                    verdict.append("unimportant")
                if release["urgency"] == "end-of-life":
                    verdict.append("end-of-life")
                if "nodsa" in release:
                    verdict.append({"ignored": "ignored", "postponed": "postponed"}.get(release.get("nodsa_reason", ""), "no-dsa"))
                if release["status"] == "undetermined":
                    verdict.append("undetermined")
                words = ["debian=" + release["urgency"].replace(" ", "_"), *sorted(vectors.get(cve, []))]
                rows.append(f"{cve} - 0..{fixed if release['status'] == 'resolved' else ''} {';'.join(words)} {','.join(verdict)}".rstrip())
            out[name] = rows
    return out


def main() -> None:
    feeds, pypi_date, debian_date = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    languages = pypi(feeds, pinned() | set(lines(HERE / "pypi-extra.txt")))
    system = debian(feeds, lines(HERE / "debian-12.txt"))
    catalogue = unzstd(feeds / "kev/known_exploited_vulnerabilities.json.zst")

    out = [
        "# Drydock's bundled starter data: facts about a few packages, so that the first scan needs no download. Not for real decisions.",
        "# Format: docs/reference/starter-data.md. Made by eng/sample/generate.py; do not edit.",
        "drydock-starter-data 1",
        f"source debian https://security-tracker.debian.org/tracker/data/json {debian_date}",
        f"source kev https://www.cisa.gov/known-exploited-vulnerabilities-catalog {catalogue['catalogVersion'].replace('.', '-')}",
        f"source osv-pypi https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip {pypi_date}",
    ]
    for product, cycles in SUPPORT.items():
        answer = json.loads((feeds / f"endoflife/api/v1/products/{product}/index.json").read_text(encoding="utf-8"))
        generated = answer["last_modified"][:10]
        if product == "debian":
            out.insert(4, f"source endoflife https://endoflife.date/api/v1 {generated}")
        for release in sorted(answer["result"]["releases"], key=lambda r: [int(n) for n in r["name"].split(".")]):
            if release["name"] in cycles:
                dates = (release.get(key) or "-" for key in ("releaseDate", "eoasFrom", "eolFrom", "eoesFrom"))
                out.append(f"support {product} {release['name']} {(release['codename'] or '-').lower()} {' '.join(dates)}")
    body = []
    for ecosystem, packages in (("Debian:12", system), ("PyPI", languages)):
        for name in sorted(packages):
            body += [f"[{ecosystem} {name}]", *packages[name]]
    ids = set(re.findall(r"CVE-[0-9]{4}-[0-9]+", "\n".join(body)))
    for entry in sorted(catalogue["vulnerabilities"], key=lambda v: v["cveID"]):
        if entry["cveID"] in ids:
            out.append(f"kev {entry['cveID']} {entry['dateAdded']}{' ransomware' if entry['knownRansomwareCampaignUse'] == 'Known' else ''}")
    print("\n".join(out + body))


if __name__ == "__main__":
    main()
