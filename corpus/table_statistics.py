"""The statistics tables of 2014 to 2018 and of the provinces: label, unit, and one or two numbers.

Their rows differ from place to place, so a row is known by its printed label, under the labels
that its numbering puts above it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from corpus.indicators import Indicator, load_indicators
from corpus.lines import blanked
from corpus.regex import regex
from corpus.report import Cell, Quantity, Span, Table, TableCell
from corpus.table_groups import Reading, amount, han, partitions
from corpus.table_text import Token, one_form

_HEAD = regex(
    r"(?P<numbered>序\s*号[\s|]*)?(?:统\s*计\s*)?指\s*标(?:\s*名\s*称)?[\s|]*(?:计\s*量[\s|]*)?单\s*位[\s|]*"
    r"(?P<coded>(?:代\s*码|编\s*号)[\s|]*)?"
    r"(?:(?P<years>(?:(?:19|20)\d\d年度?[\s|]*){2,}(?:(?:同\s*比|增|减|比上年|变化)[^\s|]{0,6})?)|"
    r"(?P<first>统\s*计\s*数\s*据?|本期实际|本年度?|(?:19|20)\d\d年度?|数\s*量|合\s*计)"
    r"(?:[\s|]*(?P<second>历年累计|本年累计|累\s*计))?)"
    r"(?:[\s|]*甲[\s|]*乙[\s|]*(?:丙[\s|]*)?1(?:[\s|]*2)?(?=[\s|]))?"
)
_WORDS = regex(r"[\n\u4e00-\u9fff]|\Z")
_YEAR = regex(r"(\d{4})年度?")
_CAPTION = regex(r"[^\n。|、]{0,40}(?:情况)?统计表[^\n。|]{0,14}")
_UNIT_NAMES = "人次|万元|亿元|[条件次篇个人元份场期项]"
_UNIT_AT_END = regex(rf"(?:{_UNIT_NAMES})$")
_ROW_EDGE = regex(
    rf"[\s|]+(?:{_UNIT_NAMES})(?=[\s|]|$)|—{{1,3}}|(?<=[\s|])-{{1,3}}(?=[\s|])"
    r"|(?=[一二三四五六七八九十]、)|(?=\([一二三四五六七八九十]\))"
    r"|(?<=[条件次篇个])(?=\d\s?[.、])|[\s|]+(?=(?:其中[::]?)?\s*\d\s?[.、])|[\s|]+(?=其中)"
)
_FOOTER = regex(r"单位负责人|填报|审核人|填表|联系电话|备注|注[::]")
_LONGEST_LABEL = 75
_MARKS = (
    (1, regex(r"[一二三四五六七八九十]+、")),
    (2, regex(r"\([一二三四五六七八九十]+\)")),
    (3, regex(r"(?:其中[::]?)?\d\s?[.、]")),
)
_CELL_EDGE = regex(r"[|\t\n]")
_MOST_COMBINATIONS = 3000


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its labels from the top, its level, its unit and the ways to read its numbers."""

    path: tuple[str, ...]
    level: int
    unit: str
    readings: tuple[Reading, ...]


def statistics_tables(norm: str, text: str, tokens: Sequence[Token]) -> list[Table]:
    """Every statistics table in a text."""
    heads = list(_HEAD.finditer(norm))
    starts = [token.start for token in tokens]
    found = []
    for i, head in enumerate(heads):
        stop = heads[i + 1].start() if i + 1 < len(heads) else len(norm)
        inside = tokens[bisect_left(starts, head.end()) : bisect_left(starts, stop)]
        table = _table(norm, text, head, inside)
        if table:
            found.append(table)
    return found


def _table(norm: str, text: str, head: re.Match[str], tokens: Sequence[Token]) -> Table | None:
    names = _columns(text, head)
    if head["numbered"] or head["coded"]:
        numbers = _numbers(tokens, behind=bool(head["coded"]))
        tokens = [token for token in tokens if token not in numbers]
        norm, text = (
            blanked(side, (Span(n.start, n.end) for n in numbers)) for side in (norm, text)
        )
    rows = list(_rows(norm, text, head.end(), tokens, len(names)))
    if len(rows) < 2:
        return None
    read = _settle(rows, norm[: head.start()])
    cells: list[Cell] = []
    unread = []
    for row, reading in zip(rows, read, strict=True):
        if reading is None:
            unread.append(row.path[-1])
        else:
            cells.extend(_cells(row, reading, names))
    if not cells:
        return None
    notes = (
        (f"The numbers of these rows could not be told apart: {'; '.join(unread)}.",)
        if unread
        else ()
    )
    captions = list(_CAPTION.finditer(norm, max(0, head.start() - 120), head.start()))
    caption = text[captions[-1].start() : captions[-1].end()].strip() if captions else ""
    layout = "local" if head["second"] else "2014"
    end = max(reading[-1].end for row in rows for reading in row.readings)
    if head["years"]:  # a change in percent stands behind the last row's cells
        end = next(found.start() for found in _WORDS.finditer(norm, end))
    return Table("statistics", layout, caption, head.start(), end, tuple(cells), not notes, notes)


def _columns(text: str, head: re.Match[str]) -> list[tuple[str, str]]:
    """The columns and their names as printed; those of years before the last have no key."""
    if head["years"]:
        years = list(_YEAR.finditer(head["years"]))
        last = max(int(year.group(1)) for year in years)
        return [("year" if int(year.group(1)) == last else "", year.group()) for year in years]
    names = [("year", text[head.start("first") : head.end("first")])]
    if head["second"]:
        names.append(("cumulative", text[head.start("second") : head.end("second")]))
    return names


def _numbers(tokens: Sequence[Token], *, behind: bool) -> list[Token]:
    """The numbers of the rows, counted from one, which stand before or behind the labels."""
    found: list[Token] = []
    for i, token in enumerate(tokens):
        label = (tokens[i - 1] if i else None) if behind else (*tokens[i + 1 : i + 2], None)[0]
        counted = token.kind == "value" and amount(token) == len(found) + 1
        if counted and label and label.kind == "words":
            found.append(token)
    return found


def _rows(norm: str, text: str, start: int, tokens: Sequence[Token], width: int) -> Iterator[_Row]:
    """The rows up to the first that is none: a footer, a sentence, or a label too long."""
    above: list[tuple[int, str]] = []
    at = start
    run: list[Token] = []
    for token in (*tokens, Token("row_end", 0, 0)):
        if token.kind in ("value", "blank"):
            run.append(token)
            continue
        if not run:
            continue
        cells, run = tuple(run), []
        raw = norm[at : cells[0].start]
        pieces = _pieces(raw, text[at : cells[0].start])
        if at == start and not pieces:
            return  # the labels stand behind their values
        at = cells[-1].end
        if "。" in raw or _FOOTER.search(raw) or any(len(p) > _LONGEST_LABEL for p in pieces):
            return
        for piece in pieces:
            above = _under(above, piece)
        unit, kept = _unit(raw, cells)
        readings = _readings(norm, kept, width)
        if pieces and (unit or readings) and not (_all_empty(kept) and not unit):
            path = tuple(label for _, label in above)
            yield _Row(path, above[-1][0], unit, readings)


def _pieces(raw: str, printed: str) -> list[str]:
    """The labels printed since the last number: headings have no number of their own."""
    labels = []
    at = 0
    edges = [match.span() for match in _ROW_EDGE.finditer(raw)]
    for left, right in [*edges, (len(raw), len(raw))]:
        label = re.sub(r"[\s|]+|[,，]$", "", printed[at:left])
        at = right
        unit = _UNIT_AT_END.search(label)
        if unit and len(label) > 3:
            label = label[: unit.start()]
        if len(han(label)) > 1:
            labels.append(label)
    return labels


def _unit(raw: str, cells: Reading) -> tuple[str, Reading]:
    unit = _UNIT_AT_END.search(re.sub(r"[\s|]+$", "", raw))
    kept = cells
    while len(kept) > 1 and kept[0].quantity and kept[0].quantity.state == "not_applicable":
        kept = kept[1:]
    return (unit.group() if unit else ""), kept


def _all_empty(cells: Reading) -> bool:
    return all(
        cell.quantity is None or cell.quantity.state in ("blank", "not_applicable")
        for cell in cells
    )


def _under(above: Sequence[tuple[int, str]], label: str) -> list[tuple[int, str]]:
    """The labels above a row and its own, by its numbering."""
    numbered = any(level in (1, 2) for level, _ in above)
    level = next((number for number, mark in _MARKS if mark.match(one_form(label))), 0)
    last = above[-1][0] if above else 0
    if not level and label.startswith("其中"):
        level = 4 if last < 4 else last
    elif not level:
        level = last if numbered and last >= 4 else 1
    return [*(item for item in above if item[0] < level), (level, label)]


def _readings(norm: str, cells: Reading, width: int) -> tuple[Reading, ...]:
    if len(cells) == width or (width > 1 and len(cells) == width + 1 and _all_empty(cells[-1:])):
        return (cells[:width],)
    values = tuple(cell for cell in cells if cell.kind == "value")
    if len(cells) > len(values):
        kept = cells
        while len(kept) > width and kept[-1].kind == "blank":
            kept = kept[:-1]
        return (kept,) if len(kept) == width else ()
    if len(values) > width or "\n" in norm[values[0].start : values[-1].end]:
        return ()
    if _CELL_EDGE.search(norm, max(0, values[0].start - 2), values[0].start):
        return ()  # a cell is lost, none are run together
    return tuple(
        reading
        for reading in partitions(values, norm, width)
        if width == 1 or amount(reading[0]) <= amount(reading[1])
    )


def _settle(rows: Sequence[_Row], prose: str) -> list[Reading | None]:
    """One reading a row: the only one, the one that adds up, or the one that the text repeats."""
    settled: list[Reading | None] = [
        row.readings[0] if len(row.readings) == 1 else None for row in rows
    ]
    for i, row in enumerate(rows):
        family = _family(rows, i)
        open_rows = [n for n in family if settled[n] is None and rows[n].readings]
        if len(family) < 2 or not open_rows:
            continue
        choices = _sums(rows, settled, family, open_rows)
        if len(choices) > 1 and open_rows[0] == i:
            choices = [c for c in choices if _in_prose(c[0], row.unit, prose)]
        if len(choices) == 1:
            for number, reading in zip(open_rows, choices[0], strict=True):
                settled[number] = reading
        elif not choices:
            for number in open_rows:  # a whole that lists some of its parts only
                settled[number] = _the_one_in_prose(rows[number], prose)
    return settled


def _the_one_in_prose(row: _Row, prose: str) -> Reading | None:
    """The only reading of a row whose first number, no small one, the text repeats."""
    large = (r for r in row.readings if amount(r[0]) >= _TELLING)
    repeated = [r for r in large if _in_prose(r, row.unit, prose)]
    return repeated[0] if row.unit and len(repeated) == 1 else None


_TELLING = 100
"""From here on a number with its unit is hardly repeated by chance."""


def _family(rows: Sequence[_Row], parent: int) -> list[int]:
    """A row and the rows right under it."""
    family = [parent]
    for i in range(parent + 1, len(rows)):
        if rows[i].level <= rows[parent].level:
            break
        if rows[i].path[:-1] == rows[parent].path:
            family.append(i)
    return family


def _sums(
    rows: Sequence[_Row],
    settled: Sequence[Reading | None],
    family: Sequence[int],
    open_rows: Sequence[int],
) -> list[tuple[Reading, ...]]:
    """The readings of the open rows for which the parent is the sum of its children."""
    size = 1
    for number in open_rows:
        size *= len(rows[number].readings)
    if size > _MOST_COMBINATIONS:
        return []
    found = []
    for choice in product(*(rows[number].readings for number in open_rows)):
        trial = dict(zip(open_rows, choice, strict=True))
        read = [trial.get(number, settled[number]) for number in family]
        if all(r is not None for r in read) and _adds_up([r for r in read if r is not None]):
            found.append(choice)
    return found


def _adds_up(family: Sequence[Reading]) -> bool:
    return all(
        amount(family[0][i]) == sum((amount(row[i]) for row in family[1:]), Decimal(0))
        for i in range(len(family[0]))
    )


def _in_prose(reading: Reading, unit: str, prose: str) -> bool:
    return bool(re.search(rf"(?<![\d.]){amount(reading[0])}\s?{unit}", prose))


def _cells(row: _Row, reading: Reading, names: Sequence[tuple[str, str]]) -> list[Cell]:
    cells = []
    for (column, printed), token in zip(names, reading, strict=True):
        if not column:
            continue
        quantity = token.quantity or Quantity(None, state="blank")
        if row.unit and not quantity.unit:
            quantity = Quantity(quantity.value, row.unit, quantity.bound, quantity.state)
        place = TableCell("statistics", "/".join(row.path), column, row.path[-1], printed)
        cells.append(Cell(place, quantity, token.start, token.end))
    return cells


def statistics_indicator(path: str) -> Indicator | None:
    """The canonical indicator of a row, by its label and, where that is not enough, its parents."""
    labels = [_bare(label) for label in path.split("/")]
    for indicator in load_indicators().rows("statistics"):
        for name in indicator.printed:
            parent, _, own = name.rpartition("/")
            if own == labels[-1] and (not parent or parent in labels[:-1]):
                return indicator
    return None


def _bare(label: str) -> str:
    """A label without its numbering and explanations."""
    without = re.sub(r"\([^()]*\)", "", one_form(label))
    return han(re.sub(r"^(?:[一二三四五六七八九十]+、)?(?:其中[::]?)?", "", without))
