"""Which device the arithmetic runs on, and why."""

from __future__ import annotations

from dataclasses import dataclass

try:
    import torch
except ImportError:
    torch = None


@dataclass(frozen=True)
class Device:
    """`name` is `cuda` or `cpu`; `reason` says why it is not `cuda`; `torch` and `cuda` are versions, None where absent."""

    name: str
    reason: str | None
    torch: str | None
    cuda: str | None


def choose() -> Device:
    """The GPU when PyTorch is here, was built for CUDA and finds a device; otherwise the CPU, said so and never silently."""
    if torch is None:
        return Device("cpu", "PyTorch is not installed", None, None)
    built_for = torch.version.cuda
    if built_for is None:
        return Device("cpu", "this PyTorch was built without CUDA", torch.__version__, None)
    if not torch.cuda.is_available():
        return Device("cpu", "no CUDA device is visible to this process", torch.__version__, built_for)
    return Device("cuda", None, torch.__version__, built_for)
