"""What a question is about, and the corpus it is asked of, as far as that decides it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from corpus.glossary import Glossary
from corpus.language import stem
from corpus.place_mention import PlaceMention
from corpus.places import PlaceIndex
from corpus.report import Header

Problem = Literal["", "unknown_place", "parent_only", "department", "year_not_held"]


@dataclass(frozen=True, slots=True)
class Index:
    """What is known of the corpus for understanding questions; made anew when the corpus changes.

    ``copies`` are reports that another one says as well: they answer only where they are asked for
    by their id. ``lookup`` offers the corpus's own Chinese words for an English stem; ``text_of``
    is the source text of a report.
    """

    headers: Mapping[str, Header]
    copies: frozenset[str]
    places: PlaceIndex
    glossary: Glossary
    lookup: Callable[[str], tuple[str, ...]]
    text_of: Callable[[str], str]

    def name_of(self, report_id: str, language: str) -> str:
        """The issuer of a report, in Chinese as printed or in English."""
        header = self.headers[report_id]
        if language == "zh":
            return header.issuer or self.places.name(report_id) or header.title
        return self.places.english_name(report_id) or header.issuer or header.title

    def meanings(self, word: str) -> frozenset[str]:
        """The Chinese words that an English word or phrase may stand for."""
        lower = word.lower()
        known = (term.zh for term in self.glossary.translate(lower, "en"))
        return frozenset((*known, *self.lookup(stem(lower))))

    def label_of(self, report_id: str, language: str) -> str:
        """Issuer and year of a report, to list what there is."""
        year = self.headers[report_id].year
        name = self.name_of(report_id, language)
        if year is None:
            return name
        return f"{name} {year}" if language == "en" else f"{name}{year}年"

    def narrowed(
        self, report: str | None, issuer: str | None, year: int | None
    ) -> tuple[str, ...] | None:
        """The reports that fit the limits given; None without limits.

        Raises:
            UnknownReport: none fits.
        """
        if report is None and issuer is None and year is None:
            return None
        ids = set(self.headers) - (self.copies - {report})
        if report is not None:
            ids &= {report}
        if issuer is not None:
            ids &= {i for m in self.places.find(issuer) for i in m.report_ids}
        if year is not None:
            ids &= {i for i, header in self.headers.items() if header.year == year}
        if not ids:
            raise UnknownReport(
                "No report fits " + ", ".join(
                    f"{name} {value}" for name, value in
                    (("report", report), ("issuer", issuer), ("year", year)) if value is not None
                ) + ": see `youju reports` for what there is."
            )  # fmt: skip
        return tuple(sorted(ids))


class UnknownReport(ValueError):
    """No report fits what the question was limited to; the message names it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The reports that a question is about.

    ``groups`` are the reports of each issuer meant; with several issuers for one name they are
    readings of it, the likeliest first (``ambiguous``), with several names all are meant.
    ``problem`` says why there is nothing to answer from; ``place`` is then what was named, in
    Chinese and English, and ``nearest`` are the reports that come closest; ``departments`` are
    those of departments of a place that has no report as a whole. ``body`` is a department or
    office that the question names and that has no report of its own: only what is said of it
    answers. ``report_ids`` are all reports of all groups, each once.
    """

    named: bool = False
    groups: tuple[tuple[str, ...], ...] = ()
    ambiguous: bool = False
    years: tuple[int, ...] = ()
    problem: Problem = ""
    place: tuple[str, str] = ("", "")
    nearest: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    mentions: tuple[PlaceMention, ...] = ()
    asked_groups: tuple[tuple[str, ...], ...] = field(default=())
    body: str = ""
    report_ids: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ids = dict.fromkeys(report_id for group in self.groups for report_id in group)
        object.__setattr__(self, "report_ids", tuple(ids))
