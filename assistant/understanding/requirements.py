"""The words that questions require of answers, as data: requirements.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.understanding.patterns import Script, compile_words, in_script, load, script_of


@dataclass(frozen=True, slots=True)
class Requirement:
    """A word that an answer must have where a question has certain ones (requirements.toml).

    What is looked for only once the question has these is compiled then: most never is.
    """

    name: str
    asks: re.Pattern[str]
    around: bool
    figures: bool
    one_report: bool

    @property
    def holds(self) -> re.Pattern[str]:
        """What the answer must have."""
        return _holds(self.name)

    def made_by(self, folded: str) -> bool:
        """Whether the words of a folded question make the requirement."""
        if not self.asks.search(folded):
            return False
        bars = _bars(self.name)
        return bars is None or not bars.search(folded)


@cache
def _holds(name: str) -> re.Pattern[str]:
    return re.compile(load("requirements")[name]["holds"])


@cache
def _bars(name: str) -> re.Pattern[str] | None:
    words = load("requirements")[name].get("unless")
    return compile_words(words) if words else None


@cache
def _requirements(script: Script) -> tuple[Requirement, ...]:
    return tuple(
        Requirement(
            name,
            compile_words(asks),
            entry.get("around", False),
            entry.get("figures", True),
            entry.get("one_report", False),
        )
        for name, entry in load("requirements").items()
        if "holds" in entry and (asks := in_script(entry["asks"], script))
    )


@cache
def _reserved() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(entry["says"]), compile_words(entry["asks"]))
        for entry in load("requirements").values()
        if "says" in entry
    )


@cache
def _says_any() -> re.Pattern[str]:
    """What nearly every label lacks, of all that must be asked for by name."""
    return re.compile("|".join(says.pattern for says, _ in _reserved()))


def speaks_of_unasked(folded: str, label: str) -> bool:
    """Whether a figure's label says what a folded question must ask for by name: views, posts."""
    if not _says_any().search(label):
        return False
    return any(says.search(label) and not asks.search(folded) for says, asks in _reserved())


@cache
def generic() -> frozenset[str]:
    """Nouns that say nothing of what is counted."""
    return frozenset(load("requirements")["generic"]["words"].split())


@cache
def light() -> frozenset[str]:
    """Verbs that say little of what was done with what is counted."""
    return frozenset(load("requirements")["light"]["words"].split())


@cache
def synonyms() -> tuple[frozenset[str], ...]:
    """Words that say the same of what is counted."""
    return tuple(frozenset(group.split()) for group in load("requirements")["synonyms"]["groups"])


def with_synonyms(words: Iterable[str]) -> frozenset[str]:
    """Words, and those that say the same of what is counted."""
    said = frozenset(words)
    return said.union(*(group for group in synonyms() if group & said))


@lru_cache(256)
def required_by(folded: str) -> tuple[Requirement, ...]:
    """The requirements that the words of a folded question make."""
    return tuple(one for one in _requirements(script_of(folded)) if one.made_by(folded))
