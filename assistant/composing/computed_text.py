"""What figures of prose come to, in words: added up, a share, or held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.composing.verbatim import quoted, statement_value
from assistant.composing.verdict_on_cells import before_comparison
from assistant.evidence.arithmetic import Computation, amounts
from assistant.evidence.evidence import Evidence
from assistant.evidence.figure_text import UNITS_IN_ENGLISH, difference, money_in_english, plain
from assistant.evidence.prose import Candidate
from assistant.evidence.writer import Writer
from assistant.understanding.messages import say
from assistant.understanding.question import Question
from corpus.regex import regex
from corpus.units import split_unit

_OPEN = regex(r"(?<=.)\s?[(（][^)）]*$")
"""A bracket that a name does not close: what stands in it is the name in Chinese."""


def computation_text(
    computation: Computation, evidence: Evidence, writer: Writer, language: str
) -> str:
    """The result, how, and the clauses it stands on: 395 (1627 - 1232 = 395) “…”, “…” [1][2]."""
    if computation.operation == "average":
        return _average_text(computation, evidence, writer, language)
    sign = {"sum": " + ", "share": " / ", "ratio": " / "}.get(computation.operation, " - ")
    marks, quotes = _places(computation, evidence, writer)
    scaled = _says_how_large(computation, quotes)
    shown_terms = [_term(c, with_unit=scaled) for c in computation.parts]
    terms = sign.join(shown_terms)
    if computation.operation == "share" and len(shown_terms) > 2:
        *parts, whole = shown_terms
        values, of_parts = amounts(computation.parts[:-1])
        together = plain(sum(values, Decimal(0))) + (of_parts if scaled else "")
        terms = f"{' + '.join(parts)} = {together}; {together} / {whole}"
    unit = amounts(computation.parts)[1]
    result = plain(computation.value)
    shown_places = _cited(marks, quotes, language)
    if computation.operation == "share":
        said, shown = f"{result}%", f"{result}%"
    elif computation.operation == "ratio":
        said, shown = say("times", language, n=result), result
    elif scaled:
        money = money_in_english(computation.value, unit) if language == "en" else None
        said, shown = money or f"{result}{unit}", f"{result}{unit}"
    else:
        said, shown = f"{result}{_unit_behind(computation, language)}", result
    return f"{said} ({terms} = {shown}) {shown_places}"


def _average_text(
    computation: Computation, evidence: Evidence, writer: Writer, language: str
) -> str:
    """What comes to each: 46.33万元 (4633万元 / 100 = 46.33万元) “…”, “…” [1][2]."""
    terms = [
        _term(c, with_unit=split_unit(c.fact.quantity.unit)[0] != 1) for c in computation.parts
    ]
    value, unit = _readable(computation.value, computation.parts[0].fact.quantity.unit)
    money = money_in_english(value, unit) if language == "en" else None
    scaled = split_unit(unit)[0] != 1
    result = f"{plain(value)}{unit}" if scaled or language == "zh" else plain(value)
    places = _cited(*_places(computation, evidence, writer), language)
    return f"{money or result} ({' / '.join(terms)} = {plain(value)}{unit * scaled}) {places}"


def _readable(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A value below one in the next smaller unit: 0.01828亿元 is 182.8万元."""
    smaller = {"亿": "万", "万": ""}
    while value < 1 and unit[:1] in smaller:
        value, unit = value.scaleb(4), smaller[unit[0]] + unit[1:]
    return value, unit


def _places(
    computation: Computation, evidence: Evidence, writer: Writer
) -> tuple[list[str], list[str]]:
    """The marks of the figures computed with, and their clauses."""
    marks, quotes = [], []
    for candidate in computation.parts:
        clause = candidate.clause
        marks.append(writer.mark(evidence.report.id, clause.start, clause.end, candidate.fact.path))
        quotes.append(writer.quote(evidence.report.id, clause.start, clause.end))
    return marks, quotes


def _cited(marks: Sequence[str], quotes: Sequence[str], language: str) -> str:
    """Each clause in quotation marks and each mark, once."""
    joint = ", " if language == "en" else "、"
    listed = joint.join(dict.fromkeys(quoted(quote, "en") for quote in quotes))
    return f"{listed} {''.join(dict.fromkeys(marks))}"


def _term(candidate: Candidate, *, with_unit: bool) -> str:
    quantity = candidate.fact.quantity
    return plain(quantity.value or Decimal(0)) + (quantity.unit if with_unit else "")


def _says_how_large(computation: Computation, quotes: list[str]) -> bool:
    """Whether units multiply the figures (亿元, 万人次), and each stands in its quote.

    In 分别达4.63、1.30亿元 the first does not.
    """
    units = [candidate.fact.quantity.unit for candidate in computation.parts]
    scaled = any(split_unit(unit)[0] != 1 for unit in units)
    return scaled and all(unit in quote for unit, quote in zip(units, quotes, strict=True))


def _unit_behind(computation: Computation, language: str) -> str:
    """The unit of a result whose parts all have it; in brackets where it multiplies them."""
    units = {candidate.fact.quantity.unit for candidate in computation.parts}
    unit = units.pop() if len(units) == 1 else ""
    if unit and split_unit(unit)[0] != 1:
        return f" ({UNITS_IN_ENGLISH.get(unit, unit)})" if language == "en" else f"（{unit}）"
    return unit if language == "zh" else ""


def compared_text(
    question: Question, evidence: Evidence, writer: Writer, language: str
) -> tuple[str, str]:
    """The figures of the things named, as the question calls them, the one asked for first."""
    computation = evidence.computation
    assert computation is not None
    colon, joint = (": ", "; ") if language == "en" else ("：", "；")
    least = question.reckoning is not None and question.reckoning.least
    named = sorted(
        zip(computation.parts, computation.names, strict=True),
        key=lambda pair: _in_full(pair[0]),
        reverse=not least,
    )
    parts, marks = [], []
    for candidate, name in named:
        clause = candidate.clause
        mark = writer.mark(evidence.report.id, clause.start, clause.end, candidate.fact.path)
        quote = quoted(writer.quote(evidence.report.id, clause.start, clause.end), "en")
        value = statement_value(candidate.fact, writer, language)
        if candidate.fact.quantity.unit not in quote:
            value = plain(candidate.fact.quantity.value or Decimal(0))  # 分别达4.63、1.30亿元
        words = question.text if len(question.text) == len(question.folded) else question.folded
        called = _OPEN.sub("", " ".join(words[name.start : name.end].split()))
        parts.append(f"{called}{colon}{value} {quote} {mark}")
        marks.append(mark)
    clauses = [(c.clause.start, c.clause.end) for c in computation.parts]
    quotes = [writer.quote(evidence.report.id, *clause) for clause in clauses]
    values, unit = amounts(computation.parts)
    if len(values) == 2:
        less, more = sorted(values)
        equal = say("series", "equal", language)
        shown = difference(more, less)
        if _says_how_large(computation, quotes):
            first, second = (_term(c, with_unit=True) for c, _ in named[:: -1 if least else 1])
            shown = f"{first} - {second} = {plain(more - less)}{unit}"
        parts.append(equal if more == less else f"{shown} {''.join(dict.fromkeys(marks))}")
    return before_comparison(question, computation, language), joint.join(parts)


def _in_full(candidate: Candidate) -> Decimal:
    quantity = candidate.fact.quantity
    return (quantity.value or Decimal(0)) * split_unit(quantity.unit)[0]
