"""What leaves the house: an Answer with its Citations, and the answer object of the contracts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from corpus.report import TableCell

AnsweredBy = Literal["facts", "passages", "model", "none"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim place: ``source_text[start:end] == quote`` in report ``report_id``."""

    n: int
    report_id: str
    title: str
    issuer: str
    year: int | None
    source: str
    heading_path: tuple[str, ...]
    quote: str
    start: int
    end: int
    table: TableCell | None = None

    def to_dict(self) -> dict[str, Any]:
        """The citation as the contracts name its fields."""
        return {
            "n": self.n,
            "report_id": self.report_id,
            "title": self.title,
            "issuer": self.issuer,
            "year": self.year,
            "source": self.source,
            "heading_path": list(self.heading_path),
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "table": table_dict(self.table),
        }


def table_dict(cell: TableCell | None) -> dict[str, str] | None:
    """The place in a table as a JSON object, None for prose."""
    if cell is None:
        return None
    return {
        "kind": cell.kind,
        "row": cell.row,
        "column": cell.column,
        "row_label": cell.row_label,
        "column_label": cell.column_label,
    }


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long the steps of one answer took."""

    understand: float
    retrieve: float
    answer: float
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer in the question's language, or an abstention that says what there is."""

    question: str
    language: str
    text: str
    abstained: bool
    answered_by: AnsweredBy
    citations: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: Seconds = Seconds(0.0, 0.0, 0.0, 0.0)

    def to_dict(self) -> dict[str, Any]:
        """The answer object of the contracts."""
        return {
            "question": self.question,
            "language": self.language,
            "answer": self.text,
            "abstained": self.abstained,
            "answered_by": self.answered_by,
            "citations": [citation.to_dict() for citation in self.citations],
            "warnings": list(self.warnings),
            "seconds": {
                "understand": round(self.seconds.understand, 4),
                "retrieve": round(self.seconds.retrieve, 4),
                "answer": round(self.seconds.answer, 4),
                "total": round(self.seconds.total, 4),
            },
        }
