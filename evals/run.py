"""Asks every question of a set and grades what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any, Protocol

from evals.graders import grade
from evals.graders.correctness import faults
from evals.graders.proof import unproven
from evals.judge import Judge
from evals.places import Place
from evals.sample import Held, Sample, sample_of
from evals.sets import Case
from vectorstore.catalogue import Catalogue

DEPTH = 10
"""How many hits retrieval is asked for."""


class Arm(Protocol):
    """Something that answers questions: the product, or what it is compared with."""

    name: str

    def ask(self, case: Case) -> Mapping[str, Any]:
        """The answer object of the contracts."""

    def search(self, case: Case) -> tuple[Sequence[Place] | None, Sequence[Place] | None]:
        """The passages and the sentences found, best first; None for what it does not search."""


@dataclass(frozen=True, slots=True)
class Record:
    """One graded answer; ``key`` names the question among all sets, ``faults`` are sentences."""

    arm: str
    key: str
    sample: Sample
    scores: Mapping[str, float | None]
    faults: tuple[str, ...]
    seconds: float


Progress = Callable[[int, int], None]


def run(
    arm: Arm,
    cases: Sequence[tuple[str, Case]],
    held: Mapping[str, Held],
    on_progress: Progress | None = None,
    judge: Judge | None = None,
) -> tuple[Record, ...]:
    """Asks the questions, each given with the name of its set, and grades the answers."""
    records: list[Record] = []
    for number, (set_name, case) in enumerate(cases, 1):
        started = perf_counter()
        answer = arm.ask(case)
        seconds = perf_counter() - started
        passages, sentences = (None, None) if case.history else arm.search(case)
        sample = sample_of(case, answer, held, passages, sentences)
        if judge is not None:
            sample = replace(sample, judged=judge(sample))
        records.append(
            Record(
                arm=arm.name,
                key=f"{set_name}:{case.id}",
                sample=sample,
                scores=grade(sample),
                faults=faults(sample) + tuple(f"Unproven: {n}." for n in unproven(sample)),
                seconds=seconds,
            )
        )
        if on_progress:
            on_progress(number, len(cases))
    return tuple(records)


def held_in(catalogue: Catalogue) -> dict[str, Held]:
    """Every report of a store, as far as graders need it."""
    held: dict[str, Held] = {}
    for row in catalogue.reports():
        report = catalogue.report(row.id)
        if report is not None:
            held[row.id] = Held(
                title=report.header.title,
                year=report.header.year,
                text=report.source_text,
                tables=tuple((table.start, table.end) for table in report.tables),
            )
    return held
