"""Nearest centroid over letter trigrams.

A text becomes a vector of trigram frequencies of length 1; a language is the mean of its samples' vectors. The answer is the language
whose centroid points most nearly in the same direction (cosine similarity, 0 to 1).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

MODEL_FILE = Path(__file__).with_name("model.json")

Vector = dict[str, float]


def vectorise(text: str) -> Vector:
    """Trigram frequencies of the letters of a text, scaled to length 1. A text without letters gives an empty vector."""
    words = "".join(c if c.isalpha() else " " for c in text.lower()).split()
    counts: Counter[str] = Counter()
    for word in words:
        padded = f" {word} "
        counts.update(padded[i : i + 3] for i in range(len(padded) - 2))
    length = math.sqrt(sum(n * n for n in counts.values()))
    return {trigram: n / length for trigram, n in counts.items()} if length else {}


def centroid(samples: list[str]) -> Vector:
    """The mean direction of some samples."""
    total: Counter[str] = Counter()
    for sample in samples:
        total.update(vectorise(sample))
    length = math.sqrt(sum(w * w for w in total.values()))
    return {trigram: weight / length for trigram, weight in total.items()}


class Classifier:
    """Holds one centroid per label. Reading it is safe from many threads."""

    def __init__(self, centroids: dict[str, Vector]) -> None:
        if not centroids:
            raise ValueError("a model has at least one label")
        self._centroids = centroids

    @classmethod
    def load(cls, path: Path = MODEL_FILE) -> Classifier:
        return cls(json.loads(path.read_text(encoding="utf-8"))["centroids"])

    @property
    def labels(self) -> list[str]:
        return sorted(self._centroids)

    def classify(self, text: str) -> tuple[str | None, float]:
        """The best label with its similarity; no label for a text that shares no trigram with any language."""
        vector = vectorise(text)
        scores = {
            label: sum(weight * centroid.get(trigram, 0.0) for trigram, weight in vector.items())
            for label, centroid in self._centroids.items()
        }
        best = max(sorted(scores), key=lambda label: scores[label])
        return (best, round(scores[best], 4)) if scores[best] > 0 else (None, 0.0)
