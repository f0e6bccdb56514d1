"""Nearest centroid over pictures of 5 x 7 pixels.

A picture is 35 grey values from 0 (paper) to 1 (ink), row by row. Each digit has one centroid in model.json; the answer is the digit with
the smallest squared distance. With PyTorch the whole batch is one matrix operation on the chosen device.
"""

from __future__ import annotations

import json
from pathlib import Path

from .devices import Device, choose, torch

MODEL_FILE = Path(__file__).with_name("model.json")
PIXELS = 35

Picture = list[float]


class Classifier:
    """Holds one centroid per digit. Reading it is safe from many threads."""

    def __init__(self, centroids: dict[str, Picture], device: Device | None = None) -> None:
        if not centroids or any(len(c) != PIXELS for c in centroids.values()):
            raise ValueError(f"a model has at least one label, each with {PIXELS} values")
        self.device = device or choose()
        self.labels = sorted(centroids)
        self._centroids = [centroids[label] for label in self.labels]
        self._tensor = torch.tensor(self._centroids, device=self.device.name) if torch and self.device.torch else None

    @classmethod
    def load(cls, path: Path = MODEL_FILE) -> Classifier:
        rows = json.loads(path.read_text(encoding="utf-8"))["centroids"]
        return cls({label: [1.0 if c == "#" else 0.0 for c in "".join(picture)] for label, picture in rows.items()})

    def classify(self, pictures: list[Picture]) -> list[tuple[str, float]]:
        """Label and squared distance of each picture, in order. Raises ValueError for a picture of another size."""
        if any(len(p) != PIXELS for p in pictures):
            raise ValueError(f"a picture has {PIXELS} values")
        if not pictures:
            return []
        if self._tensor is None:
            return [self._nearest(p) for p in pictures]
        batch = torch.tensor(pictures, dtype=self._tensor.dtype, device=self._tensor.device)
        distances, indexes = ((batch[:, None, :] - self._tensor[None, :, :]) ** 2).sum(dim=2).min(dim=1)
        return [(self.labels[i], round(d, 4)) for i, d in zip(indexes.tolist(), distances.tolist())]

    def _nearest(self, picture: Picture) -> tuple[str, float]:
        distances = [sum((a - b) ** 2 for a, b in zip(picture, c)) for c in self._centroids]
        best = min(range(len(distances)), key=lambda i: distances[i])
        return self.labels[best], round(distances[best], 4)
