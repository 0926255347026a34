"""Timing: medians of repeated runs, alternating what is compared so that a noisy moment hits both."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable


def cores() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def once(run: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def medians(runs: tuple[Callable[[], object], ...], *, budget: float = 0.5, most: int = 25) -> tuple[float, ...]:
    """The median seconds of each, run in turn until the budget of seconds is spent (at least three rounds).

    What takes longer than a second is run once.
    """
    warm = tuple(once(run) for run in runs)
    if max(warm) > 1:
        return warm
    taken: list[list[float]] = [[] for _ in runs]
    spent = 0.0
    while len(taken[0]) < 3 or (spent < budget and len(taken[0]) < most):
        for found, run in zip(taken, runs, strict=True):
            found.append(once(run))
            spent += found[-1]
    return tuple(statistics.median(found) for found in taken)
