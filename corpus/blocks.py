"""What a web page, a Word or a PDF file is made of, and the text that is stored of it.

The readers of these formats give paragraphs and tables. A table is written one row a line, its
cells between bars, which is a layout that the reading of tables knows surely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.regex import regex
from corpus.report import PAGE_END, Anchor

_INVISIBLE = regex("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROL = regex(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BLANKS = regex(r"[ \t\r\n\f\v\x85\xa0\u2028\u2029]+")
_WIDE = "\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_IN_WORDS = regex(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_NUMBERED = regex(
    r"第?[一二三四五六七八九十百\d]{1,4}[章节条编部、．.\s]|[（(]\s?[一二三四五六七八九十\d]{1,3}\s?[)）]|[①-⑳]"
)
_BARS = str.maketrans("|｜│┃¦┆", "∣∣∣∣∣∣")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that stand together, on a line or several."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the file says is one; ``level`` is 1 for the outermost."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: in each row the cells that begin in it."""

    rows: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The end of a page that another one follows."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place to which a web page has given a name, before what comes next."""

    name: str


Block = Paragraph | Heading | Grid | PageEnd | Named

_Reaching = dict[int, tuple[int, bool]]
"""By column: into how many more rows a cell reaches, and whether it leaves an empty cell there."""


def text_of(blocks: Iterable[Block]) -> str:
    """The text of blocks: a paragraph a line, a row of a table a line, nothing invisible."""
    return written(blocks)[0]


def written(blocks: Iterable[Block]) -> tuple[str, tuple[Anchor, ...]]:
    """The text of blocks, and where the places with names are; of several at one, the innermost."""
    lines: list[str] = []
    names: dict[int, str] = {}
    for block in blocks:
        if isinstance(block, Named):
            names[len(lines)] = block.name
        elif isinstance(block, PageEnd):
            lines.append(PAGE_END)
        elif isinstance(block, Grid):
            lines.extend(_rows(block.rows))
        elif isinstance(block, Heading):
            lines.append(_heading(tidy(block.text), block.level))
        else:
            lines.extend(line for raw in block.text.split("\n") if (line := tidy(raw)))
    if all(line == PAGE_END for line in lines):
        return "", ()
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    anchors = (Anchor(name, starts[number]) for number, name in names.items())
    return "\n".join((*lines, "")), tuple(anchors)


def _heading(words: str, level: int) -> str:
    """A heading that does not begin with a number of its own is marked as Markdown marks it."""
    return words if not words or _NUMBERED.match(words) else f"{'#' * (level + 1)} {words}"


def tidy(text: str) -> str:
    """Words as one sees them on one line: without what is invisible, blanks as one blank."""
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return _BLANKS.sub(" ", _BREAK_IN_WORDS.sub("", text)).strip()


def _rows(rows: Sequence[Sequence[GridCell]]) -> Iterator[str]:
    """The lines of a table.

    A cell is written once, in the first row and column that it covers. Where it reaches into a
    lower row, words leave nothing there, for they are a label of that row too; an empty cell or a
    figure leaves an empty cell, so that what stands right of it keeps its column.
    """
    reaching: _Reaching = {}
    for row in rows:
        written: list[str] = []
        below: _Reaching = {}
        column = 0
        for cell in row:
            while column in reaching:
                _reach_down(column, reaching, below, written)
                column += 1
            words = tidy(cell.text).translate(_BARS)
            written.append(words)
            if cell.rows > 1:
                leaves = not any(character.isalpha() for character in words)
                for at in range(column, column + cell.columns):
                    below[at] = (cell.rows - 1, leaves and at == column)
            column += cell.columns
        for at in sorted(at for at in reaching if at >= column):
            _reach_down(at, reaching, below, written)
        reaching = below
        if len(written) > 1 and any(written):
            yield f"| {' | '.join(written)} |"
        elif any(written):
            yield written[0]


def _reach_down(column: int, reaching: _Reaching, below: _Reaching, written: list[str]) -> None:
    """Goes over a column that a cell of an upper row reaches into."""
    left, leaves = reaching.pop(column)
    if leaves:
        written.append("")
    if left > 1:
        below[column] = (left - 1, leaves)
