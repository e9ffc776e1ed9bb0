"""Measuring: seconds, processes, and a budget with what was measured against it."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from assistant.serving.terminal import print_table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Measure:
    """One budget: what was measured, against what, and whether it is kept."""

    what: str
    measured: float
    unit: str
    reference: float | None
    ratio: float | None
    budget: float

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        return (self.measured if self.ratio is None else self.ratio) <= self.budget


def plain(what: str, measured: float, unit: str, budget: float) -> Measure:
    """A measure that is compared with nothing but its budget."""
    return Measure(what, measured, unit, None, None, budget)


def ratio(what: str, seconds: float, reference: float, budget: float) -> Measure:
    """Seconds against other seconds of the same run."""
    return Measure(
        what, round(seconds, 4), "s", round(reference, 4), round(seconds / reference, 2), budget
    )


def print_measures(measures: Sequence[Measure]) -> None:
    """A table of what was measured, against what, and whether the budgets are kept."""
    rows = [
        (m.what, f"{m.measured:g} {m.unit}", m.reference, m.ratio, f"{m.budget:g}",
         "kept" if m.kept else "NOT KEPT")
        for m in measures
    ]  # fmt: skip
    print_table(("what", "measured", "against", "ratio", "budget", ""), rows)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds that something takes, and what it gives."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def processed(arguments: Sequence[str]) -> tuple[float, float]:
    """Runs Python; gives the seconds that it took and the most memory that it had, in MB."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: {' '.join(arguments)} failed; nothing was measured.")
    return time.perf_counter() - start, megabytes(usage.ru_maxrss)


def answered(store: Path, questions: Sequence[str]) -> float:
    """The most memory, in MB, of a process that answers the questions from a store."""
    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "batch.jsonl"
        lines = [json.dumps({"question": question}) for question in questions]
        batch.write_text("\n".join(lines), encoding="utf-8")
        ask = ["-m", "assistant", "ask", "--batch", str(batch), "--json", "--store", str(store)]
        return processed(ask)[1]


def megabytes(most: int) -> float:
    """What the system says of a process's memory: kilobytes, on macOS bytes."""
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def memory_now() -> float:
    """The memory of this process in MB: now, where the system tells (Linux), or else the most."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return pages * resource.getpagesize() / (1 << 20)
