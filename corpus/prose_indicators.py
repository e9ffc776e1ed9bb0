"""From the words of prose to the canonical indicators, only where they leave no doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.narrative_words import narrative_words
from corpus.noughts import nought_under
from corpus.regex import regex
from corpus.report import Fact
from corpus.units import split_unit


@dataclass(frozen=True, slots=True)
class _Rule:
    key: str
    label: re.Pattern[str]
    units: frozenset[str]
    barred: re.Pattern[str] | None
    path: re.Pattern[str] | None
    without: re.Pattern[str] | None
    alone: bool
    """Not for a part of something else."""

    def fits(self, fact: Fact, heading: str, clause: str) -> bool:
        """Whether the fact in this clause under this heading is what the rule is about."""
        return (
            split_unit(fact.quantity.unit)[1] in self.units
            and not (self.alone and fact.parent)
            and bool(self.label.search(fact.label))
            and not (self.barred and self.barred.search(fact.label))
            and not (self.without and self.without.search(clause))
            and (self.path is None or bool(self.path.search(heading + fact.parent)))
        )


@cache
def _rules() -> tuple[_Rule, ...]:
    data = narrative_words()
    return tuple(
        _Rule(
            row["key"],
            re.compile(row["label"]),
            frozenset(row["units"]),
            re.compile(row["not"]) if "not" in row else None,
            re.compile(row["path"]) if "path" in row else None,
            re.compile(row["without"]) if "without" in row else None,
            row.get("parent") == "none",
        )
        for row in data["indicator"]
    )


def prose_indicator(fact: Fact, path: tuple[str, ...], clause: str) -> str:
    """The key of the indicator that a narrative fact states, or "" where that is not sure."""
    heading = "/".join(path)
    if fact.quantity.state == "none":
        return fact.indicator or nought_under(fact.label, heading)
    if fact.indicator:
        return fact.indicator
    key = next((rule.key for rule in _rules() if rule.fits(fact, heading, clause)), "")
    # What a year before came to is no figure of the report's own: 比2021年的38件增加7件.
    of_another_year = key == "requests.accepted" and _YEAR_BEFORE.fullmatch(fact.period)
    return "" if of_another_year else key


_YEAR_BEFORE = regex(r"(?:上一?|去|前一|\d{4})年度?(?:同期)?")
