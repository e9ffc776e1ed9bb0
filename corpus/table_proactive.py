"""Table 2 of the annual reports: documents, licences, penalties, fees and procurement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from corpus.indicators import Indicator, load_indicators
from corpus.regex import regex
from corpus.report import Cell, Quantity, Table, TableCell
from corpus.table_groups import (
    Group,
    Reading,
    agreed,
    any_value,
    groups_of,
    han,
    leading_nought,
    partitions,
    run_length,
)
from corpus.table_text import Token

_DOCUMENTS = ("rules", "normative_documents", "other_documents")
_OLD_COLUMNS = {
    **dict.fromkeys(_DOCUMENTS, ("made", "published", "available")),
    **dict.fromkeys(
        ("licences", "other_services", "penalties", "compulsory_measures"),
        ("items_before", "change", "decisions"),
    ),
    "fees": ("items_before", "change"),
    "procurement": ("projects", "amount"),
}
_NEW_COLUMNS = {
    **dict.fromkeys(_DOCUMENTS, ("issued", "repealed", "in_force")),
    **dict.fromkeys(
        ("licences", "other_services", "penalties", "compulsory_measures"), ("decisions",)
    ),
    "fees": ("amount",),
    "procurement": ("projects", "amount"),
}
_HEAD = regex(
    r"第二十条第?\s*\([一二三四五六七八九]\)\s*项(?=[\s|#]*(?:信息内容|第二十条))"
    r"|信息内容(?=[\s|]*(?:本年|上一年|上年|采购|制发|处理))"
)
_HEADLESS = regex(
    r"(?<![\u4e00-\u9fff])(?=规章(?:[\s|]+\d+){3}[\s|]+(?:行政)?规范性文件(?:[\s|]+\d+){3}[\s|]+行政许可[\s|]+\d)"
)
"""Where a table begins that has lost its heads: its first three rows stand together."""
_GAP = 700
_LABEL_BEHIND = 24
_AFTER = regex(r"。|[一二三四五六]、[^\n]{0,12}收到和处理")
"""What stands behind the last row of the table: a sentence, or the title of the next section."""
_OLD = regex(r"新制作|新公开|对外公开总|上一年项目|本年增/减|采购项目数")
_PART = regex(
    "(?:其他)?(?:行政|公共)?(?:检查|确认|给付|奖励|裁决|征收|征用|服务|备案|审核|审批|监督|指导|调解|管理)(?:事项|类)?"
)
_MONEY = regex(r"单位\s*[::]?\s*(亿元|万元|元)")
_CAPTION = regex(r"[^\n。|]{0,8}主动公开政府信息情况")
_STATED = {
    "in_force": regex(r"现行有效[^,。;、\d]{0,14}?(?P<number>\d+)\s*件"),
    "repealed": regex(r"废止[^,。;、\d]{0,14}?规范性文件\D{0,3}(?P<number>\d+)\s*件"),
    "issued": regex(
        r"(?:制发|制定|印发|出台)[^,。;、\d]{0,10}?规范性文件\D{0,3}(?P<number>\d+)\s*件"
    ),
}
"""How sentences state the numbers of normative documents."""
_LIST_AFTER = regex(r"\s*[、,]|以外")
_WORDS_BEFORE = regex(r"[指含除、,包括]$")


def proactive_tables(norm: str, text: str, tokens: Sequence[Token]) -> list[Table]:
    """The table of proactive disclosure, if the text has one."""
    heads = list(_HEAD.finditer(norm)) or list(_HEADLESS.finditer(norm))
    if not heads:
        return []
    start, last_head = heads[0].start(), heads[-1].end()
    after = _AFTER.search(norm, last_head)
    stop = after.start() if after else len(norm)
    inside = [token for token in tokens if start <= token.start and token.end <= stop]
    groups = groups_of(norm, inside, any_value)
    behind = _behind(norm, [*(head.end() for head in heads), stop], groups)
    rows: dict[str, tuple[Indicator, int, int, Group]] = {}
    previous_end = start
    for i, group in enumerate(groups):
        if group.start - max(previous_end, last_head) > _GAP:
            break
        if i in behind:
            named = _row_after(norm, group, groups[i + 1 : i + 2])
        else:
            before = max(previous_end, group.words_start, start)
            named = _row_of(norm, before, group.start) or _row_around(
                norm, before, group, groups[i + 1].start if i + 1 < len(groups) else stop
            )
        if named and named[0].row not in rows and not _in_parts(norm, named, group):
            rows[named[0].row] = (*named, group)
            previous_end = group.end
    if not rows:
        return []
    return [_table(norm, text, start, rows)]


def _in_parts(norm: str, named: tuple[Indicator, int, int], group: Group) -> bool:
    """Whether the values are those of one part of the row: 其他对外管理服务事项 | 行政检查 | 12."""
    row, _, label_end = named
    between = re.sub(r"\([^()]*\)", "", norm[label_end : group.start])
    return row.row == "other_services" and bool(_PART.fullmatch(re.sub(r"[\s|]+", "", between)))


def _behind(norm: str, edges: Sequence[int], groups: Sequence[Group]) -> set[int]:
    """The groups, by number, of the parts of the table whose labels stand behind their values.

    ``edges`` are the ends of the parts' heads and the end of the table. Such a part has no label
    before its first values, and one after its last.
    """
    found: set[int] = set()
    for head, stop in pairwise(edges):
        part = [i for i, group in enumerate(groups) if head <= group.start and group.end <= stop]
        if not part or _row_of(norm, head, groups[part[0]].start):
            continue
        if _row_after(norm, groups[part[-1]], groups[part[-1] + 1 : part[-1] + 2]):
            found.update(part)
    return found


def _row_after(
    norm: str, group: Group, following: Sequence[Group]
) -> tuple[Indicator, int, int] | None:
    """The row that the words right behind a group name."""
    stop = min([group.end + _LABEL_BEHIND, *(after.start for after in following)])
    return _row_of(norm, group.end, stop)


def _row_around(norm: str, start: int, group: Group, end: int) -> tuple[Indicator, int, int] | None:
    """The row whose label is broken around a group: 行政规范 | 3 1 16 | 性文件."""
    before, after = han(norm[start : group.start]), han(norm[group.end : end])
    found = {
        row.row: row
        for row in load_indicators().rows("proactive")
        for label in row.printed
        for cut in range(2, len(label))
        if before.endswith(label[:cut]) and after.startswith(label[cut:])
    }
    return (next(iter(found.values())), group.start, group.start) if len(found) == 1 else None


def _row_of(norm: str, start: int, end: int) -> tuple[Indicator, int, int] | None:
    """The row that the words before a group name.

    Labels may explain themselves by naming other rows ("…事项指行政许可以外的…"): a name at the
    start of a line is a label, one inside a list or a definition is not.
    """
    found: list[tuple[int, int, Indicator]] = []
    for row, label in _labels():
        for match in label.finditer(norm, start, end):
            found.append((match.start(), match.end(), row))
    labels = [item for item in found if _is_label(norm, item[0], item[1])]
    at_line_start = [item for item in labels if _starts_line(norm, item[0])]
    if at_line_start:
        at, stop, row = max(at_line_start)
        return row, at, stop
    if labels:
        at, stop, row = max(labels, key=lambda item: item[0])
        return row, at, stop
    return None


@cache
def _labels() -> tuple[tuple[Indicator, re.Pattern[str]], ...]:
    """The rows, each with its label wherever that is broken."""
    rows = load_indicators().rows("proactive")
    documents = r"(?:行\s*政\s*)?规\s*范\s*性\s*文\s*件"
    return tuple(
        (
            row,
            re.compile(
                documents if row.row == "normative_documents" else r"\s*".join(row.printed[0])
            ),
        )
        for row in rows
    )


def _is_label(norm: str, start: int, end: int) -> bool:
    if _LIST_AFTER.match(norm, end) or _WORDS_BEFORE.search(norm[max(0, start - 1) : start]):
        return False
    opened = norm.rfind("(", max(0, start - 120), start)
    return opened < 0 or ")" in norm[opened:start] or "\n" in norm[opened:start]


def _starts_line(norm: str, at: int) -> bool:
    before = norm[max(0, at - 12) : at].rstrip(" \t|")
    return not before or before.endswith("\n")


def _table(
    norm: str, text: str, start: int, rows: dict[str, tuple[Indicator, int, int, Group]]
) -> Table:
    end = max(group.end for *_, group in rows.values())
    old = bool(_OLD.search(norm, start, end)) and not _is_new(norm, start, end)
    if not old and "licences" in rows and not _HEAD.search(norm, start, end):
        old = len(rows["licences"][3].values) > 1
    columns = _OLD_COLUMNS if old else _NEW_COLUMNS
    money = _MONEY.search(norm, start, end)
    cells: list[Cell] = []
    unread: list[str] = []
    for row, label_start, label_end, group in rows.values():
        names = columns[row.row]
        read = agreed(_readings(norm, group, names, norm[:start] + norm[end:])) or (None,)
        if None in read:
            unread.append(row.zh)
        label = re.sub(r"[\s|]+", "", text[label_start:label_end]) or row.printed[0]
        unit = money.group(1) if money else ""
        cells.extend(_cells(row, label, names, read, unit))
    notes = (
        (f"The cells of these rows could not be told apart: {'; '.join(unread)}.",)
        if unread
        else ()
    )
    captions = list(_CAPTION.finditer(norm, max(0, start - 900), start))
    caption = text[captions[-1].start() : captions[-1].end()].strip() if captions else ""
    cells.sort(key=lambda cell: cell.start)
    return Table(
        "proactive", "2019" if old else "2021", caption, start, end, tuple(cells), not notes, notes
    )


def _is_new(norm: str, start: int, end: int) -> bool:
    return re.search(r"制发件?数|废止件?数|现行有效", norm[start:end]) is not None


def _readings(norm: str, group: Group, names: Sequence[str], prose: str) -> list[Reading]:
    """The ways to read a row: one, none, or several of which some cells may be the same."""
    tokens, width = group.tokens, len(names)
    if len(tokens) != len(group.values):
        kept = list(tokens)
        while len(kept) > width and kept[-1].kind == "blank":
            kept.pop()
        while len(kept) > width and kept[0].kind == "blank":
            kept.pop(0)
        return [tuple(kept)] if len(kept) == width else []
    if len(tokens) == width:
        return [tokens]
    if len(tokens) > width or run_length(tokens, norm) > 30:
        return []
    if re.search(r"[\n|\t]", norm[group.start : group.end]) or not _run_together(norm, tokens):
        return []
    found = [one for one in partitions(tokens, norm, width) if _signs_fit(norm, one, names)]
    return [one for one in found if _as_in_prose(one, names, prose)] or found


def _run_together(norm: str, tokens: Reading) -> bool:
    """Whether cells stand without a space: a nought leads, or words or a sign touch the number."""
    if any(leading_nought(norm[token.start : token.end]) for token in tokens):
        return True
    if any(left.end == right.start for left, right in pairwise(tokens)):
        return True
    start, end = tokens[0].start, tokens[-1].end
    around = norm[max(0, start - 1) : start] + norm[end : end + 1]
    return len(tokens) == 1 and not re.search(r"[\s|]", around)


def _signs_fit(norm: str, read: Reading, names: Sequence[str]) -> bool:
    """Whether only the change has a sign, and has it where one is printed."""
    signed = [i for i, token in enumerate(read) if norm[token.start] in "+-"]
    return not signed or [names[i] for i in signed] == ["change"]


def _as_in_prose(read: Reading, names: Sequence[str], prose: str) -> bool:
    """Whether every number of documents that the text states is that of the reading."""
    stated = [
        token.quantity is not None and said["number"] == str(token.quantity.value)
        for name, token in zip(names, read, strict=True)
        if name in _STATED and (said := _STATED[name].search(prose))
    ]
    return bool(stated) and all(stated)


def _cells(
    row: Indicator, label: str, names: Sequence[str], read: Sequence[Token | None], unit: str
) -> list[Cell]:
    columns = load_indicators().columns["proactive"]
    cells = []
    for name, token in zip(names, read, strict=False):
        if token is None:
            continue
        quantity = token.quantity or Quantity(None, state="blank")
        if name == "amount" and not quantity.unit and unit:
            quantity = Quantity(quantity.value, unit, quantity.bound, quantity.state)
        place = TableCell("proactive", row.row, name, label, columns[name].zh)
        cells.append(Cell(place, quantity, token.start, token.end))
    return cells
