"""Evidence from the statistics tables of 2014 to 2018: the rows that a question names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.evidence.evidence import Evidence, Finds
from assistant.evidence.figures import Figure, together
from assistant.finding.left_over import NEUTRAL
from assistant.judging.required import OTHER_WAYS
from assistant.judging.subject import subjects_of
from assistant.judging.touched import touches
from assistant.understanding.asks import IN_STATISTICS, TableAsk
from assistant.understanding.concepts import Concept, outermost
from assistant.understanding.names_asked import names_a_town
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.question import Question
from assistant.understanding.terms import VERB, Term, accounts_for
from assistant.understanding.words import fold, held_in
from corpus.regex import regex
from corpus.report import Fact, Report, Span

_GENERAL = frozenset({
    "normative_issued", "closed", "requests", "replies", "disclosed", "replies_refused",
    "replies_granted", "replies_partial", "reviews", "suits",
})  # fmt: skip
"""Rows whose words (disclosed, closed) frame what other rows say: the others are meant then."""

_REPLIES = frozenset({"replies_refused", "replies_granted", "replies_partial"})

_COLUMNS = frozenset({"cumulative", "own_year"})
"""What names a column, and no row."""

_LEFT_OVER = 0.4
"""So much of a question, by the weight of its terms, a reading as rows may leave out."""

_SURE = 0.9
_ASK_FOR_WORDS = OTHER_WAYS - {"contact"} | {"why"}
"""Intents that no number answers; a fax number is asked for in words that also count faxes."""

_FRAME = regex(
    r"(?:政府|政务)?信息(?:公开)?|政府|公开|申请|工作|items?|pieces?|information|government|disclosures?|"
    r"requests?|applications?|foi|ogi|cases?|people|persons?|applicants?|numbers?|district|city|"
    r"county|records?|posts?|because|agency|body|decisions?|h[eo]ld|runs?|ran|organi[sz]ed?|"
    r"g[ai]ven?|made?|conduct(?:ed)?|set up|director?|文件|举办|召开|开展|组织|documents?|files?|"
    r"annex(?:ed)?|append(?:ix|ed)|attach(?:ment|ed)|statistics(?: (?:table|annex|form))?|"
    r"附表|附件|统计表"
)
"""Words that frame every row of these tables, and tell none from another."""


def from_statistics(question: Question, finds: Finds) -> Evidence | None:
    """The rows of a statistics table that a question names; None where it names none surely."""
    cumulative = _named("cumulative", question.folded)
    if finds.figures or question.scope.body or not _may_be_a_number(question, cumulative):
        return None
    both = cumulative and _named("own_year", question.folded)
    cells = _cells(finds.report, cumulative)
    if not cells or subjects_of(question) or names_a_town(question):
        return None
    named = _rows_named(question.folded)
    keys = _meant([row.name for row in named], question, cells)
    if not keys or any(key not in cells for key in keys):
        return None
    if _leaves_out(question, finds, named, fold("".join(cells[key].label for key in keys))):
        return None
    columns = (_cells(finds.report, False), cells) if both else (cells,)
    figures = tuple(_figure(key, column[key]) for key in keys for column in columns)
    if len(figures) < len(question.aspects):
        return None  # one of several figures asked for is in none of the rows
    if "sum" in question.intents and not both and len({f.unit for f in figures}) == 1:
        figures += together(figures)
    return Evidence(finds.report, "figures", _SURE, figures=figures)


def _may_be_a_number(question: Question, cumulative: bool) -> bool:
    """Whether one cell may answer; what 历年累计 asks for is a number, and no course of years."""
    counts = question.wants_number or bool(question.wants) or "yesno" in question.intents
    counts |= cumulative
    ways = ("sum", "trend") if cumulative else ("sum",)
    reckoned = question.reckoning is not None and question.reckoning.operation not in ways
    reckoned |= question.ask is not None and question.ask.operation not in ("", "sum")
    return counts and not question.intents & _ASK_FOR_WORDS and not reckoned


def _cells(report: Report, cumulative: bool) -> Mapping[str, Fact]:
    """The cells of one column by row: the year's own, or that of all years so far."""
    found: dict[str, Fact] = {}
    for fact in report.facts:
        if fact.table is None or fact.table.kind != "statistics":
            continue
        if (fact.table.column == "cumulative") == cumulative:
            found.setdefault(fact.indicator.removeprefix("statistics."), fact)
    return found


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {key: compile_words(entry["patterns"]) for key, entry in load("statistics").items()}


def _named(key: str, folded: str) -> bool:
    return _patterns()[key].search(folded) is not None


def _rows_named(folded: str) -> tuple[Concept, ...]:
    """The rows that a folded question names, in its order; none inside the words of another."""
    return outermost([
        Concept(key, "row", match.start(), match.end())
        for key, pattern in _patterns().items()
        for match in pattern.finditer(folded)
        if match.end() > match.start()
    ])  # fmt: skip


def _meant(named: Sequence[str], question: Question, cells: Mapping[str, Fact]) -> tuple[str, ...]:
    """The rows asked for: those named by their own words, then by those of the later tables."""
    named = [key for key in named if key not in _COLUMNS]
    own = tuple(dict.fromkeys(key for key in named if key not in _GENERAL))
    if own or question.ask is None or not question.ask.explicit:
        return own or tuple(dict.fromkeys(named))
    spoken = any(c.name == "request" for c in question.concepts)
    if question.ask.kind == "requests" and not spoken and not _REPLIES & set(named):
        return ()  # information is withheld too, not only what is requested
    return _of_later_tables(question.ask, cells, named)


def _of_later_tables(
    ask: TableAsk, cells: Mapping[str, Fact], named: Sequence[str]
) -> tuple[str, ...]:
    """The rows that count what the cells of the tables since 2019 count."""
    found = []
    for row in ask.rows:
        for column in ask.columns:
            same = IN_STATISTICS.get((row, column), ())
            held = [key for key in same if key in cells]
            if not held:
                return ()
            found.append(next((key for key in held if key in named), held[0]))
    return tuple(found)


def _leaves_out(question: Question, finds: Finds, named: Sequence[Concept], labels: str) -> bool:
    """Whether a reading as rows leaves out what says which of the things counted are meant.

    ``labels``: the folded labels of the rows, whose own words leave nothing out.
    """
    spans = [Span(row.start, row.end) for row in named]
    spans += [span for ask in question.asks for span in ask.explained]
    spans += question.reckoning.spans if question.reckoning is not None else ()
    left = [
        item.weight
        for item in finds.weighed
        if item.term in question.own_terms
        and item.term.trust != VERB
        and not item.term.text[0].isdigit()
        and not NEUTRAL.fullmatch(item.term.text)
        and not _FRAME.fullmatch(item.term.text)
        and not any(accounts_for(span, item.term) for span in spans)
        and not _says(item.term, labels)
    ]
    return sum(left) >= _LEFT_OVER


def _says(term: Term, labels: str) -> bool:
    """Whether the labels of rows speak of a term; of a long one more than two characters."""
    long = min(map(len, term.chinese), default=0) > _SHORT
    return held_in(term, labels) > 0 if long else touches(term, labels)


_SHORT = 3
"""Of words of more Chinese characters two say too little: bidding online is no request online."""


def _figure(key: str, fact: Fact) -> Figure:
    assert fact.table is not None
    quantity = fact.quantity
    return Figure(
        "statistics", key, fact.table.column, "cell", quantity.value, quantity.unit, (fact,)
    )
