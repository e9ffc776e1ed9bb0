"""Which group of values belongs to which row: labels first, order and arithmetic where they fail.

A statutory table prints its rows in one order. Labels may be damaged, broken around their values,
or far from them; rows may be lost. So rows and groups are aligned as two sequences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.indicators import Indicator
from corpus.table_groups import Group

_SKIPPED_GROUP = -0.8
_SKIPPED_ROW = -0.02
_UNLABELLED = 0.02
_CONTRADICTED = -0.9
_TAIL_SLACK = 3
_WINDOW = 150
_DETACHED = 0.3
SURE = 0.7


@dataclass(frozen=True, slots=True)
class Match:
    """How well a row's label stands before a group: 1 is printed whole, right before it.

    ``start`` and ``end`` count in the group's words; ``whole`` says that they hold the label in
    one piece.
    """

    score: float
    start: int = 0
    end: int = 0
    whole: bool = False


def label_match(row: Indicator, group: Group, following: str) -> Match:
    """How well the words before a group (and a label's broken end after it) name the row."""
    words = group.words[-_WINDOW:]
    offset = len(group.words) - len(words)
    best = Match(0.0)
    for rank, name in enumerate(row.printed):
        found = _one_name(name, words, following, short_name=rank > 0 and len(name) < 4)
        if found.score > best.score:
            best = Match(found.score, found.start + offset, found.end + offset, found.whole)
    if group.detached:
        return Match(min(best.score, _DETACHED) / 2, best.start, best.end, best.whole)
    return best


def _one_name(name: str, words: str, following: str, *, short_name: bool) -> Match:
    at = words.rfind(name)
    if len(name) < 4:
        if at >= 0 and at + len(name) == len(words):
            return Match(0.8 if short_name else 0.95, at, len(words), True)
        return Match(0.0)
    if at >= 0:
        near = len(words) - at - len(name) <= _TAIL_SLACK
        return Match(1.0 if near else 0.85, at, at + len(name), True)
    joined = (words[-len(name) :] + following[: len(name)]).find(name)
    if joined >= 0 and min(len(name), len(words)) - joined >= 2:
        return Match(1.0, max(0, len(words) - len(name)) + joined, len(words))
    tail = words[-len(name) - 4 :]
    common = _common(name, tail)
    whole = _common(name, tail + following[: len(name) // 2]) if following else common
    score = max(common, 0.95 * whole if common >= 0.5 * len(name) else 0) / len(name) - 0.05
    if len(name) < 6 and score < 0.7:
        return Match(0.0)
    return Match(max(score, 0.0), max(0, len(words) - len(name)), len(words))


def _common(name: str, text: str) -> int:
    """The length of the longest common subsequence, bit-parallel."""
    positions: dict[str, int] = {}
    for i, char in enumerate(name):
        positions[char] = positions.get(char, 0) | (1 << i)
    full = (1 << len(name)) - 1
    state = full
    for char in text:
        hit = state & positions.get(char, 0)
        state = ((state + hit) | (state - hit)) & full
    return len(name) - state.bit_count()


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each row the number of its group, or None; with the labels' matches and a total score."""

    groups: tuple[int | None, ...]
    matches: tuple[Match, ...]
    labelled: tuple[bool, ...]
    score: float


def label_table(rows: Sequence[Indicator], groups: Sequence[Group]) -> list[list[Match]]:
    """For every group, how well its words name each row."""
    return [
        [
            label_match(row, group, groups[i + 1].words if i + 1 < len(groups) else "")
            for row in rows
        ]
        for i, group in enumerate(groups)
    ]


def align(table: Sequence[Sequence[Match]], rows: int, proved: Sequence[bool]) -> Alignment:
    """The best alignment in order. ``proved`` says which groups are rows that add up."""
    scores = [[match.score for match in line] for line in table]
    best = _best_path(scores, proved)
    chosen: list[int | None] = [None] * rows
    for row, group in best[1]:
        chosen[row] = group
    matches = tuple(
        table[group][row] if group is not None else Match(0.0) for row, group in enumerate(chosen)
    )
    labelled = tuple(
        group is not None and _is_label(scores[group], row) for row, group in enumerate(chosen)
    )
    return Alignment(tuple(chosen), matches, labelled, best[0])


def _is_label(scores: Sequence[float], row: int) -> bool:
    others = max((score for i, score in enumerate(scores) if i != row), default=0.0)
    return scores[row] >= SURE and scores[row] >= others + 0.1


def _best_path(
    scores: Sequence[Sequence[float]], proved: Sequence[bool]
) -> tuple[float, list[tuple[int, int]]]:
    """Dynamic programming over (groups used, rows used)."""
    width = len(scores[0]) if scores else 0
    line = [j * _SKIPPED_ROW for j in range(width + 1)]
    steps: list[list[int]] = []
    for i, row_scores in enumerate(scores):
        best_label = max(row_scores)
        skip = _SKIPPED_GROUP if proved[i] else -0.1
        new = [line[0] + skip]
        step = [1]
        for j in range(width):
            pair = line[j] + _gain(row_scores[j], best_label, proved=proved[i])
            options = (pair, line[j + 1] + skip, new[j] + _SKIPPED_ROW)
            best = max(options)
            new.append(best)
            step.append(options.index(best))
        line = new
        steps.append(step)
    return line[width], _trace(steps, len(scores), width)


def _gain(score: float, best: float, *, proved: bool) -> float:
    if score >= 0.5:
        return score + (0.3 if proved else 0.0)
    if best >= 0.95:
        return _CONTRADICTED
    return _UNLABELLED + score if proved else -0.3


def _trace(steps: Sequence[Sequence[int]], i: int, j: int) -> list[tuple[int, int]]:
    path: list[tuple[int, int]] = []
    while i and j:
        step = steps[i - 1][j]
        if step == 0:
            path.append((j - 1, i - 1))
        i -= step in (0, 1)
        j -= step in (0, 2)
    return path[::-1]
