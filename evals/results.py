"""Runs on disk: JSON lines, a head line and then one line an answer, beside the page of the run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.run import Record
from evals.summary import Scores, Summary

FOLDER = Path(__file__).with_name("results")


@dataclass(frozen=True, slots=True)
class Run:
    """What was run: when, which sets, with which choice of questions and settings."""

    started: str
    sets: tuple[str, ...]
    only: tuple[str, ...] = ()
    limit: int | None = None
    model: str = "none"
    seconds: float = 0.0

    @property
    def stem(self) -> str:
        """The name of the run's files, in order of time."""
        time = datetime.fromisoformat(self.started).strftime("%Y-%m-%dT%H%M%S")
        return f"{time}-{'+'.join(self.sets)}"[:120]


def save(folder: Path, run: Run, records: Sequence[Record]) -> Path:
    """Writes every answer with its scores."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run.stem}.jsonl"
    lines = [{"run": asdict(run)}, *(_line(record) for record in records)]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


def last_scores(folder: Path, sets: Sequence[str]) -> tuple[str, Mapping[str, Scores]]:
    """When the last run of these sets was, and its scores by arm; empty if there was none."""
    for path in sorted(folder.glob("*.jsonl"), reverse=True):
        lines = path.read_text(encoding="utf-8").splitlines()
        head = json.loads(lines[0])["run"] if lines else {}
        if head.get("sets") != list(sets):
            continue
        scores: dict[str, dict[str, Mapping[str, float | None]]] = {}
        for line in lines[1:]:
            row = json.loads(line)
            scores.setdefault(row["arm"], {})[row["key"]] = row["scores"]
        return head["started"], scores
    return "", {}


def as_json(run: Run, summaries: Sequence[Summary], files: Mapping[str, Path]) -> dict[str, Any]:
    """The result as one JSON value."""
    return {
        **asdict(run),
        "arms": {
            summary.arm: {key: value for key, value in asdict(summary).items() if key != "arm"}
            for summary in summaries
        },
        "files": {name: str(path) for name, path in files.items()},
    }


def _line(record: Record) -> dict[str, Any]:
    case = record.sample.case
    return {
        "arm": record.arm,
        "key": record.key,
        "kind": case.kind,
        "lang": case.lang,
        "question": case.question,
        "right": record.scores["correct"] == 1,
        "faults": list(record.faults),
        "scores": dict(record.scores),
        "seconds": round(record.seconds, 4),
        "answer": dict(record.sample.answer),
    }
