"""The title of a report: found among menus, joined where it is broken over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lines import Line
from corpus.regex import regex
from corpus.report import Span

YEAR = r"(?:20\d{2}|[二2][〇○零0OoО][〇○零0一二三四五六七八九\d]{2})"
ORGANISATION = regex(
    r"^[\u4e00-\u9fff（）()·]{2,40}?(?:人民政府(?:机关|办公[室厅])?|管委会|管理委员会|办事处|委员会|分?局|办公[室厅]|"
    r"[厅委]|中心|分局|支队|总队|街道|镇|乡|(?:开发|高新|经开|实验|新|园)区)(?:[（(][^（）()]{2,20}[）)])?$"
)
DATE_LINE = regex(
    rf"[（(]?{YEAR}\s*年\s*[\d一二三四五六七八九十]{{1,3}}\s*月\s*[\d一二三四五六七八九十]{{1,3}}\s*日?[)）]?$"
)
"""A line that is a date and nothing else."""
DOCUMENT = r"(?:政府信息|政务信息|政务|信息)公开"
_TITLE = regex(
    rf"^[^。；！？?]{{0,60}}{DOCUMENT}[^。；！？?]{{0,25}}(?:报告|年报|总结)(?:[（(][^（）()]{{0,20}}[）)])?$"
)
_SHORT_TITLE = regex(rf"{YEAR}\s*年?度?\s*年报")
_LABEL = regex(r"^[#\s•·*]*(标\s*题|名\s*称|信息名称|题\s*名)\s*[:：|]\s*\|?\s*")
_BEHIND = regex(
    r"(?<=[告报结])[\s|【\[(（]+(?:保护视力|字体|字号|视力|大中小|打印|浏览|点击|访问|阅读|发布|发文|更新|"
    r"来源|作者|信息来源|时间|日期|索引号|分享|听全文)\S{0,4}[\s:：】\])）].*$|(?<=[告报结])[\s(（【\[]+20\d\d-\d.*$"
)
_OTHER_LABEL = regex(
    r"^[\s•·*]*(?:栏目|公开目录|分\s*类|目录|位置|当前位置|您的?位置|您现在的?位置|上一[篇条页]|下一[篇条页]|主题|来源|核心提示)"
    r"\s*[:：]"
)
_RUN_IN_TITLE = regex(
    rf"\s*(\S{{0,40}}?{YEAR}\s?年\S{{0,30}}?{DOCUMENT}\S{{0,12}}?报告)(?=\s|根据|本报告|为)"
)
_IN_SENTENCE = regex(
    r"(?:(?:现将|现就|向社会)(?:公布|发布|公开)?|公布|发布|编制[的了]?|(?<![务息])公开|形成了?)\s*《?"
    r"(?:[我本][\u4e00-\u9fff]{1,2}(?=20|二))?"
    rf"((?:(?!关于)[^\s，。；、（）()《》,;:：]){{0,30}}?{YEAR}\s*年度?[^，。；《》\s,;]{{0,20}}?信息公开[^，。；《》\s,;]{{0,8}}?报告)"
)
DOCUMENT_START = regex(rf"{DOCUMENT}|{YEAR}\s*年")
_FIRST_PART = regex(
    rf"(?:{YEAR}\s*年度?[\u4e00-\u9fff（）()]{{2,30}}|[\u4e00-\u9fff（）()]{{2,30}}{YEAR}\s*年度?)"
)
"""Who reports on which year, on the line above: 2019年西街街道, 宿州市人民政府2016年."""
_HEAD_LINES = 80
_JOINED_LINES = 3
_LONGEST_TITLE = 110


@dataclass(frozen=True, slots=True)
class Title:
    """The title as one string, and the lines that hold it; no span where a sentence names it."""

    text: str
    span: Span | None


def squeezed(text: str) -> str:
    """The text on one line, without blanks between Chinese characters and digits."""
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"(?<=[^\x00-\x7f]) (?=\S)|(?<=\S) (?=[^\x00-\x7f])", "", text)


def find_title(text: str, lines: Sequence[Line]) -> Title | None:
    """The title of a disclosure report, or None where the text has none."""
    head = head_lines(lines)
    single = [line for line in head if _is_title(line.text)]
    best = _preferred(single)
    if best is not None:
        return _with_neighbour(best, head)
    for count in range(2, _JOINED_LINES + 1):
        for first in range(len(head) - count + 1):
            group = head[first : first + count]
            if sum(len(line.text) for line in group) > _LONGEST_TITLE:
                continue
            joined = squeezed("".join(line.text for line in group))
            if _is_title(joined) and len(joined) <= 60 and DOCUMENT_START.search(group[0].text):
                return Title(_bare(joined), Span(group[0].start, group[-1].end))
    opening = text[:3000]
    run_in = _RUN_IN_TITLE.match(opening)
    if run_in:
        return Title(squeezed(run_in.group(1)), Span(run_in.start(1), run_in.end(1)))
    for line in head:
        if len(line.text) <= 40 and _SHORT_TITLE.search(line.text):
            return Title(squeezed(line.text), Span(line.start, line.end))
    named = _IN_SENTENCE.search(opening)
    return Title(squeezed(named.group(1)), None) if named else None


def head_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that are not blank before the first sentence of the report."""
    head: list[Line] = []
    for line in lines:
        if not line.text:
            continue
        if is_prose(line.text) or len(head) >= _HEAD_LINES:
            break
        head.append(line)
    return tuple(head)


def is_prose(line: str) -> bool:
    """Whether a line is running text: long, with the end of a sentence in it."""
    if len(line) > 60 and line.endswith(("：", ":", "；")):
        return True
    return len(line) >= 20 and "。" in line


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or _OTHER_LABEL.match(line) or ">" in line or "»" in line:
        return False
    if re.search("》[^《]*$|《[^》]*$", re.sub("《[^《》]*》", "", line)):
        return False  # part of a sentence that names a document, broken within the name
    return bool(_TITLE.match(squeezed(_bare(line))))


def _bare(line: str) -> str:
    """A line without the label before the title, and without what the page has behind it.

    Copies have the name of their site for that of the place: example.com东城街道2019年….
    """
    bare = re.sub(
        r"^[#\s•·*]+|^[#\s]*(?:[a-z0-9-]+\.)+[a-z]{2,4}(?=[\u4e00-\u9fff])",
        "",
        _LABEL.sub("", line),
    )
    return _BEHIND.sub("", bare).strip().rstrip("| ")


def _preferred(candidates: Sequence[Line]) -> Line | None:
    """The first that names a year; else the first (a menu entry may read like a title)."""
    for line in candidates:
        if re.search(YEAR, line.text):
            return line
    return candidates[0] if candidates else None


def _with_neighbour(line: Line, head: Sequence[Line]) -> Title:
    """An issuer alone on the line above belongs to a title that names none."""
    title = squeezed(_bare(line.text))
    at = head.index(line)
    above = squeezed(head[at - 1].text) if at else ""
    nameless = re.match(rf"^{YEAR}年度?{DOCUMENT}", title)
    broken = re.match(DOCUMENT, title) and _FIRST_PART.fullmatch(above)
    if (nameless and ORGANISATION.match(above)) or broken:
        return Title(above + title, Span(head[at - 1].start, line.end))
    return Title(title, Span(line.start, line.end))
