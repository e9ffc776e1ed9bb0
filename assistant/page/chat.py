"""Conversations as the page keeps them: questions and answers, never rendered text.

They live in the browser of whoever asked. What comes back from there is untrusted: it is read
strictly, cut to limits, and every citation is looked up in the store again before it is shown.
"""

from __future__ import annotations

import re
import threading
import time
import uuid
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from assistant.serving.batch import BadInput
from assistant.serving.records import to_json
from corpus.regex import regex

MOST_TURNS = 40
MOST_TALKS = 12
MOST_LINKED = 8
LONGEST_TEXT = 4000
MOST_CITATIONS = 60
LARGEST_CASE_FILE = 8_000_000

Record = dict[str, Any]
MARK = regex(r"\[(\d{1,4})\]")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and the answer object that it got; ``report`` is the only report asked, if any."""

    question: str
    answer: Record
    report: str = ""

    @property
    def citations(self) -> tuple[Record, ...]:
        """What the answer cites, in the order of the marks."""
        return tuple(self.answer["citations"])

    @property
    def abstained(self) -> bool:
        """Whether the reports do not say."""
        return bool(self.answer["abstained"])

    def citation(self, n: int) -> Record | None:
        """The citation of a mark."""
        return next((citation for citation in self.citations if citation["n"] == n), None)


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation."""

    id: str
    turns: tuple[Turn, ...] = ()

    @property
    def title(self) -> str:
        """Its first question."""
        return self.turns[0].question if self.turns else ""

    def with_turn(self, turn: Turn) -> Talk:
        """The conversation one turn on; the oldest turns are let go."""
        return replace(self, turns=(*self.turns, turn)[-MOST_TURNS:])

    def before(self, at: int) -> Talk:
        """The conversation as it was before a turn."""
        return replace(self, turns=self.turns[:at])

    def history(self) -> tuple[dict[str, str], ...]:
        """The turns as the engine takes them."""
        return tuple(
            message
            for turn in self.turns
            for message in (
                {"role": "user", "content": turn.question},
                {"role": "assistant", "content": str(turn.answer["answer"])},
            )
        )


@dataclass(frozen=True, slots=True)
class Talks:
    """The conversations of one browser, the newest first; the first is the open one."""

    all: tuple[Talk, ...]

    @property
    def open(self) -> Talk:
        """The conversation that is shown."""
        return self.all[0]

    def saved(self, talk: Talk) -> Talks:
        """With this conversation open; empty ones and the oldest are let go."""
        others = tuple(other for other in self.all if other.id != talk.id and other.turns)
        return Talks((talk, *others)[:MOST_TALKS])

    def opened(self, talk_id: str) -> Talks:
        """With another conversation open."""
        return next((self.saved(talk) for talk in self.all if talk.id == talk_id), self)

    def without(self, talk_id: str) -> Talks:
        """Without one conversation."""
        return Talks(tuple(talk for talk in self.all if talk.id != talk_id) or (new_talk(),))

    def to_json(self) -> list[Record]:
        """What the browser keeps."""
        return [
            {
                "id": talk.id,
                "turns": [
                    {"question": turn.question, "answer": turn.answer, "report": turn.report}
                    for turn in talk.turns
                ],
            }
            for talk in self.all
        ]


def new_talk() -> Talk:
    """A conversation that has not begun."""
    return Talk(uuid.uuid4().hex[:12])


def talks_from(value: object) -> Talks:
    """The conversations that a browser sends; what is not as we wrote it is left out."""
    talks = []
    for item in value[:MOST_TALKS] if isinstance(value, list) else ():
        if isinstance(item, dict) and re.fullmatch(r"[0-9a-f]{12}", str(item.get("id"))):
            turns = item.get("turns")
            read = [_turn(turn) for turn in (turns if isinstance(turns, list) else ())]
            talks.append(Talk(str(item["id"]), tuple(t for t in read if t)[-MOST_TURNS:]))
    return Talks(tuple(talks) or (new_talk(),))


def _turn(value: object) -> Turn | None:
    try:
        assert isinstance(value, dict)
        answer = value["answer"]
        return Turn(
            str(value["question"])[:LONGEST_TEXT],
            {
                "question": str(value["question"])[:LONGEST_TEXT],
                "language": str(answer["language"])[:8],
                "answer": str(answer["answer"])[:LONGEST_TEXT],
                "abstained": answer["abstained"] is True,
                "answered_by": str(answer["answered_by"])[:20],
                "citations": [_citation(c) for c in answer["citations"][:MOST_CITATIONS]],
                "warnings": [str(w)[:LONGEST_TEXT] for w in answer["warnings"][:20]],
                "seconds": {"total": float(answer["seconds"]["total"])},
            },
            str(value.get("report", ""))[:200],
        )
    except (AssertionError, KeyError, TypeError, ValueError, AttributeError):
        return None


def _citation(value: Mapping[str, Any]) -> Record:
    table = value["table"]
    return {
        "n": int(value["n"]),
        "report_id": str(value["report_id"])[:200],
        "title": str(value["title"])[:400],
        "issuer": str(value["issuer"])[:200],
        "year": None if value["year"] is None else int(value["year"]),
        "heading_path": [str(heading)[:200] for heading in value["heading_path"][:12]],
        "quote": str(value["quote"])[:LONGEST_TEXT],
        "start": int(value["start"]),
        "end": int(value["end"]),
        "table": None if table is None else {str(k): str(v)[:200] for k, v in table.items()},
    }


def link_to(talk: Talk, at: int) -> str:
    """The query of an address that asks again what led to an answer, and so finds it again."""
    turns = talk.turns[: at + 1][-MOST_LINKED:]
    report = turns[-1].report
    pairs = [("q", turn.question) for turn in turns] + ([("report", report)] if report else [])
    return "?" + urlencode(pairs)


def plain(turn: Turn) -> str:
    """An answer to be copied: its text, and what its marks stand for."""
    lines = [str(turn.answer["answer"])]
    for citation in turn.citations:
        lines.append(f"[{citation['n']}] {place_of(citation)}: “{_one_line(citation['quote'])}”")
    return "\n".join(lines)


def _footnote(turn: int, known: Container[int], mark: re.Match[str]) -> str:
    """A mark as the footnote of its turn; the text itself where it marks no citation."""
    return f"[^{turn}-{mark[1]}]" if int(mark[1]) in known else _escaped(mark[0])


def as_markdown(talk: Talk) -> str:
    """A conversation as Markdown, its citations as footnotes. Nothing quoted becomes markup."""
    parts = ["# Youju 有据\n"]
    for at, turn in enumerate(talk.turns, 1):
        known = {citation["n"] for citation in turn.citations}
        footnote = partial(_footnote, at, known)
        body = "  \n".join(
            MARK.sub(footnote, _escaped_around_marks(line))
            for line in str(turn.answer["answer"]).split("\n")
        )
        parts.append(f"## {_escaped(_one_line(turn.question))}\n\n{body}\n")
        for warning in turn.answer["warnings"]:
            parts.append(f"> {_escaped(_one_line(warning))}\n")
        for citation in turn.citations:
            place = _escaped(place_of(citation))
            quote = _escaped(_one_line(citation["quote"]))
            span = f"{citation['start']}–{citation['end']}"
            parts.append(f"[^{at}-{citation['n']}]: {place} ({span}): “{quote}”\n")
    return "\n".join(parts)


def place_of(citation: Mapping[str, Any]) -> str:
    """Where a citation is from, in one line."""
    table = citation["table"]
    path = [citation["title"] or citation["report_id"], *citation["heading_path"]]
    if table:
        path.append(f"{table['row_label']} × {table['column_label']}")
    return " › ".join(_one_line(part) for part in path)


def _one_line(text: str) -> str:
    return " ".join(str(text).split())


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~$&:@])", r"\\\1", text)


def _escaped_around_marks(line: str) -> str:
    pieces = re.split(r"(\[\d{1,4}\])", line)
    return "".join(piece if MARK.fullmatch(piece) else _escaped(piece) for piece in pieces)


class WrongAnswers:
    """Answers that readers say are wrong, one case of a question set a line.

    The lines have the keys of the evaluation sets; whoever reads them adds what is right.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "wrong_answers.jsonl"
        self._guard = threading.Lock()

    def add(self, talk: Talk, at: int) -> str:
        """Writes down turn ``at`` of a conversation and gives the id of the case.

        Raises:
            BadInput: when there is no such turn, or the file has grown too large.
        """
        if not 0 <= at < len(talk.turns):
            raise BadInput("There is no such answer in this conversation any more: ask again.")
        turn = talk.turns[at]
        language = str(turn.answer["language"])
        case: Record = {
            "id": f"wrong-{time.strftime('%Y%m%d')}-{uuid.uuid4().hex[:8]}",
            "lang": language if language in ("zh", "en") else "other",
            "question": turn.question,
            "kind": "followup" if at else "text",
            "reports": sorted({citation["report_id"] for citation in turn.citations}),
            "evidence": [],
            "history": list(talk.before(at).history()),
            "note": f"Reported as wrong. The answer was: {turn.answer['answer']}",
        }
        with self._guard:
            if self.path.exists() and self.path.stat().st_size > LARGEST_CASE_FILE:
                raise BadInput(f"{self.path.name} is full: move it away, then report again.")
            with self.path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(to_json(case) + "\n")
        return str(case["id"])
