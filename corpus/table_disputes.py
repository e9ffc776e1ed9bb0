"""Table 4 of the annual reports: reconsideration and litigation, three times five results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from corpus.indicators import load_indicators
from corpus.report import Cell, Quantity, Table, TableCell
from corpus.table_groups import Reading, agreed, leading_nought, partitions, row_adds_up
from corpus.table_text import Token

_BLOCK = 5
_WIDTH = 15
_HEADER = frozenset("行政复议诉讼未经直接起后结果维持纠正其他尚审总计")
_NEEDED = frozenset("维持纠正尚未审总计")
_SHORTEST_HEADER = 15
_CAPTION = re.compile(
    r"(?:[一二三四五六七八九]?、)?[^\n。|\d、,:：]{0,22}行政法?复议[、和及]?(?:提起)?行政诉讼(?:的)?情况"
)
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
    for match in re.finditer(r"[\u4e00-\u9fff]|\Z", norm):
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
    digits = tuple(
        Token("value", i, i + 1, Quantity(Decimal(0)))
        for token in values
        for i in range(token.start, token.end)
    )
    edges = {token.start for token in values}
    found: list[tuple[int, Reading]] = [(0, ())]
    for block in range(3):
        longer: list[tuple[int, Reading]] = []
        for at, before in found:
            for stop in range(at + _BLOCK, len(digits) - (2 - block) * _BLOCK + 1):
                if block == 2 and stop != len(digits):
                    continue
                longer.extend((stop, before + p) for p in _block(norm, digits[at:stop], edges))
        found = longer
        if len(found) > 500:
            return []
    return [reading for _, reading in found]


def _block(norm: str, digits: Reading, edges: set[int]) -> list[Reading]:
    """The ways to read digits as one block of five; a space always ends a cell."""
    chunks: list[Token] = []
    for digit in digits:
        if chunks and digit.start not in edges:
            last = chunks[-1]
            chunks[-1] = Token("value", last.start, digit.end, last.quantity)
        else:
            chunks.append(digit)
    if len(digits) > 24:
        return []
    pieces = tuple(Token("value", c.start, c.end, _number(norm[c.start : c.end])) for c in chunks)
    if any(piece.quantity is None for piece in pieces):
        return []
    return [reading for reading in partitions(pieces, norm, _BLOCK) if row_adds_up(reading)]


def _number(text: str) -> Quantity | None:
    return Quantity(Decimal(text)) if text.isdigit() else None


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
