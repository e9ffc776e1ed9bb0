"""Rows of values: stretches of cells with no words between, and the ways to read them.

Where cells are printed without a separator ("21710000218") the arithmetic of the row says where
they end: 217, 1, 0, 0, 0, 0, 218.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise

from corpus.regex import regex
from corpus.report import Quantity
from corpus.table_text import Token

Reading = tuple[Token, ...]
Proof = Callable[[Reading], "bool | None"]

_HAN = regex(r"[\u4e00-\u9fff]")
_LONGEST_RUN = 32


@dataclass(frozen=True, slots=True)
class Group:
    """Cells that stand together, with the Han characters printed since the group before.

    ``words_start`` is where those words begin in the text. A detached group is a row of a grid
    without a label in it: the words before it may belong to any of its neighbours.
    """

    tokens: Reading
    words: str
    words_start: int
    detached: bool = False

    @property
    def start(self) -> int:
        """Where the first cell starts."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the last cell ends."""
        return self.tokens[-1].end

    @property
    def values(self) -> Reading:
        """The cells that are not blank."""
        return tuple(token for token in self.tokens if token.kind == "value")


def groups_of(norm: str, tokens: Sequence[Token], keep: Callable[[Reading], bool]) -> list[Group]:
    """The groups that ``keep`` accepts; words between two of them belong to the second."""
    found: list[Group] = []
    words_start = 0
    for cells, ends_row in _runs(tokens):
        if not keep(cells):
            continue
        start = cells[0].start
        line_start = norm.rfind("\n", 0, start) + 1
        detached = ends_row and not _HAN.search(norm, line_start, start)
        found.append(Group(cells, han(norm[words_start:start]), words_start, detached))
        words_start = cells[-1].end
    return found


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[Reading, bool]]:
    """Neighbouring cells, and whether a grid row ends with them."""
    run: list[Token] = []
    for token in (*tokens, Token("row_end", 0, 0)):
        if token.kind in ("value", "blank"):
            run.append(token)
        elif run:
            yield tuple(run), token.kind == "row_end" and token.end > 0
            run = []


def han(text: str) -> str:
    """Only the Han characters of a text."""
    return "".join(_HAN.findall(text))


def amount(token: Token) -> Decimal:
    """What a cell adds to a sum: nothing where nothing is printed."""
    if token.quantity is None or token.quantity.value is None:
        return Decimal(0)
    return token.quantity.value


def row_adds_up(reading: Reading) -> bool | None:
    """Whether the last cell is the sum of the others; None where no total is printed."""
    total = reading[-1]
    parts = sum((amount(token) for token in reading[:-1]), Decimal(0))
    if total.quantity is None or total.quantity.value is None:
        return None if parts else True
    return total.quantity.value == parts


def agreed(found: Sequence[Reading]) -> tuple[Token | None, ...]:
    """The cells that are the same in every reading; None for the others."""
    return tuple(
        cells[0] if all(cell == cells[0] for cell in cells) else None
        for cells in zip(*found, strict=True)
    )


def any_value(tokens: Reading) -> bool:
    """Whether a row has more than blanks."""
    return any(token.kind == "value" for token in tokens)


def run_length(tokens: Reading, norm: str) -> int:
    """How many characters the values have."""
    return sum(len(norm[token.start : token.end]) for token in tokens)


def readings(group: Group, norm: str, width: int, proof: Proof) -> list[Reading]:
    """The ways to read a group as ``width`` cells, the plain one first; empty if there is none."""
    values = group.values
    if len(group.tokens) != len(values):
        return _windows(group.tokens, width, proof)
    if len(values) == width and not any(leading_nought(_text(norm, t)) for t in values):
        return [values]
    if len(values) < width:
        return _splits(values, norm, width)
    if len(values) == width + 1:
        return _without_stray(values, norm, proof)
    return []


def _windows(cells: Reading, width: int, proof: Proof) -> list[Reading]:
    """Blank cells are visible: the row is a window outside which there are only blanks."""
    found = [
        cells[i : i + width]
        for i in range(len(cells) - width + 1)
        if all(c.kind == "blank" for c in (*cells[:i], *cells[i + width :]))
    ]
    proved = [window for window in found if proof(window)]
    if proved:
        return proved[:1]
    return found if len(found) == 1 else []


def _without_stray(values: Reading, norm: str, proof: Proof) -> list[Reading]:
    """One value too many: a page number on its own line, if the row adds up without it."""
    proved = [
        values[:i] + values[i + 1 :]
        for i, stray in enumerate(values)
        if _alone(norm, stray) and proof(values[:i] + values[i + 1 :])
    ]
    if len({tuple(token.quantity for token in kept) for kept in proved}) == 1:
        return proved[:1]
    return []


def _alone(norm: str, token: Token) -> bool:
    """Whether nothing else stands on the line of a value."""
    start = norm.rfind("\n", 0, token.start) + 1
    end = norm.find("\n", token.end)
    return norm[start : end if end >= 0 else len(norm)].strip() == _text(norm, token)


def _splits(values: Reading, norm: str, width: int) -> list[Reading]:
    """Too few values on one line: some are printed without a space between."""
    text = norm[values[0].start : values[-1].end]
    if "\n" in text.strip() or run_length(values, norm) > _LONGEST_RUN:
        return []
    return sum_splits(values, norm, width)


def sum_splits(values: Reading, norm: str, width: int) -> list[Reading]:
    """Every way to cut values into ``width`` cells of which the last is the sum of the others."""
    places = [at for token in values for at in range(token.start, token.end)]
    digits = "".join(norm[at] for at in places)
    if len(digits) < width or not all(char.isdigit() or char == "/" for char in digits):
        return []
    starts = {token.start for token in values}
    edges = {i for i, at in enumerate(places) if at in starts} | {len(digits)}
    edges |= {i + step for i, char in enumerate(digits) if char == "/" for step in (0, 1)}
    found: list[Reading] = []
    for last in range(len(digits) - 1, width - 2, -1):
        if not leading_nought(digits[last:]):
            for marks in _addends(digits, edges, 0, last, width - 1, _number(digits[last:])):
                cuts = (*marks, last, len(digits))
                found.append(
                    tuple(_cell(norm, places[i], places[j - 1] + 1) for i, j in pairwise(cuts))
                )
        if last in edges:
            break
    return found


def _cell(norm: str, start: int, end: int) -> Token:
    text = norm[start:end]
    if text == "/":
        return Token("value", start, end, Quantity(None, state="not_applicable"))
    return Token("value", start, end, Quantity(Decimal(text)))


def _number(text: str) -> int:
    return 0 if text == "/" else int(text)


def _addends(
    digits: str, edges: set[int], at: int, stop: int, count: int, rest: int
) -> Iterator[tuple[int, ...]]:
    """Where ``count`` numbers between two places start, if they add up to ``rest``."""
    if not count:
        if at == stop and not rest:
            yield ()
        return
    if stop - at < count or stop - at > count * len(str(rest)):
        return
    for end in range(at + 1, stop - count + 2):
        part = digits[at:end]
        if leading_nought(part) or _number(part) > rest:
            return
        for others in _addends(digits, edges, end, stop, count - 1, rest - _number(part)):
            yield (at, *others)
        if end in edges:
            return


def partitions(values: Reading, norm: str, width: int) -> Iterator[Reading]:
    """Every way to cut the values into ``width`` cells; a cell has no leading nought."""
    pieces = [(norm[token.start : token.end], token) for token in values]
    if not pieces:
        return
    (text, token), rest = pieces[0], values[1:]
    room = width - len(rest)
    remaining = sum(len(norm[t.start : t.end]) for t in rest)
    for count in range(max(1, width - remaining), min(room, len(text)) + 1):
        for first in _cuts(token, text, count):
            if not rest:
                if count == width:
                    yield first
                continue
            for others in partitions(rest, norm, width - count):
                yield first + others


@lru_cache(maxsize=4096)
def _cuts(token: Token, text: str, count: int) -> tuple[Reading, ...]:
    if count == 1:
        return (((token,),)) if not leading_nought(text) else ()
    sign = text[0] in "+-"
    if not text[sign:].isdigit():
        return ()
    found = []
    for marks in combinations(range(1 + sign, len(text)), count - 1):
        edges = (0, *marks, len(text))
        parts = [text[a:b].lstrip("+-") for a, b in pairwise(edges)]
        if not any(leading_nought(part) for part in parts):
            found.append(
                tuple(
                    Token("value", token.start + a, token.start + b, Quantity(Decimal(text[a:b])))
                    for a, b in pairwise(edges)
                )
            )
    return tuple(found)


def _text(norm: str, token: Token) -> str:
    return norm[token.start : token.end]


def leading_nought(text: str) -> bool:
    """Whether a number begins with a nought that no cell would print: cells run together."""
    return len(text) > 1 and text[0] == "0" and text[1] != "."
