"""Text flowing into paragraphs, cells and tables, while a file is read from its beginning on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.blocks import Block, Grid, GridCell, Heading, Paragraph

_LONGEST_CELL = 400


@dataclass(slots=True)
class Flow:
    """Where text goes: the page, or a cell. Words are kept until their paragraph ends.

    In words a line feed is a break that is seen, a carriage return one that only the file has.
    """

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def end_paragraph(self) -> None:
        """Makes a paragraph of the words so far, if there are any."""
        text = "".join(self.words)
        self.words.clear()
        if text.strip():
            self.blocks.append(Paragraph(text))


@dataclass(slots=True)
class FlowCell:
    """A cell as read, and how many rows and columns it covers."""

    blocks: list[Block]
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """Its paragraphs, a line each."""
        return "\n".join(b.text for b in self.blocks if isinstance(b, Paragraph | Heading))

    def stands_alone(self, in_row: int) -> bool:
        """Whether it is a part of the page more than a cell of a table.

        It holds a table of its own, a long text, or several lines and fills its row.
        """
        text = self.text
        return (
            len(text) > _LONGEST_CELL
            or any(isinstance(block, Grid) for block in self.blocks)
            or (in_row == 1 and "\n" in text.strip())
        )


def table_blocks(rows: Iterable[list[FlowCell]]) -> Iterator[Block]:
    """A table as it is, but for rows that only lay out the page: those are the text in them."""
    grid: list[tuple[GridCell, ...]] = []
    for row in rows:
        if any(cell.stands_alone(len(row)) for cell in row):
            if grid:
                yield Grid(tuple(grid))
            grid = []
            yield from (block for cell in row for block in cell.blocks)
        else:
            grid.append(tuple(GridCell(cell.text, cell.rows, cell.columns) for cell in row))
    if grid:
        yield Grid(tuple(grid))
