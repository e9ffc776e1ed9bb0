"""A place, a zone or a body as a text names it, and the issuers that it can mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from corpus.issuers import Issuer

MentionKind = Literal["issuer", "ambiguous", "parent", "known_place"]


@dataclass(frozen=True, slots=True)
class Reading:
    """An issuer that a mention can mean, with its reports by year.

    ``exact`` is False when the words say something wider or other than this issuer.
    """

    issuer: str
    report_ids: tuple[str, ...]
    score: float
    exact: bool


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place, zone or body named in a text.

    ``issuer``: the readings are what it can mean, best first. ``ambiguous``: several issuers fit
    alike. ``parent``: the corpus has no report of the place itself; the readings are issuers in it.
    ``known_place``: a real place that the corpus has nothing of. ``department`` names a body that
    was asked about and has no report, even where its place has one.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    readings: tuple[Reading, ...]
    zh: str
    en: str
    department: str = ""
    above: tuple[str, ...] = ()

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports of all readings, best reading first."""
        return tuple(dict.fromkeys(one for reading in self.readings for one in reading.report_ids))

    @property
    def exact(self) -> bool:
        """Whether the first reading is exactly what was named."""
        return bool(self.readings) and self.readings[0].exact and not self.department


def reading_of(issuer: Issuer, score: float, *, exact: bool) -> Reading:
    """An issuer as what a mention can mean, so likely (0 to 1)."""
    return Reading(issuer.name, issuer.report_ids, score, exact)


def judged(readings: Iterable[Reading]) -> tuple[MentionKind, tuple[Reading, ...]]:
    """An issuer where one reading is best, ambiguous where several are."""
    ordered = tuple(sorted(dict.fromkeys(readings), key=lambda reading: -reading.score))
    if not ordered:
        return "known_place", ()
    best = [reading for reading in ordered if reading.score == ordered[0].score]
    if len(best) == 1:
        return "issuer", ordered
    return "ambiguous", tuple(replace(one, exact=False) if one in best else one for one in ordered)
