"""Table 4 of the annual reports: reconsideration and litigation, three times five results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.indicators import load_indicators
from corpus.regex import regex
from corpus.report import Cell, Quantity, Table, TableCell
from corpus.table_groups import Reading, agreed, leading_nought, row_adds_up, sum_splits
from corpus.table_text import Token

_BLOCK = 5
_WIDTH = 15
_LONGEST_BLOCK = 22
_MOST_READINGS = 500
_HEADER = frozenset("行政复议诉讼未经直接起后结果维持纠正其他尚审总计")
_NEEDED = frozenset("维持纠正尚未审总计")
_SHORTEST_HEADER = 15
_CAPTION = regex(
    r"(?:[一二三四五六七八九]?、)?[^\n。|\d、,:：]{0,22}行政法?复议[、和及]?(?:提起)?行政诉讼(?:的)?情况"
)
_ASIDE = regex(r"^[ \t]*(?:注[:：]|#{1,6} )[^\n]*", re.MULTILINE)
"""A footnote or a heading of the page between the head of the table and its numbers."""
_Cells = tuple[Token | None, ...]
_ROW_LABELS = ("行政复议", "未经复议直接起诉", "复议后起诉")


def disputes_tables(norm: str, text: str, tokens: Sequence[Token]) -> list[Table]:
    """Every table of reconsideration and litigation in a text."""
    found = []
    for start, end in _header_runs(norm):
        cells = [t for t in tokens if start <= t.start < end and t.kind in ("value", "blank")]
        table = _table(norm, text, start, tuple(cells))
        if table:
            found.append(table)
    return found


def _header_runs(norm: str) -> list[tuple[int, int]]:
    """Stretches whose only Han characters are those of the table's head."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    seen: list[str] = []
    plain = _ASIDE.sub(lambda aside: " " * len(aside.group()), norm)
    for match in re.finditer(r"[\u4e00-\u9fff]|\Z", plain):
        char = match.group()
        if char in _HEADER and char:
            start = match.start() if start is None else start
            seen.append(char)
            continue
        if start is not None and len(seen) >= _SHORTEST_HEADER and set(seen) >= _NEEDED:
            runs.append((start, match.start()))
        start, seen = None, []
    return runs


def _table(norm: str, text: str, start: int, cells: Reading) -> Table | None:
    values = tuple(token for token in cells if token.kind == "value")
    if not values:
        return None
    read = _fifteen(norm, cells, values)
    if read is None and len(values) < 3 and all(len(norm[v.start : v.end]) < 5 for v in values):
        return None
    caption_at = list(_CAPTION.finditer(norm, max(0, start - 500), values[0].start))
    caption = text[caption_at[-1].start() : caption_at[-1].end()].strip() if caption_at else ""
    notes: tuple[str, ...] = ()
    if read is None:
        notes = ("The values of this table do not fit its fifteen columns.",)
    elif None in read:
        notes = ("Digits of this table run together and can be read in several ways.",)
    return Table(
        kind="disputes",
        layout="2019",
        caption=caption,
        start=start,
        end=values[-1].end,
        cells=_cells(read) if read else (),
        sure=not notes,
        notes=notes,
    )


def _fifteen(norm: str, cells: Reading, values: Reading) -> _Cells | None:
    if len(values) == _WIDTH and not any(leading_nought(norm[v.start : v.end]) for v in values):
        return values
    if len(values) > _WIDTH:
        return _window(values)
    if len(cells) > len(values):
        return _window(_without_outer_blanks(cells))
    if "\n" in norm[values[0].start : values[-1].end].strip():
        return None
    found = _split(norm, values)
    return agreed(found) if found else None


def _window(cells: Reading) -> Reading | None:
    """Fifteen neighbours of more, if only one choice makes all three blocks add up."""
    found = [
        cells[i : i + _WIDTH]
        for i in range(len(cells) - _WIDTH + 1)
        if _adds_up(cells[i : i + _WIDTH])
    ]
    if len(found) == 1:
        return found[0]
    return cells if len(cells) == _WIDTH else None


def _without_outer_blanks(cells: Reading) -> Reading:
    """Spans of the head leave blanks before the first and after the last value."""
    kept = list(cells)
    while len(kept) > _WIDTH and kept[0].kind == "blank":
        kept.pop(0)
    while len(kept) > _WIDTH and kept[-1].kind == "blank":
        kept.pop()
    return tuple(kept)


def _adds_up(cells: Reading) -> bool:
    return all(row_adds_up(cells[i : i + _BLOCK]) for i in range(0, _WIDTH, _BLOCK))


def _split(norm: str, values: Reading) -> list[Reading]:
    """Cells printed without a space between: blocks that add up, one after the other."""
    places = [at for token in values for at in range(token.start, token.end)]
    starts = {token.start for token in values}
    found: list[tuple[int, Reading]] = [(0, ())]
    for block in range(3):
        longer: list[tuple[int, Reading]] = []
        after = (2 - block) * _BLOCK
        for at, before in found:
            for stop in range(at + _BLOCK, min(at + _LONGEST_BLOCK, len(places) - after) + 1):
                if after or stop == len(places):
                    pieces = _pieces(places[at:stop], starts)
                    longer.extend((stop, before + p) for p in sum_splits(pieces, norm, _BLOCK))
        found = longer
        if len(found) > _MOST_READINGS:
            return []
    return [reading for _, reading in found if _ends_with(reading, values)]


def _pieces(places: Sequence[int], starts: set[int]) -> Reading:
    """Digits joined again into what stands together; a space always ends a cell."""
    edges = [i for i, at in enumerate(places) if not i or at in starts]
    return tuple(
        Token("value", places[i], places[j - 1] + 1) for i, j in pairwise([*edges, len(places)])
    )


def _ends_with(reading: Reading, values: Reading) -> bool:
    """No cell goes over a space."""
    ends = {token.end for token in reading}
    return all(value.end in ends for value in values)


def _cells(values: _Cells) -> tuple[Cell, ...]:
    indicators = load_indicators()
    columns = indicators.columns["disputes"]
    places = [
        TableCell("disputes", row.row, column, label, names.zh)
        for row, label in zip(indicators.rows("disputes"), _ROW_LABELS, strict=True)
        for column, names in columns.items()
    ]
    return tuple(
        Cell(place, token.quantity or Quantity(None, state="blank"), token.start, token.end)
        for place, token in zip(places, values, strict=True)
        if token is not None
    )
