"""What stands where on a page, and what its ruling lines and its letters come to. Knows no PDF.

Lengths are in points; x grows to the right, y upwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.blocks import Grid, GridCell
from corpus.regex import regex

_NEAR = 3.0
_SHORTEST_RULE = 4.0
_SAME_LINE = 0.3
_PADDING = 12.0
_LEAST_GAP = (0.2, 0.5, 0.9)
"""How wide a gap is a blank, in heights of a line: between none, one or two wide characters."""
_BROKEN = regex(r"\d[\d.,]*$|https?://[!-~]*$")
_GOES_ON = regex(r"[!-~]")
_WIDE = regex("[\u2014\u2018-\u201d\u2026\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: the box that its font gives it, and the line that it stands on."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at ``at`` across, from ``start`` to ``end`` along its direction."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page as drawn."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words on one line, and the box around them."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table by its ruling lines: their places, and which cell each field between them is in."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]

    def holds(self, glyph: Glyph) -> int | None:
        """The cell that a character is in; None where it stands outside."""
        column = bisect_right(self.xs, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(self.ys, -(glyph.base + (glyph.top - glyph.bottom) / 4)) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return self.cells[row][column] if inside else None


def lines_of_glyphs(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Lines from top to bottom, each from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.base):
        height = glyph.top - glyph.bottom
        if rows and rows[-1][-1].base - glyph.base < height * _SAME_LINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_line(row) for row in rows if any(glyph.text.strip() for glyph in row)]


def _line(row: list[Glyph]) -> TextLine:
    row.sort(key=lambda g: g.left)
    while not row[-1].text.strip():
        row.pop()
    words = [row[0].text]
    for before, glyph in pairwise(row):
        wide = [bool(_WIDE.match(g.text)) for g in (before, glyph)]
        least = _LEAST_GAP[sum(wide)] * (glyph.top - glyph.bottom)
        apart = before.text not in "([（［《〈“‘" and glyph.text not in ")]）］》〉”’，。、；："
        words.append(" " if apart and glyph.left - before.right > least else "")
        words.append(glyph.text)
    return TextLine(
        "".join(words).strip(),
        next(g.left for g in row if g.text.strip()),
        min(g.bottom for g in row),
        row[-1].right,
        max(g.top for g in row),
    )


def tables_of_rules(rules: Iterable[Rule]) -> list[Ruled]:
    """Every table that ruling lines draw, from top to bottom."""
    flat = _joined(rule for rule in rules if not rule.upright)
    upright = _joined(rule for rule in rules if rule.upright)
    found = [table for group in _touching(flat, upright) if (table := _table(*group))]
    return sorted(found, key=lambda table: table.ys[0])


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that lie on one another, or follow one another, as one."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.at, r.start)):
        number = _lies_on(found, rule)
        if number is None:
            found.append(rule)
        else:
            known = found[number]
            start, end = min(known.start, rule.start), max(known.end, rule.end)
            found[number] = Rule(rule.upright, known.at, start, end)
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST_RULE]


def _lies_on(found: Sequence[Rule], rule: Rule) -> int | None:
    for number in range(len(found) - 1, -1, -1):
        known = found[number]
        if rule.at - known.at > _NEAR:
            return None
        if rule.start <= known.end + _NEAR and known.start <= rule.end + _NEAR:
            return number
    return None


def _touching(flat: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch one another."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for line in flat:
        mine = ([line], [post for post in upright if _meet(line, post)])
        apart = []
        for group in groups:
            if any(post in mine[1] for post in group[1]):
                mine[0].extend(group[0])
                mine[1].extend(post for post in group[1] if post not in mine[1])
            else:
                apart.append(group)
        groups = [*apart, mine]
    return [group for group in groups if len(group[0]) > 1 and group[1]]


def _meet(line: Rule, post: Rule) -> bool:
    return (
        line.start - _NEAR <= post.at <= line.end + _NEAR
        and post.start - _NEAR <= line.at <= post.end + _NEAR
    )


def _table(flat: Sequence[Rule], upright: Sequence[Rule]) -> Ruled | None:
    """The fields between the rules, and which of them no rule parts: those are one cell."""
    xs = _places([p.at for p in upright] + [edge for h in flat for edge in (h.start, h.end)])
    tops = _places([-h.at for h in flat] + [-edge for p in upright for edge in (p.start, p.end)])
    rows, columns = len(tops) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    owner = list(range(rows * columns))

    def root(field: int) -> int:
        while owner[field] != field:
            owner[field] = owner[owner[field]]
            field = owner[field]
        return field

    for row in range(rows):
        for column in range(columns):
            field = row * columns + column
            middle_x = (xs[column] + xs[column + 1]) / 2
            middle_y = -(tops[row] + tops[row + 1]) / 2
            if column + 1 < columns and not _parted(upright, xs[column + 1], middle_y):
                owner[root(field + 1)] = root(field)
            if row + 1 < rows and not _parted(flat, -tops[row + 1], middle_x):
                owner[root(field + columns)] = root(field)
    cells = tuple(
        tuple(root(row * columns + column) for column in range(columns)) for row in range(rows)
    )
    return Ruled(tuple(xs), tuple(tops), cells)


def _places(values: Iterable[float]) -> list[float]:
    """Places that differ by more than the width of a rule."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _parted(rules: Iterable[Rule], at: float, across: float) -> bool:
    return any(
        abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= across <= rule.end + _NEAR
        for rule in rules
    )


def grid_of(table: Ruled, glyphs: Iterable[Glyph]) -> Grid:
    """A table with the words in its cells."""
    inside: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        cell = table.holds(glyph)
        if cell is not None:
            inside.setdefault(cell, []).append(glyph)
    rows: list[list[GridCell]] = [[] for _ in table.cells]
    seen: set[int] = set()
    for top, row in enumerate(table.cells):
        for left, cell in enumerate(row):
            if cell in seen:
                continue
            seen.add(cell)
            down = max(i for i, other in enumerate(table.cells) if cell in other) - top + 1
            across = max(j for line in table.cells[top : top + down]
                         for j, other in enumerate(line) if other == cell) - left + 1  # fmt: skip
            width = table.xs[left + across] - table.xs[left]
            text = joined(lines_of_glyphs(inside.get(cell, ())), width - _PADDING)
            rows[top].append(GridCell(text, down, across))
    return Grid(tuple(tuple(row) for row in rows))


def joined(lines: Sequence[TextLine], width: float) -> str:
    """Lines of one paragraph or cell as one text; ``width`` is what a line has room for.

    A number or an address that fills its line and goes on in the next one is one.
    """
    text = ""
    full = False
    for line in lines:
        whole = full and _BROKEN.search(text) and _GOES_ON.match(line.text)
        text += ("" if not text or whole else "\r") + line.text
        full = _fills(line, width)
    return text


def _fills(line: TextLine, width: float) -> bool:
    return width - (line.right - line.left) < line.size


def full_at_foot(table: Ruled, glyphs: Iterable[Glyph]) -> frozenset[int]:
    """The columns, by their number, in which the last line of the cell at the foot fills it."""
    foot = table.cells[-1]
    inside: dict[int, list[Glyph]] = {cell: [] for cell in foot}
    for glyph in glyphs:
        cell = table.holds(glyph)
        if cell in inside:
            inside[cell].append(glyph)
    found = set()
    for cell, held in inside.items():
        lines = lines_of_glyphs(held)
        first = foot.index(cell)
        last = len(foot) - foot[::-1].index(cell)
        if lines and _fills(lines[-1], table.xs[last] - table.xs[first] - _PADDING):
            found.add(first)
    return frozenset(found)
