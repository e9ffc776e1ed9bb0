"""Table 3 of the annual reports: requests for disclosure, seven applicants a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, product

from corpus.indicators import Indicator, load_indicators
from corpus.report import Cell, Quantity, Table, TableCell
from corpus.table_align import Alignment, Match, align, label_match
from corpus.table_groups import (
    Group,
    Reading,
    amount,
    groups_of,
    readings,
    row_adds_up,
    run_length,
)
from corpus.table_text import Token

WIDTH = 7
_GAP = 700
_MOST_COMBINATIONS = 4000
_MOST_NAMES = 5
_BALANCE = ("new", "carried_over", "total", "carried_forward")
_HEAD = re.compile(r"\(?本列数据的勾稽关系|申请人情况|自然人")
_CAPTION = re.compile(
    r"(?:[一二三四五六七八九]?、)?[^\n。|\d、,:：]{0,10}收到和处理政府信息公开申请(?:的)?情况"
)

_MARK = re.compile(r"(?:\([一二三四五六七]\)|\(|[一二三四]、|[1-8]\s?[.、])\s*\Z")
_AFTER_LABEL = re.compile(r"[”\"\s]*(?:\([^()\d]{1,40}\)|\))?")

_Readings = dict[str, list[Reading]]


def requests_tables(norm: str, text: str, tokens: Sequence[Token]) -> list[Table]:
    """Every table of requests in a text."""
    return [
        table
        for cluster in _clusters(norm, groups_of(norm, tokens, lambda run: _is_row(run, norm)))
        if (table := _table(norm, text, cluster)) is not None
    ]


def _is_row(run: Reading, norm: str) -> bool:
    values = [token for token in run if token.kind == "value"]
    if any(token.quantity and token.quantity.unit in ("元", "万元") for token in values):
        return False
    if len(run) >= WIDTH or len(values) >= 4:
        return True
    return run_length(tuple(values), norm) >= WIDTH and "\n" not in norm[run[0].start : run[-1].end]


def _clusters(norm: str, groups: Sequence[Group]) -> list[list[Group]]:
    """Groups near each other; a second "new requests" row begins another table."""
    first_row = load_indicators().rows("requests")[0]
    clusters: list[list[Group]] = []
    for i, group in enumerate(groups):
        far = not i or group.start - groups[i - 1].end > _GAP
        if far or label_match(first_row, group, "").score >= 0.95:
            clusters.append([])
        clusters[-1].extend(_whole_rows(group, norm))
    return clusters


def _whole_rows(group: Group, norm: str) -> list[Group]:
    """A group of several rows whose labels are lost between is cut into rows."""
    count = len(group.tokens)
    if count <= WIDTH or count % WIDTH or count != len(group.values):
        return [group]
    rows = [group.tokens[i : i + WIDTH] for i in range(0, count, WIDTH)]
    if not all(row_adds_up(row) for row in rows):
        return [group]
    return [
        Group(row, group.words if not i else "", group.words_start if not i else row[0].start)
        for i, row in enumerate(rows)
    ]


def _table(norm: str, text: str, groups: Sequence[Group]) -> Table | None:
    read = [readings(group, norm, WIDTH, row_adds_up) for group in groups]
    proved = [any(row_adds_up(reading) for reading in found) for found in read]
    layout, rows, alignment = _best_layout(groups, proved)
    if not any(alignment.labelled):
        return None
    chosen = {
        row.row: read[group]
        for row, group in zip(rows, alignment.groups, strict=True)
        if group is not None
    }
    settled, disputed = _settle(rows, chosen)
    trusted = _trusted(rows, alignment, settled, layout)
    if not trusted:
        return None
    cells: list[Cell] = []
    starts: list[int] = []
    for row, group, match in zip(rows, alignment.groups, alignment.matches, strict=True):
        if group is None:
            continue
        label, label_start = _printed_label(row, groups[group], match, norm, text)
        starts.append(label_start)
        if row.row in trusted:
            cells.extend(_cells(row, settled[row.row], label))
    notes = _notes(rows, alignment, trusted, disputed)
    used = [group for group in alignment.groups if group is not None]
    start, caption = _head(norm, text, min(starts))
    return Table(
        kind="requests",
        layout=layout,
        caption=caption,
        start=start,
        end=max(groups[group].end for group in used),
        cells=tuple(cells),
        sure=not notes,
        notes=notes,
    )


def _best_layout(
    groups: Sequence[Group], proved: Sequence[bool]
) -> tuple[str, tuple[Indicator, ...], Alignment]:
    """The format of the notice whose rows fit better: one row of other handling, or three."""
    rows = load_indicators().rows("requests")
    options = []
    for layout, absent in (("2021", ("other",)), ("2019", ("o1", "o2", "o3"))):
        kept = tuple(row for row in rows if row.row not in absent)
        options.append((layout, kept, align(kept, groups, proved)))
    return max(options, key=lambda option: option[2].score)


def _settle(rows: Sequence[Indicator], chosen: _Readings) -> tuple[dict[str, Reading], list[str]]:
    """One reading for each row: its only one, or the only one for which the columns add up."""
    settled = {row: found[0] for row, found in chosen.items() if len(found) == 1}
    open_rows = [row for row, found in chosen.items() if len(found) > 1]
    if not open_rows:
        return settled, []
    size = 1
    for row in open_rows:
        size *= len(chosen[row])
    complete = all(row.row in settled or row.row in open_rows for row in rows)
    if not complete or size > _MOST_COMBINATIONS:
        return settled, open_rows
    found = []
    for option in product(*(chosen[row] for row in open_rows)):
        trial = settled | dict(zip(open_rows, option, strict=True))
        score = columns_balance(trial) + columns_sum(trial)
        found.append((score, option))
    best = max(score for score, _ in found)
    winners = [option for score, option in found if score == best] if best else []
    disputed = []
    for i, row in enumerate(open_rows):
        values = {tuple(token.quantity for token in option[i]) for option in winners}
        if len(values) == 1:
            settled[row] = winners[0][i]
        else:
            disputed.append(row)
    return settled, disputed


def _column_sums(rows: Sequence[Reading]) -> list[Decimal]:
    return [sum((amount(row[i]) for row in rows), Decimal(0)) for i in range(WIDTH)]


def columns_balance(rows: dict[str, Reading]) -> bool:
    """Rule R2: new + carried over = total + carried forward, in every column."""
    if any(row not in rows for row in _BALANCE):
        return False
    new, over, total, forward = (rows[row] for row in _BALANCE)
    return _column_sums([new, over]) == _column_sums([total, forward])


def columns_sum(rows: dict[str, Reading]) -> bool:
    """Rule R3: the results add up to their total, in every column."""
    if "total" not in rows:
        return False
    parts = [reading for row, reading in rows.items() if row not in _BALANCE]
    return _column_sums(parts) == _column_sums([rows["total"]])


def _trusted(
    rows: Sequence[Indicator], alignment: Alignment, settled: dict[str, Reading], layout: str
) -> set[str]:
    """The rows whose place is sure: by their label, by a full gap between labels, or by proof."""
    present = [row.row for row in rows if row.row in settled]
    whole = len(present) == len(rows)
    if whole and columns_balance(settled) and columns_sum(settled):
        return set(present)
    certain = [
        number
        for number, row in enumerate(rows)
        if alignment.labelled[number] and row.row in settled
    ]
    trusted = {rows[number].row for number in certain}
    anchors = [number for number in range(len(rows)) if alignment.labelled[number]]
    for left, right in pairwise(anchors):
        trusted |= _full_gap(rows, alignment, settled, left, right)
    return trusted


def _full_gap(
    rows: Sequence[Indicator],
    alignment: Alignment,
    settled: dict[str, Reading],
    left: int,
    right: int,
) -> set[str]:
    """Rows without a readable label, if as many groups as rows stand between two labels."""
    between = range(left + 1, right)
    first, last = alignment.groups[left], alignment.groups[right]
    if not between or first is None or last is None or last - first != right - left:
        return set()
    names = {rows[number].row for number in between}
    if any(name not in settled or row_adds_up(settled[name]) is not True for name in names):
        return set()
    return names


def _cells(row: Indicator, reading: Reading, label: str) -> list[Cell]:
    columns = load_indicators().columns["requests"]
    return [
        Cell(
            TableCell("requests", row.row, column, label, names.zh),
            token.quantity or Quantity(None, state="blank"),
            token.start,
            token.end,
        )
        for (column, names), token in zip(columns.items(), reading, strict=True)
    ]


def _printed_label(
    row: Indicator, group: Group, match: Match, norm: str, text: str
) -> tuple[str, int]:
    """The label as printed, without its line breaks, and where it starts."""
    start, end = han_span(norm, group.words_start, match)
    if not match.whole:
        return row.zh.split("：")[-1], start if match.score else group.start
    mark = _MARK.search(norm, max(0, start - 8), start)
    if mark:
        start = mark.start()
    tail = _AFTER_LABEL.match(norm, min(end, group.start), group.start)
    end = tail.end() if tail else end
    return re.sub(r"[\s|]+", "", text[start:end]), start


def han_span(norm: str, words_start: int, match: Match) -> tuple[int, int]:
    """Where in the text the Han characters of a match stand."""
    seen = -1
    start = end = words_start
    for i in range(words_start, len(norm)):
        if "\u4e00" <= norm[i] <= "\u9fff":
            seen += 1
            if seen == match.start:
                start = i
            if seen == match.end - 1:
                return start, i + 1
    return start, max(end, start)


def _head(norm: str, text: str, first_label: int) -> tuple[int, str]:
    """Where the table's head starts, and the caption over it."""
    window_start = max(0, first_label - 400)
    window = norm[window_start:first_label]
    window_start += window.rfind("。") + 1
    head = _HEAD.search(norm, window_start, first_label)
    start = head.start() if head else first_label
    captions = list(_CAPTION.finditer(norm, max(0, start - 600), start))
    return start, text[captions[-1].start() : captions[-1].end()].strip() if captions else ""


def _notes(
    rows: Sequence[Indicator], alignment: Alignment, trusted: set[str], disputed: Sequence[str]
) -> tuple[str, ...]:
    notes = []
    absent = [row.zh for row, group in zip(rows, alignment.groups, strict=True) if group is None]
    if absent:
        names = "; ".join(absent[:_MOST_NAMES]) + (" and others" * (len(absent) > _MOST_NAMES))
        notes.append(f"{len(absent)} of {len(rows)} rows were not found in the text: {names}.")
    unread = [
        row.zh
        for row, group in zip(rows, alignment.groups, strict=True)
        if group is not None and row.row not in trusted and row.row not in disputed
    ]
    if unread:
        notes.append(f"These rows could not be read surely: {'; '.join(unread)}.")
    if disputed:
        names = "; ".join(row.zh for row in rows if row.row in disputed)
        notes.append(f"The digits of these rows run together and can be read in two ways: {names}.")
    return tuple(notes)
