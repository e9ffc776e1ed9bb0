"""The arithmetic of table 3, used to choose between the ways to read digits that run together.

Rule R2: new + carried over = total + carried forward. Rule R3: the results add up to their total.
Both hold in every column. A reading survives if it is part of a whole that keeps the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from corpus.table_groups import Reading, amount

BALANCE = ("new", "carried_over", "total", "carried_forward")
_MOST_SUMS = 20_000

Column = tuple[Decimal, ...]
Rows = Mapping[str, Reading]
Options = Mapping[str, Sequence[Reading]]


def columns(reading: Reading) -> Column:
    """The numbers of a row, nothing counted where nothing is printed."""
    return tuple(amount(token) for token in reading)


def columns_balance(rows: Rows) -> bool | None:
    """Rule R2; None where a row is missing."""
    if any(row not in rows for row in BALANCE):
        return None
    new, over, total, forward = (columns(rows[row]) for row in BALANCE)
    return _plus(new, over) == _plus(total, forward)


def columns_sum(rows: Rows) -> bool | None:
    """Rule R3; None where there is no row of totals."""
    if "total" not in rows:
        return None
    parts = [columns(reading) for row, reading in rows.items() if row not in BALANCE]
    total = columns(rows["total"])
    return _sum(parts, len(total)) == total


def _plus(left: Column, right: Column) -> Column:
    return tuple(a + b for a, b in zip(left, right, strict=True))


def _sum(rows: Sequence[Column], width: int) -> Column:
    total: Column = (Decimal(0),) * width
    for row in rows:
        total = _plus(total, row)
    return total


def surviving(options: Options, *, complete: bool) -> dict[str, list[Reading]]:
    """The readings of every row that keep as many of the two rules as can be kept.

    Where rows are missing, the results may only not exceed their total.
    """
    everything = {row: list(found) for row, found in options.items()}
    if "total" not in options:
        return everything
    trials = [_under_total(options, total, complete=complete) for total in options["total"]]
    best = max(level for level, _ in trials)
    if not best:
        return everything
    kept: dict[str, list[Reading]] = {row: [] for row in options}
    for total, (level, found) in zip(options["total"], trials, strict=True):
        if level == best:
            for row, readings in {**everything, **found, "total": [total]}.items():
                kept[row].extend(item for item in readings if item not in kept[row])
    return kept


def _under_total(
    options: Options, total: Reading, *, complete: bool
) -> tuple[int, dict[str, list[Reading]]]:
    """How many rules can be kept under one reading of the totals, and what then survives."""
    found: dict[str, list[Reading]] = {}
    level = 0
    for survivors in (
        _balanced(options, total),
        _adding_up(options, total, complete=complete),
    ):
        if survivors is not None:
            level += 1
            found.update(survivors)
    return level, found


def _balanced(options: Options, total: Reading) -> dict[str, list[Reading]] | None:
    if any(row not in options for row in BALANCE):
        return None
    new, over, forward = options["new"], options["carried_over"], options["carried_forward"]
    kept: dict[str, list[Reading]] = {"new": [], "carried_over": [], "carried_forward": []}
    ends = {_plus(columns(total), columns(reading)): reading for reading in forward}
    for first in new:
        for second in over:
            third = ends.get(_plus(columns(first), columns(second)))
            if third is not None:
                for row, reading in zip(kept, (first, second, third), strict=True):
                    if reading not in kept[row]:
                        kept[row].append(reading)
    return kept if kept["new"] else None


def _adding_up(
    options: Options, total: Reading, *, complete: bool
) -> dict[str, list[Reading]] | None:
    """Sums reached row by row, then followed back from the total."""
    rows = [row for row in options if row not in BALANCE]
    limit = columns(total)
    reached: list[set[Column]] = [{(Decimal(0),) * len(limit)}]
    for row in rows:
        sums = {
            after
            for before in reached[-1]
            for reading in options[row]
            if _within(after := _plus(before, columns(reading)), limit)
        }
        if len(sums) > _MOST_SUMS:
            return None
        reached.append(sums)
    alive = {limit} & reached[-1] if complete else reached[-1]
    if not alive:
        return None
    kept: dict[str, list[Reading]] = {}
    for row, sums in zip(reversed(rows), reversed(reached[:-1]), strict=True):
        pairs = [
            (before, reading)
            for before in sums
            for reading in options[row]
            if _plus(before, columns(reading)) in alive
        ]
        kept[row] = [reading for reading in options[row] if any(r is reading for _, r in pairs)]
        alive = {before for before, _ in pairs}
    return kept


def _within(sums: Column, limit: Column) -> bool:
    return all(a <= b for a, b in zip(sums, limit, strict=True))
