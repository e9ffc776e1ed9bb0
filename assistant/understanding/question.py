"""A question as understood: in what words, of which reports, and what it asks of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from assistant.understanding.asks import TableAsk
from assistant.understanding.aspects import Aspect
from assistant.understanding.concepts import Concept
from assistant.understanding.place_spans import places_in, without
from assistant.understanding.portions import Portion, portion_in
from assistant.understanding.reckoning import Reckoning
from assistant.understanding.scope import Scope
from assistant.understanding.terms import Term
from assistant.understanding.whole_report import asks_for_overview
from corpus.regex import regex


class BadQuestion(ValueError):
    """The question cannot be read; the message says why and what to do."""


@dataclass(frozen=True, eq=False)
class Question:
    """A question as understood, standing alone: what a follow-up leaves out is filled in.

    ``folded`` is the question in one spelling; ``standalone`` has the words it takes over from the
    question before. ``own_terms`` are the content terms of the question itself, ``taken_terms``
    those taken over. ``besides`` is what it asks besides a figure: "and why". ``excepted`` are the
    terms of what it does not ask for: "apart from X". ``before`` is the question in a conversation
    that it leans on, ``prior`` the one before it, whether it leans on that or not, ``reply`` what
    was replied to this one. No question is equal to another, so that what is worked out of one is
    kept by it, without comparing all of it.
    """

    text: str
    language: str
    folded: str
    standalone: str
    scope: Scope
    intents: frozenset[str]
    wants: tuple[tuple[str, frozenset[str]], ...]
    counted: str
    asks: tuple[TableAsk, ...]
    aspects: tuple[Aspect, ...]
    concepts: tuple[Concept, ...]
    own_terms: tuple[Term, ...]
    taken_terms: tuple[Term, ...] = ()
    elliptical: bool = False
    reckoning: Reckoning | None = None
    besides: str = ""
    excepted: tuple[Term, ...] = ()
    before: Question | None = field(default=None, repr=False, compare=False)
    prior: Question | None = field(default=None, repr=False, compare=False)
    reply: str = field(default="", repr=False, compare=False)

    @property
    def overview(self) -> bool:
        """Whether whole reports are asked for in short, and nothing in particular of them.

        A place alone, or with a year, asks for nothing else: 硚口区2020年.
        """
        alone = self.scope.named and not re.search(r"\w", _NO_MORE.sub("", self.asked))
        return (alone or asks_for_overview(self.folded, self.own_terms)) and not self.asks

    @cached_property
    def asked(self) -> str:
        """The folded question without the issuers of reports that it names."""
        issuers = [m for m in self.scope.mentions if m.kind in ("issuer", "ambiguous")]
        return without(self.folded, places_in(self.folded, issuers))

    @property
    def ask(self) -> TableAsk | None:
        """What is asked of the tables, first part; None if nothing."""
        return self.asks[0] if self.asks else None

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All content terms, its own first."""
        return self.own_terms + self.taken_terms

    @cached_property
    def portion(self) -> Portion:
        """Whether it is asked if most of something, less than half or all of it was so."""
        return portion_in(self.asked, self.intents)

    @cached_property
    def wants_number(self) -> bool:
        """Whether a figure is asked for."""
        return bool(self.intents & {"number", "compare", "rank", "trend", "sum"}) or bool(
            self.counted
        )


_NO_MORE = regex(r"(?:19|20)\d\d|年度?|\b(?:in|of|the|for|s)\b")
"""What says nothing more than a place and its year."""
