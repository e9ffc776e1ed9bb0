"""Figures of one report set in relation: the largest of them, and by how much two differ."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.evidence.figure_text import difference, noun_of, plain
from assistant.evidence.figures import Figure
from assistant.finding.groups import ORDERED
from assistant.understanding.asks import GROUPS
from assistant.understanding.messages import say
from assistant.understanding.question import Question
from assistant.understanding.reckoning import Reckoning

_RELATED = frozenset({"extreme", "difference", "ratio", "compared"})
_HELD_AGAINST = frozenset({"compared", "extreme", "trend", "growth"})
_RUNNERS_UP = 2


def arranged(reckoning: Reckoning | None, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures that are held against each other, without their wholes, the one asked for first.

    Unchanged where nothing of the kind is asked, or where there are no two figures of one unit.
    """
    if reckoning is None or reckoning.operation not in ORDERED | {"difference", "ratio"}:
        return figures
    rivals = _rivals(figures)
    if len(rivals) < 2:
        return figures
    if reckoning.operation not in ORDERED or len(rivals) == 2:
        return rivals
    sign = 1 if reckoning.least else -1
    ordered = sorted(rivals, key=lambda figure: sign * (figure.value or Decimal(0)))
    if not reckoning.least:
        ordered = [figure for figure in ordered if figure.value] or ordered
    if reckoning.operation == "extreme":
        tied = sum(figure.value == ordered[0].value for figure in ordered)
        return tuple(ordered[: tied + _RUNNERS_UP])
    if reckoning.nth:
        return (*ordered[reckoning.nth - 1 : reckoning.nth], *ordered[: reckoning.nth - 1])
    return tuple(ordered[: reckoning.places or None])


def _rivals(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Figures of one kind that neither is the sum of: no total beside its parts, nor a change."""
    rows, columns = {f.row for f in figures}, {f.column for f in figures}
    wholes = {row for row in rows if set(GROUPS.get(row, ())) & rows}
    if len(rows - wholes - {"total"}) >= 2:
        wholes.add("total")
    several = len(columns - {"total"}) >= 2
    found = [
        f for f in figures
        if f.row not in wholes and not (several and f.column == "total") and f.value is not None
        and f.row != "together" and (f.column != "change" or len(columns) == 1)
    ]  # fmt: skip
    if len({(f.kind, f.operation == "share", f.unit) for f in found}) != 1:
        return ()
    return tuple(found)


def relation(
    reckoning: Reckoning | None, figures: Sequence[Figure], language: str, marks: str = ""
) -> str:
    """By how much two figures differ, or how often one goes into the other: 99 / 3 = 33 [1][2]."""
    rivals = _rivals(figures)
    if reckoning is None or reckoning.operation not in _RELATED or len(rivals) != 2:
        return ""
    more, less = sorted((f.value or Decimal(0) for f in rivals), reverse=True)
    if reckoning.operation == "ratio" and less:
        ratio = (more / less).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return f"{plain(more)} / {plain(less)} = {plain(ratio)} {marks}".rstrip()
    if more == less:
        return say("series", "equal", language)
    if less < 0:
        return ""
    by = difference(more, less)
    if reckoning.operation == "difference" or reckoning.yesno:
        return f"{by} {marks}".rstrip()
    wanted = less if reckoning.fewer else more
    one = next(noun_of(figure, language) for figure in rivals if figure.value == wanted)
    key = "smaller_of" if reckoning.fewer else "larger_of"
    return f"{say(key, language, one=one, difference=by)} {marks}".rstrip()


def verdict(question: Question, figures: Sequence[Figure], language: str) -> str:
    """Yes or no, where a question asks whether the first of two figures is the larger.

    Where it asks why it is, a correction if it is not.
    """
    reckoning = question.reckoning
    if reckoning is None or not (reckoning.yesno or reckoning.why):
        return ""
    if reckoning.operation not in _HELD_AGAINST:
        return ""
    rivals = _rivals(figures)
    if len(rivals) != 2 or not reckoning.than or question.portion:
        return ""
    places = [_named_at(question, figure, rivals) for figure in rivals]
    if None in places and rivals[0].kind == "disputes":
        return ""
    values = [figure.value or Decimal(0) for figure in rivals]
    if None not in places and places[0] != places[1]:
        values = [value for _, value in sorted(zip(places, values, strict=True), key=_place)]
    one, other = values
    right = one < other if reckoning.fewer else one > other
    if reckoning.why:
        return "" if right else say("otherwise", language)
    return say("right" if right else "wrong", language)


def _place(pair: tuple[int | None, Decimal]) -> int:
    return pair[0] or 0


def _named_at(question: Question, figure: Figure, rivals: Sequence[Figure]) -> int | None:
    """Where the question names the row, or the column, in which a figure differs from its rival."""
    by_row = len({rival.row for rival in rivals}) > 1
    key = figure.row if by_row else figure.column
    found = [c.start for c in question.concepts if c.name in (key, key.removesuffix("s")) and c.end]
    return min(found, default=None)
