"""Table 3 of the annual reports: requests for disclosure, seven applicants a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.indicators import Indicator, load_indicators
from corpus.regex import regex
from corpus.report import Cell, Quantity, Table, TableCell
from corpus.table_align import SURE, Alignment, Match, align, label_match, label_table
from corpus.table_groups import (
    Group,
    Reading,
    agreed,
    any_value,
    groups_of,
    han,
    readings,
    row_adds_up,
    run_length,
)
from corpus.table_order import LAYOUTS, doubtful, in_order
from corpus.table_sums import columns_balance, columns_sum, surviving
from corpus.table_text import Token

WIDTH = 7
_GAP = 700
_MOST_NAMES = 5
_HEAD = regex(r"\(?本列数据的勾稽关系|申请人情况|自然人")
_CAPTION = regex(
    r"(?:[一二三四五六七八九]?、)?[^\n。|\d、,:：]{0,10}收到和处理政府信息公开申请(?:的)?情况"
)

_LAST_OTHER = regex(r"3\s?[.、]\s?其他[\s|]*\Z")
_VALUE = regex(r"\d(?![\d\s]*[.、])")
_MARK = regex(r"(?:\([一二三四五六七]\)|\(|[一二三四]、|[1-8]\s?[.、])\s*\Z")
_AFTER_LABEL = regex(r"[”\"\s]*(?:\([^()\d]{1,40}\)|\))?")


def requests_tables(norm: str, text: str, tokens: Sequence[Token]) -> list[Table]:
    """Every table of requests in a text."""
    return [
        table
        for cluster in _clusters(norm, _joined(groups_of(norm, tokens, lambda r: _is_row(r, norm))))
        if (table := _table(norm, text, cluster)) is not None
    ]


def _joined(groups: Sequence[Group]) -> list[Group]:
    """A label broken over rows of a grid is one label: its first rows are no blank ones."""
    found: list[Group] = []
    for group in groups:
        last = found[-1] if found else None
        if last and last.values and not group.values and not _is_named(last):
            continue  # the label of the row before it
        if last and not last.values and group.words and not _is_named(group):
            words = last.words + group.words
            group = Group(group.tokens, words, last.words_start, group.detached)
            found.pop()
        found.append(group)
    return found


def _is_named(group: Group) -> bool:
    return any(label_match(row, group, "").score >= SURE for row in _rows())


def _is_row(run: Reading, norm: str) -> bool:
    values = [token for token in run if token.kind == "value"]
    if not values:
        return len(run) >= WIDTH and _labelled(norm, run[0].start)
    if any(token.quantity and token.quantity.unit in ("元", "万元") for token in values):
        return False
    if len(run) >= WIDTH or len(values) >= 4:
        return True
    return run_length(tuple(values), norm) >= WIDTH and "\n" not in norm[run[0].start : run[-1].end]


def _labelled(norm: str, start: int) -> bool:
    """Whether a blank row has the label of a row before it, and no values between."""
    words = han(_VALUE.split(norm[max(0, start - 80) : start])[-1])
    names = (name for row in _rows() for name in row.printed if len(name) > 2)
    return words.endswith(tuple(names)) or bool(_LAST_OTHER.search(norm, max(0, start - 12), start))


def _rows() -> tuple[Indicator, ...]:
    return load_indicators().rows("requests")


def _clusters(norm: str, groups: Sequence[Group]) -> list[list[Group]]:
    """Groups near each other; a second "new requests" row begins another table."""
    first_row = _rows()[0]
    clusters: list[list[Group]] = []
    for i, group in enumerate(groups):
        far = not i or group.start - groups[i - 1].end > _GAP
        begins = label_match(first_row, group, "").score >= 0.95
        if not far and begins and _unnamed_row(norm, clusters[-1][-1]):
            clusters.append([clusters[-1].pop()])  # the first row, with its label behind it
        elif far or begins:
            clusters.append([])
        clusters[-1].extend(_whole_rows(group, norm))
    return clusters


def _unnamed_row(norm: str, group: Group) -> bool:
    """Whether a group adds up as a row and no long label stands before it."""
    if any(label_match(row, group, "").score > 0.95 for row in _rows()):
        return False
    ways = readings(group, norm, WIDTH, row_adds_up)
    return len(group.values) == WIDTH and any(row_adds_up(way) for way in ways)


def _whole_rows(group: Group, norm: str) -> list[Group]:
    """A group of several rows whose labels are lost between is cut into rows."""
    values = group.values
    if len(values) <= WIDTH:
        return [group]
    rows = [values[i : i + WIDTH] for i in range(0, len(values), WIDTH)]
    if len(values) % WIDTH:
        rows = [line for line in _lines(values, norm) if len(line) > 1]
    if not all(len(row) == WIDTH and row_adds_up(row) for row in rows):
        return [group]
    return [
        Group(row, "", row[0].start) if i else Group(row, group.words, group.words_start)
        for i, row in enumerate(rows)
    ]


def _lines(values: Reading, norm: str) -> list[Reading]:
    """Values line by line: the number of a label may stand alone between two rows."""
    lines: list[list[Token]] = []
    for i, token in enumerate(values):
        if not i or "\n" in norm[values[i - 1].end : token.start]:
            lines.append([])
        lines[-1].append(token)
    return [tuple(line) for line in lines]


def _table(norm: str, text: str, groups: Sequence[Group]) -> Table | None:
    read = _read(groups, norm)
    proved = [
        any_value(group.tokens) and any(row_adds_up(reading) for reading in found)
        for group, found in zip(groups, read, strict=True)
    ]
    layout, rows, alignment = _best_layout(groups, proved)
    complete = all(group is not None and read[group] for group in alignment.groups)
    ordered = None if complete else in_order(groups, read)
    layout, rows, alignment = ordered or (layout, rows, alignment)
    if not ordered and not any(alignment.labelled):
        return None
    chosen = {
        row.row: read[group]
        for row, group in zip(rows, alignment.groups, strict=True)
        if group is not None and read[group]
    }
    left = surviving(chosen, complete=len(chosen) == len(rows))
    disputed = [row for row, found in left.items() if len(found) > 1]
    trusted = set(left) if ordered else _trusted(rows, alignment, left)
    trusted -= {rows[number].row for number in doubtful(norm, groups, read, alignment)}
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
            cells.extend(_cells(row, agreed(left[row.row]), label))
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
    rows = _rows()
    table = label_table(rows, groups)
    options = []
    for layout, absent in LAYOUTS:
        kept = [i for i, row in enumerate(rows) if row.row not in absent]
        matches = [[line[i] for i in kept] for line in table]
        options.append((layout, tuple(rows[i] for i in kept), align(matches, len(kept), proved)))
    return max(options, key=lambda option: option[2].score)


def _read(groups: Sequence[Group], norm: str) -> list[list[Reading]]:
    """The ways to read each group. Where cells run together, only rows that add up count."""
    found = [readings(group, norm, WIDTH, row_adds_up) for group in groups]
    together = any(
        ways and len(group.values) < WIDTH and len(group.tokens) == len(group.values)
        for group, ways in zip(groups, found, strict=True)
    )
    if not together:
        return found
    return [[way for way in ways if row_adds_up(way) is not False] for ways in found]


def _trusted(
    rows: Sequence[Indicator], alignment: Alignment, left: dict[str, list[Reading]]
) -> set[str]:
    """The rows whose place is sure: by their label, by a full gap between labels, or by proof."""
    settled = {row: found[0] for row, found in left.items() if len(found) == 1}
    if len(settled) == len(rows) and columns_balance(settled) and columns_sum(settled):
        return set(settled)
    anchors = [number for number in range(len(rows)) if alignment.labelled[number]]
    trusted = {rows[number].row for number in anchors if rows[number].row in left}
    for first, last in pairwise(anchors):
        trusted |= _full_gap(rows, alignment, left, first, last)
    return trusted


def _full_gap(
    rows: Sequence[Indicator],
    alignment: Alignment,
    left: dict[str, list[Reading]],
    first: int,
    last: int,
) -> set[str]:
    """Rows without a readable label, if as many groups as rows stand between two labels."""
    from_group, to_group = alignment.groups[first], alignment.groups[last]
    if from_group is None or to_group is None or to_group - from_group != last - first:
        return set()
    names = {rows[number].row for number in range(first + 1, last)}
    if any(not left.get(name) or row_adds_up(left[name][0]) is not True for name in names):
        return set()
    return names


def _cells(row: Indicator, reading: Sequence[Token | None], label: str) -> list[Cell]:
    columns = load_indicators().columns["requests"]
    return [
        Cell(
            TableCell("requests", row.row, column, label, names.zh),
            token.quantity or Quantity(None, state="blank"),
            token.start,
            token.end,
        )
        for (column, names), token in zip(columns.items(), reading, strict=True)
        if token is not None
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
        notes.append(f"Digits of these rows run together and can be read in several ways: {names}.")
    return tuple(notes)
