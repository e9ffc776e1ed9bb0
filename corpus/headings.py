"""The words of a heading, and where the text under it begins.

A heading may fill a line, be broken over two, or run into its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.lines import Line
from corpus.marks import STATUTORY, Mark
from corpus.page import Page
from corpus.regex import regex

_GLUED = regex(
    r".{2,40}?(?:情况|方面|概述|事项|问题|措施|工作|形式|类别|数量|建设|平台|网站|渠道|范围|机制|公开|领导|管理|制度|保障|点|栏)"
    r"(?=20\d\d\s*年|今年|本年|我[区市县省局委办]|[全各][区市县省乡]|[（(]本列|第二十条|截至|一是|"
    r"在|依托|积极|目前|由|坚持|指定|重点依托)"
)
_YEAR_FOLLOWS = regex(r"[\u4e00-\u9fff、“”]{4,40}?(?=20\d\d\s*年度?[,，])")
_LONGEST_HEADING = 60
_LONGEST_LOOK = 400


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
    year = _YEAR_FOLLOWS.match(ahead)
    if year:
        return year.end(), True
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
    return page.is_full(line.text) and own[-1] not in "。；：！？"


def printed(text: str) -> str:
    """A heading as printed: on one line, without Markdown signs and closing punctuation."""
    text = re.sub(r"^#+\s*|\*\*", "", text.strip())
    text = re.sub(r"(?<=[^\x00-\x7f])\s*\n\s*(?=\S)", "", text)
    return re.sub(r"\s+", " ", text).rstrip("。：:；;！| ").strip()
