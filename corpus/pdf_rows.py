"""A row of a table that the end of a page has broken in two is one row."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.blocks import Grid, GridCell, tidy
from corpus.regex import regex

ITEM = (
    r"第[一二三四五六七八九十百]{1,4}[章节条编]|[一二三四五六七八九十]{1,3}[、．.]|[①-⑳]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]"
)
"""What begins a heading or an item, but for those numbered in digits alone."""
_BEGINS = regex(rf"{ITEM}|\d")
"""How a label, or a figure, of a row of its own begins."""

_LONG = 8
"""A label so long may have to go on in another line; a shorter one that fills its cell need not."""
_FIGURES = regex(r"[\d.,，%]*")
"""Figures without a label are no row: their label had no room left on the page."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell with its row and its number in it."""

    row: int
    at: int
    cell: GridCell

    @property
    def words(self) -> str:
        return tidy(self.cell.text)


def rejoined(above: Grid, full: frozenset[int], below: Grid) -> tuple[Grid, Grid] | None:
    """The tables at the foot and at the head of two pages, with the row between them made whole.

    ``full`` are the columns at the foot whose cell's last line fills it. The rest of a row goes on
    in such a cell, without a number of its own, and says nothing anew beside it: each figure of the
    row stands on one of the two pages. None where the row is whole already.
    """
    if not above.rows or not below.rows:
        return None
    foot, head = _row(above, len(above.rows) - 1), _row(below, 0)
    if [(c, p.cell.columns) for c, p in foot.items()] != [
        (c, p.cell.columns) for c, p in head.items()
    ]:
        return None
    both = [column for column in foot if foot[column].words and head[column].words]
    goes_on = all(
        column in full
        and len(foot[column].words) >= _LONG
        and not _BEGINS.match(head[column].words)
        for column in both
    )
    said = [column for column in head if head[column].words]
    bare = not both and all(_FIGURES.fullmatch(place.words) for place in foot.values())
    if not (both and goes_on) and not (bare and said):
        return None
    if len(said) == len(head):
        return None
    rows = [list(row) for row in above.rows]
    for column in said:
        place = foot[column]
        text = "\r".join(part for part in (place.cell.text, head[column].cell.text) if part)
        rows[place.row][place.at] = replace(place.cell, text=text)
    return Grid(tuple(map(tuple, rows))), _without_first_row(below)


def _row(grid: Grid, number: int) -> dict[int, _Place]:
    """The cells that a row goes through, by the column where they begin."""
    open_cells: dict[int, tuple[int, _Place]] = {}
    for top, row in enumerate(grid.rows[: number + 1]):
        going = {c: (left - 1, p) for c, (left, p) in open_cells.items() if left > 1}
        taken = {c + i for c, (_, p) in going.items() for i in range(p.cell.columns)}
        column = 0
        for at, cell in enumerate(row):
            while column in taken:
                column += 1
            going[column] = (cell.rows, _Place(top, at, cell))
            column += cell.columns
        open_cells = going
    return {column: open_cells[column][1] for column in sorted(open_cells)}


def _without_first_row(grid: Grid) -> Grid:
    """A table without its first row; what reaches from it into the next begins there, empty."""
    if len(grid.rows) < 2:
        return Grid(())
    reaching = {
        column: GridCell("", place.cell.rows - 1, place.cell.columns)
        for column, place in _row(grid, 0).items()
        if place.cell.rows > 1
    }
    own = {c: p.cell for c, p in _row(grid, 1).items() if p.row == 1}
    merged = {**reaching, **own}
    return Grid((tuple(merged[column] for column in sorted(merged)), *grid.rows[2:]))
