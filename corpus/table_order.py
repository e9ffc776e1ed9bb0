"""Rows of table 3 whose labels stand behind their values, or far from them.

Read by the label before it, each of them would be taken for the row before. So such rows are read
in the order of the notice where the sums prove it, and are left out where nothing proves it.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.indicators import Indicator, load_indicators
from corpus.table_align import SURE, Alignment, label_table
from corpus.table_groups import Group, Reading, han, row_adds_up
from corpus.table_sums import columns_balance, columns_sum

LAYOUTS = (("2021", ("other",)), ("2019", ("o1", "o2", "o3")))
"""The formats of the notices, each with the rows that it does not have."""

InOrder = tuple[str, tuple[Indicator, ...], Alignment]


def in_order(groups: Sequence[Group], read: Sequence[Sequence[Reading]]) -> InOrder | None:
    """The groups row by row, where one choice of neighbours keeps the sums of the table.

    Both rules must hold; one is enough where there are exactly as many groups as rows, because
    a report's own slip in one row breaks the other.
    """
    found = []
    usable = sum(1 for ways in read if ways)
    for layout, absent in LAYOUTS:
        rows = tuple(row for row in load_indicators().rows("requests") if row.row not in absent)
        for first in range(len(groups) - len(rows) + 1):
            ways = read[first : first + len(rows)]
            needed = 1 if usable == len(rows) else 2
            if _rules_kept(rows, ways) >= needed:
                found.append((layout, rows, _aligned(rows, groups, first)))
    return found[0] if len(found) == 1 else None


def _rules_kept(rows: Sequence[Indicator], ways: Sequence[Sequence[Reading]]) -> int:
    """How many of the two rules the rows keep that have one reading and a right total each."""
    if any(len(readings) != 1 or row_adds_up(readings[0]) is False for readings in ways):
        return 0
    values = {row.row: readings[0] for row, readings in zip(rows, ways, strict=True)}
    return bool(columns_balance(values)) + bool(columns_sum(values))


def _aligned(rows: Sequence[Indicator], groups: Sequence[Group], first: int) -> Alignment:
    chosen = groups[first : first + len(rows)]
    table = label_table(rows, chosen)
    matches = tuple(table[i][i] for i in range(len(rows)))
    labelled = tuple(match.score >= SURE for match in matches)
    return Alignment(tuple(range(first, first + len(rows))), matches, labelled, 0.0)


def doubtful(
    norm: str, groups: Sequence[Group], read: Sequence[Sequence[Reading]], alignment: Alignment
) -> set[int]:
    """The rows, by number, that may have taken the values of a neighbour.

    A row of values that no label claims and labels without values: all rows between them may be
    one row off, unless a label stands in the line of its values.
    """
    proved = [any(row_adds_up(way) for way in ways) for ways in read]
    missing = [n for n, group in enumerate(alignment.groups) if group is None or not read[group]]
    used = {group for group in alignment.groups if group is not None}
    found: set[int] = set()
    for spare in (i for i in range(len(groups)) if proved[i] and i not in used):
        at = sum(1 for group in used if group < spare)
        at = next((n for n, g in enumerate(alignment.groups) if g is not None and g > spare), at)
        found |= set(range(min([*missing, at]), max([*missing, at])))
    return {number for number in found if not _in_line(norm, groups, alignment, number)}


def _in_line(norm: str, groups: Sequence[Group], alignment: Alignment, number: int) -> bool:
    """Whether a row's whole label stands in the line of its values, before them."""
    group = alignment.groups[number]
    if group is None:
        return True
    match = alignment.matches[number]
    start = groups[group].start
    line = norm[norm.rfind("\n", 0, start) + 1 : start]
    name = groups[group].words[match.start : match.end]
    return match.whole and bool(name) and name in han(line)
