"""Rebuilds model.json from samples.json: `python -m classifier.train`."""

from __future__ import annotations

import json
from pathlib import Path

from .trigrams import MODEL_FILE, centroid

SAMPLES_FILE = Path(__file__).with_name("samples.json")


def build() -> str:
    """The text of model.json: the 250 heaviest trigrams of each language, heaviest first."""
    samples = json.loads(SAMPLES_FILE.read_text(encoding="utf-8"))
    centroids = {}
    for label in sorted(samples):
        weights = sorted(centroid(samples[label]).items(), key=lambda item: (-item[1], item[0]))
        centroids[label] = {trigram: round(weight, 4) for trigram, weight in weights[:250]}
    return json.dumps({"centroids": centroids}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    MODEL_FILE.write_text(build(), encoding="utf-8")
