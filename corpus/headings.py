"""Where headings stand and how far they reach.

A heading is told by its mark (第一章, 一、, （一）, 1、, （1）, ①, 一是, a Markdown #). It may fill
a line, run into its paragraph, or, in a report that is all on one line, stand in the middle of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lines import Line

CHAPTER, PART, ONE, BRACKETED_ONE, FIGURE, BRACKETED_FIGURE, CIRCLED, FIRSTLY = range(8)
"""Kinds of marks, outermost first."""

_CHINESE = "[一二三四五六七八九十]"
_MARK = re.compile(
    rf"(?P<hash>#{{1,6}}\s+)?(?:"
    rf"(?P<k0>第(?P<n0>{_CHINESE}{{1,3}})(?:章|编|部分)[\s、:：]*)|"
    rf"(?P<k1>第(?P<n1>[一二三四五六七八九十百]{{1,5}})[节条](?!第)[\s、:：]*)|"
    rf"(?P<k2>(?P<n2>{_CHINESE}{{1,3}})\s?[、．.]\s*)|"
    rf"(?P<k3>[（(]\s?(?P<n3>{_CHINESE}{{1,3}})\s?[)）][、．.]?\s*)|"
    r"(?P<k4>(?P<n4>\d{1,2})\s?[、．.](?![\d%])\s*)|"
    r"(?P<k5>[（(]?\s?(?P<n5>\d{1,2})\s?[)）][、．.]?\s*)|"
    r"(?P<k6>(?P<n6>[①②③④⑤⑥⑦⑧⑨⑩])\s*)|"
    rf"(?P<k7>(?P<n7>{_CHINESE})\s{{0,3}}是(?!否)))"
)
_HASH = re.compile(r"(#{1,6})\s+(?=\S)")
_INLINE_ONE = re.compile(
    rf"(?:(?<=[。；;：:！!？?”）)>\s\d])|^)({_CHINESE}{{1,3}})\s?[、．](?!{_CHINESE}[、，])"
)
_INLINE = re.compile(
    rf"(?<!第)(?:[（(](?:{_CHINESE}{{1,3}}|\d{{1,2}})[)）](?![项款条])|"
    rf"(?<![\d.第])\d{{1,2}}[、．.](?![\d%])|[①②③④⑤⑥⑦⑧⑨⑩]|{_CHINESE}{{1,3}}、)"
)
_SENTENCE_END = "。；;：:！!？?”）)>"
_ROW_LABEL = re.compile(
    r"(?:本年新收政府信息公开申请数量|上年结转政府信息公开申请数量|本年度办理结果|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|总计|"
    r"结转下年度继续办理|属于国家秘密|其他法律、?行政法规禁止公开|危及.三安全一稳定.|保护第三方合法权益|属于三类内部事务信息|属于四类过程性信息|"
    r"属于行政执法案卷|属于行政查询事项|本机关不掌握相关政府信息|没有现成信息需要另行制作|补正后申请内容仍不明确|信访举报投诉类申请|重复申请|"
    r"要求提供公开出版物|无正当理由大量反复申请|要求行政机关确认或重新出具已获取信息|申请人无正当理由逾期不补正|申请人逾期未按收费通知要求|其他)"
    r"(?:[（(]区分处理的.{0,25}|[、，].{0,40})?[\s\d|、，./—-]*$"
)
_CONTENTS_LINE = re.compile(r"(?:[.…·。_]{3,}|\s{4,})\s*\d{1,3}$")
STATUTORY = re.compile(
    r"(?:总体情况|概述|(?:行政机关)?主动公开政府信息(?:的)?情况|(?:行政机关)?(?:收到和处理政府信息公开申请|政府信息依申请公开工作|"
    r"依申请公开政府信息)(?:的)?情况|(?:因)?政府信息公开(?:工作被)?(?:申请)?行政法?复议(?:、|和|，|,)(?:被?提起)?行政诉讼(?:的)?情况|"
    r"(?:政府信息公开工作)?存在的?主要问题(?:及|和)改进(?:情况|措施)|其他需要(?:报告|说明)的事项)"
)
_ALONE = re.compile(STATUTORY.pattern + r"\s*$")
_GLUED = re.compile(
    r".{2,40}?(?:情况|方面|概述|事项|问题|措施|工作|形式|类别|数量|建设|平台|网站|渠道|范围|机制)"
    r"(?=20\d\d\s*年|今年|本年|我[区市县省局委办]|全[区市县省]|[（(]本列|第二十条|截至|在|依托|积极|目前|由)"
)
_HEADING_WORD = re.compile(r"(?:情况|事项|措施|问题|概述|方面|工作|报告|建设|公开)$")
_LONGEST_HEADING = 60
_LONGEST_LOOK = 400
_LONG_LINE = 400


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a heading: its kind, its number and where the words after it begin."""

    start: int
    words: int
    rank: int
    number: int
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed and where it ends.

    ``run_in`` tells a heading that is the first sentence of its paragraph, ``cut`` one that is only
    the beginning of a long first sentence, which then belongs to the body as a whole.
    """

    mark: Mark
    text: str
    end: int
    run_in: bool
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A text as the search for headings sees it: furniture and tables blanked out."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    width: int

    @property
    def wrapped(self) -> bool:
        """Whether lines are cut at the width of a page, as in text taken from a PDF."""
        return self.width > 0

    def line_at(self, offset: int) -> int:
        """The number of the line that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def paragraph_end(self, offset: int) -> int:
        """Where the paragraph that holds an offset ends."""
        number = self.line_at(offset)
        while self.wrapped and number + 1 < len(self.lines):
            text = self.lines[number].text
            if not self.lines[number + 1].text or self._is_last_of_paragraph(text):
                break
            number += 1
        return self.lines[number].end

    def _is_last_of_paragraph(self, text: str) -> bool:
        return len(text) < self.width * 0.9 and text.endswith(tuple("。；：！？”"))

    def follows_break(self, number: int) -> bool:
        """Whether a line begins something new, and is not the rest of a line cut by the page."""
        if not self.wrapped or number == 0:
            return True
        above = self.lines[number - 1].text
        return len(above) < self.width * 0.85 or above.endswith(tuple("。；：！？”）)."))


def page_of(text: str, lines: Sequence[Line]) -> Page:
    """Prepares a blanked text; finds out whether its lines are cut at a fixed width."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= 12)
    width = lengths[int(len(lengths) * 0.9)] if len(lengths) >= 8 else 0
    full = [line.text for line in lines if len(line.text) >= width * 0.85]
    cut = sum(1 for line in full if not line.endswith(tuple("。；：:！？”）)|")))
    if not (0 < width <= 60 and len(full) >= 8 and cut > len(full) * 0.5):
        width = 0
    return Page(text, tuple(lines), tuple(line.start for line in lines), width)


def marks_of(page: Page) -> list[Mark]:
    """Every numbered mark that can begin a heading, in order; 一是 is left to the caller."""
    marks: list[Mark] = []
    last_one = 0
    for number, line in enumerate(page.lines):
        if not line.text:
            continue
        start = line.start + _indent(page.text, line)
        mark = _mark_at(page, number, start, last_one)
        if mark is not None:
            marks.append(mark)
            last_one = mark.number if mark.rank == ONE else last_one
        if line.end - line.start > _LONG_LINE:
            inner = _marks_inside(page.text, line, mark, last_one)
            marks += inner
            last_one = next((m.number for m in reversed(inner) if m.rank == ONE), last_one)
    return marks


def _indent(text: str, line: Line) -> int:
    raw = text[line.start : min(line.end, line.start + 200)]
    return len(raw) - len(raw.lstrip())


def _mark_at(page: Page, number: int, start: int, last_one: int) -> Mark | None:
    line = page.lines[number]
    found = _MARK.match(page.text, start, line.end)
    if found is None:
        return _mark_without_number(page, line, start, last_one)
    rank = _rank(found)
    rest = page.text[found.end() : min(line.end, found.end() + _LONGEST_LOOK)].strip()
    if rank == FIRSTLY or _no_heading(rest, rank) or not page.follows_break(number):
        return None
    if not rest and not _next_text(page, number):
        return None
    return Mark(start, found.end(), rank, _number(found.group(f"n{rank}")))


def _mark_without_number(page: Page, line: Line, start: int, last_one: int) -> Mark | None:
    """A Markdown heading, a statutory heading without number, or one that has lost its number."""
    text = line.text
    hashes = _HASH.match(page.text, start, line.end)
    if hashes:
        return Mark(start, hashes.end(), min(len(hashes.group(1)), CIRCLED), 0)
    if text.startswith("、") and 4 < len(text) <= 45 and _HEADING_WORD.search(text):
        return Mark(start, start + 1, ONE, last_one + 1)
    if _ALONE.match(text):
        return Mark(start, start, ONE, last_one + 1)
    return None


def _no_heading(rest: str, rank: int) -> bool:
    if _ROW_LABEL.match(rest) or _CONTENTS_LINE.search(rest):
        return True
    if rank == ONE and re.match(rf"{_CHINESE}[、，]|{_CHINESE}{{1,3}}(?:类|级|产业|线|期)", rest):
        return True
    return bool(re.match(r"[项款条]|[\d\s.,%]+$", rest))


def _next_text(page: Page, number: int) -> str:
    following = page.lines[number + 1 : number + 3]
    return next((line.text for line in following if line.text), "")


def _rank(found: re.Match[str]) -> int:
    return next(rank for rank in range(8) if found.group(f"k{rank}") is not None)


def _number(figures: str) -> int:
    if figures in "①②③④⑤⑥⑦⑧⑨⑩":
        return "①②③④⑤⑥⑦⑧⑨⑩".index(figures) + 1
    if figures.isdigit():
        return int(figures)
    tens, ten, ones = figures.replace("百", "").rpartition("十")
    value = " 一二三四五六七八九".find
    return (value(tens[-1]) if tens else 1) * 10 * bool(ten) + (value(ones[-1]) if ones else 0)


def _marks_inside(text: str, line: Line, first: Mark | None, last_one: int) -> list[Mark]:
    """The headings of a report, or of a large part of one, that is printed as one line."""
    ones = _sequence(text, line, last_one if first is None else first.number)
    if len(ones) < 2:
        return []
    marks = list(ones)
    bounds = [mark.start for mark in ones] + [line.end]
    for opening, end in zip(bounds, bounds[1:], strict=False):
        marks += _below(text, opening, end)
    return sorted(marks, key=lambda mark: mark.start)


def _sequence(text: str, line: Line, last_one: int) -> list[Mark]:
    """一、 二、 三、 in this order after ends of sentences, from 一 or the number that is next."""
    ones: list[Mark] = []
    expected = last_one + 1
    for found in _INLINE_ONE.finditer(text, line.start, line.end):
        number = _number(found.group(1))
        rest = text[found.end() : found.end() + 60]
        if (
            _ROW_LABEL.match(rest)
            or _is_row(rest)
            or (number == 1 and ones and ones[0].number == 1)
        ):
            continue
        if number == expected or (number == 1 and not ones) or (ones and number == expected + 1):
            ones.append(Mark(found.start(), _skip(text, found.end()), ONE, number, inline=True))
            expected = number + 1
    return ones


def _below(text: str, opening: int, end: int) -> list[Mark]:
    """Marks of lower ranks inside one section of a one-line report."""
    marks: list[Mark] = []
    last = opening
    numbers: dict[int, int] = {}
    for found in _INLINE.finditer(text, opening + 1, end):
        exact = _MARK.match(text, found.start(), end)
        if exact is None or _rank(exact) <= ONE or _is_row(text[exact.end() : exact.end() + 60]):
            continue
        rank, number = _rank(exact), _number(exact.group(f"n{_rank(exact)}"))
        before = text[max(last, found.start() - 60) : found.start()].rstrip()
        close = found.start() - last <= 40 and not re.search("[。；]", before)
        if not close and before[-1:] not in "。！？”）)>" and not before[-1:].isdigit():
            continue
        if number != 1 and number <= numbers.get(rank, 0):
            continue
        numbers = {kind: count for kind, count in numbers.items() if kind < rank}
        numbers[rank] = number
        marks.append(Mark(found.start(), exact.end(), rank, number, inline=True))
        last = found.start()
    return marks


def _is_row(rest: str) -> bool:
    """Whether words are a row label of a statutory table with its figures run on to it."""
    label = re.match(_ROW_LABEL.pattern.rsplit(r"(?:[（(]区分", 1)[0], rest)
    return bool(label) and not re.match(r"情况|方面|工作|的|需要", rest[label.end() :])


def _skip(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] in " \t\u3000\xa0":
        offset += 1
    return offset


def heading_of(page: Page, mark: Mark, limit: int) -> Heading | None:
    """The words of a heading, before the next mark, table or paragraph.

    Args:
        page: the blanked text.
        mark: where the heading begins.
        limit: where the next mark or table begins.
    """
    paragraph = page.paragraph_end(mark.words) if not mark.inline else limit
    line = page.lines[page.line_at(mark.words)]
    bound = min(limit, max(paragraph, line.end), mark.words + _LONGEST_LOOK)
    ahead = page.text[mark.words : bound]
    if not ahead.strip():
        ahead = page.text[mark.words : min(limit, mark.words + _LONGEST_LOOK)]
        ahead = ahead[: len(ahead) - len(ahead.lstrip()) + 80].split("\n\n")[0]
    if not ahead.strip():
        return None
    length, run_in = _reach(page, mark, line, ahead)
    cut = length == 0
    words = ahead[: _beginning(ahead) if cut else length].rstrip()
    end = mark.words + len(words)
    text = printed(page.text[mark.start : end])
    if run_in and end < limit and page.text[end] in "。：:；;！？":
        end += 1
    return Heading(mark, text, end, run_in, cut) if text else None


def _reach(page: Page, mark: Mark, line: Line, ahead: str) -> tuple[int, bool]:
    """How many characters belong to the heading (0: no end), and whether text runs on after it."""
    official = STATUTORY.match(ahead)
    if official and (mark.inline or re.match(r"[\s。：:（(第2]|$", ahead[official.end() :])):
        return official.end(), True
    sentence = re.search(r"[。！？!?]|[；;](?=\s|$)", ahead)
    if not mark.inline:
        own = page.text[mark.words : line.end].strip()
        own_end = page.text[mark.words : line.end].rstrip()
        if own and len(own) <= _LONGEST_HEADING and not re.search("[。！？]", own[:-1]):
            colon = re.search("[：:]", own[:-1])
            if colon is None and not _goes_on(page, line, own):
                return len(own_end), own[-1] in "。；;：:"
    colon = re.search("[：:]", ahead[:30])
    if colon and (sentence is None or colon.start() < sentence.start()):
        return colon.start(), True
    blank = re.search(
        r"(?<=[\u4e00-\u9fff”）)])[ \u3000\xa0]+(?=[\u4e00-\u9fff“]|20\d\d)", ahead[:45]
    )
    if blank and (mark.inline or sentence is None or sentence.start() > _LONGEST_HEADING):
        return blank.start(), True
    glued = _GLUED.match(ahead[:80].split("。")[0])
    if glued and (mark.inline or sentence is None or sentence.start() > _LONGEST_HEADING):
        return glued.end(), True
    if sentence and sentence.start() <= _LONGEST_HEADING:
        return sentence.start(), True
    if mark.inline and sentence is None and len(ahead.strip()) <= _LONGEST_HEADING:
        return len(ahead), False
    return 0, True


def _beginning(ahead: str) -> int:
    """How much of a long first sentence stands for it: to its first comma, or to a lesser pause."""
    comma = re.search("[，,；;]", ahead[:40])
    if comma:
        return comma.start()
    pause = max(ahead.rfind("、", 10, _LONGEST_HEADING), ahead.find("》", 10, _LONGEST_HEADING) + 1)
    return pause if pause >= 10 else min(30, len(ahead))


def _goes_on(page: Page, line: Line, own: str) -> bool:
    """Whether a heading is cut by the width of the page and goes on in the next line."""
    if not page.wrapped or len(line.text) < page.width * 0.85 or own[-1] in "。；：！？":
        return False
    return True


def printed(text: str) -> str:
    """A heading as printed: on one line, without Markdown signs and closing punctuation."""
    text = re.sub(r"^#+\s*", "", text.strip())
    text = re.sub(r"(?<=[^\x00-\x7f])\s*\n\s*(?=\S)", "", text)
    return re.sub(r"\s+", " ", text).rstrip("。：:；;！ ").strip()
