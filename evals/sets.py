"""Question sets: JSON lines with what a right answer must hold, loaded strictly.

The shape of a line is described in ``evals/sets/README.md``. A set is refused with the file and the
line where a key is unknown, an id is there twice, evidence is not in its report, or a required
number is neither in the evidence nor said to be computed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.numbers import states
from evals.places import find_all, fold

FOLDER = Path(__file__).with_name("sets")
KINDS = (
    "number",
    "table_cell",
    "text",
    "list",
    "yesno",
    "compare",
    "aggregate",
    "trend",
    "followup",
    "ambiguous",
    "false_premise",
    "unanswerable",
)
LANGUAGES = ("zh", "en", "other")


class BadSet(ValueError):
    """A question set that cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what a right answer to it must and must not hold."""

    id: str
    question: str
    kind: str
    lang: str
    reports: tuple[str, ...] = ()
    answer_numbers: tuple[str, ...] = ()
    number_alternatives: Mapping[str, tuple[str, ...]] | None = None
    answer_keywords: tuple[tuple[str, ...], ...] = ()
    forbidden_numbers: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    note: str = ""
    place: str = ""

    @property
    def unanswerable(self) -> bool:
        """Whether the right answer is to abstain."""
        return self.kind == "unanswerable" or self.note.startswith("UNANSWERABLE")

    def forms(self, number: str) -> tuple[str, ...]:
        """A required number and the other right ways to write it."""
        return (number, *(self.number_alternatives or {}).get(number, ()))

    def messages(self) -> list[dict[str, str]]:
        """The earlier turns in the shape that ``Youju.ask`` takes."""
        return [{"role": role, "content": content} for role, content in self.history]


def load(path: Path) -> tuple[Case, ...]:
    """Read a question set.

    Raises:
        BadSet: if a line is not as it must be; names every such line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSet(f"{path} cannot be read as a question set: {error}.") from error
    cases: list[Case] = []
    faults: list[str] = []
    first: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{path.name}:{number}"
        try:
            case = _case(line, place)
        except BadSet as fault:
            faults.append(f"{place}: {fault}")
            continue
        if case.id in first:
            faults.append(f"{place}: the id {case.id} is already used in line {first[case.id]}")
        first.setdefault(case.id, number)
        cases.append(case)
    if not cases and not faults:
        faults.append(f"{path.name}: there is no question in it")
    _refuse(faults)
    return tuple(cases)


def check(cases: Iterable[Case], texts: Mapping[str, str]) -> None:
    """Hold the cases against the source texts of their reports.

    Raises:
        BadSet: if evidence is not in its report or a required number is in no evidence.
    """
    _refuse([f"{case.place}: {fault}" for case in cases for fault in _untrue(case, texts)])


def dev_sets() -> tuple[Path, ...]:
    """The sets that one may look at while working, in the order of their names."""
    return tuple(sorted(FOLDER.glob("*-dev.jsonl")))


def find_set(name: str) -> Path:
    """The file of a set given by its name in ``evals/sets`` or by its path.

    Raises:
        BadSet: if there is no such set.
    """
    for path in (Path(name), FOLDER / name, FOLDER / f"{name}.jsonl"):
        if path.is_file():
            return path
    known = ", ".join(sorted(path.stem for path in FOLDER.glob("*.jsonl")))
    raise BadSet(f"There is no question set {name}: give the path of a file, or one of {known}.")


def _case(line: str, place: str) -> Case:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadSet(f"not JSON ({error.msg} at column {error.colno})") from error
    if not isinstance(row, dict):
        raise BadSet("a question must be a JSON object")
    known = set(Case.__slots__) - {"place"}
    if unknown := sorted(set(row) - known):
        raise BadSet(f"unknown key {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    if missing := [key for key in ("id", "question", "kind", "lang") if not row.get(key)]:
        raise BadSet(f"{', '.join(missing)} must be given")
    case = Case(
        place=place,
        note=_text(row, "note"),
        number_alternatives=_alternatives(row),
        answer_keywords=tuple(_strings("answer_keywords", group) for group in _list(row)),
        history=tuple(_turn(turn) for turn in row.get("history", ())),
        id=_text(row, "id"),
        question=_text(row, "question"),
        kind=_text(row, "kind"),
        lang=_text(row, "lang"),
        reports=_strings("reports", row.get("reports", [])),
        answer_numbers=_strings("answer_numbers", row.get("answer_numbers", [])),
        forbidden_numbers=_strings("forbidden_numbers", row.get("forbidden_numbers", [])),
        evidence=_strings("evidence", row.get("evidence", [])),
    )
    if fault := _fault(case):
        raise BadSet(fault)
    return case


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise BadSet(f"{key} must be a text")
    return value


def _list(row: Mapping[str, Any]) -> Sequence[Any]:
    groups = row.get("answer_keywords", [])
    if not isinstance(groups, list):
        raise BadSet("answer_keywords must be a list of lists of texts")
    return groups


def _strings(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise BadSet(f"{key} must hold lists of texts, none of them empty")
    return tuple(value)


def _alternatives(row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    value = row.get("number_alternatives", {})
    if not isinstance(value, dict):
        raise BadSet("number_alternatives must be an object of lists of texts")
    if strange := sorted(set(value) - set(row.get("answer_numbers", []))):
        raise BadSet(f"number_alternatives for {', '.join(strange)}, not among answer_numbers")
    return {number: _strings("number_alternatives", forms) for number, forms in value.items()}


def _turn(turn: object) -> tuple[str, str]:
    if (
        not isinstance(turn, dict)
        or turn.get("role") not in ("user", "assistant")
        or not isinstance(turn.get("content"), str)
        or len(turn) != 2
    ):
        raise BadSet('history must hold {"role": "user" or "assistant", "content": ..} only')
    return turn["role"], turn["content"]


def _fault(case: Case) -> str:
    if case.kind not in KINDS:
        return f"unknown kind {case.kind}; known are {', '.join(KINDS)}"
    if case.lang not in LANGUAGES:
        return f"unknown lang {case.lang}; known are {', '.join(LANGUAGES)}"
    if case.unanswerable:
        wanted = case.answer_numbers or case.answer_keywords
        return "an unanswerable question must not ask for numbers or keywords" if wanted else ""
    if not case.answer_numbers and not case.answer_keywords:
        return "nothing is required of the answer: give answer_numbers or answer_keywords"
    if not case.reports or not case.evidence:
        return "reports and evidence must be given unless the question is unanswerable"
    return ""


def _untrue(case: Case, texts: Mapping[str, str]) -> Iterable[str]:
    missing = [report for report in case.reports if report not in texts]
    if missing:
        yield f"no report {', '.join(missing)} in the store"
        return
    for evidence in case.evidence:
        if not any(find_all(evidence, texts[report]) for report in case.reports):
            yield f"the evidence {evidence!r} is not in {', '.join(case.reports)}"
    if "computed" in case.note:
        return
    proof = "\n".join(case.evidence)
    run_together = fold(proof)  # as tables are where their cells were lost: 21710000218
    for number in case.answer_numbers:
        if number not in run_together and not any(states(proof, f) for f in case.forms(number)):
            yield f"the number {number} is not in the evidence, and the note does not say computed"


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise BadSet("\n".join(faults))
