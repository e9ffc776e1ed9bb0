"""Page furniture: menus, counters, metadata lines, page numbers, adverts.

It is marked, never cut out, so that every offset into the source text stays true. In doubt a line
is left in the report: furniture that stays costs a little, a sentence that goes is lost.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from corpus.lines import Line, lines_of, merged
from corpus.regex import regex
from corpus.report import Span
from corpus.title import find_title, head_lines, is_prose
from corpus.wraps import is_full

_LONGEST_LINE = 400
_LONGEST_SENTENCE = 600
_MENU_SEPARATORS = regex(r"[\s|｜/／>＞»›·•\[\]【】()（）:：,，、\-]+")
_NUMBERED = regex(
    r"^(?:#+\s*)?(?:[一二三四五六七八九十]{1,3}\s*[、．.是]|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]|"
    r"第[一二三四五六七八九十百]{1,4}[章节条编部]|\d{1,2}\s*[、．.])"
)


_ALONE = regex(r"[1-9]\d?\Z")


@dataclass(frozen=True, slots=True)
class _Rules:
    words: frozenset[str]
    openers: frozenset[str]
    label: re.Pattern[str]
    pattern: re.Pattern[str]
    sentence: re.Pattern[str]
    inline: re.Pattern[str]


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    data = tomllib.loads((files("corpus") / "furniture.toml").read_text(encoding="utf-8"))
    labels = sorted(data["labels"].split(), key=len, reverse=True)
    spaced = "|".join(r"\s*".join(label) for label in labels)
    return _Rules(
        words=frozenset(data["words"].split()),
        openers=frozenset(data["openers"].split()),
        label=re.compile(rf"(?:^|(?<=[\s|｜•·\[【]))(?:{spaced})\s*[:：|｜]"),
        pattern=_any_of(data["patterns"]),
        sentence=_any_of(data["sentences"]),
        inline=re.compile("|".join(data["inline"])),
    )


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + r")\Z")


def furniture_spans(text: str, width: int = 0) -> tuple[Span, ...]:
    """The stretches of a text that belong to the page and not to the report, in order.

    ``width`` is that of the page: see ``line_width``.
    """
    rules = _rules()
    lines = lines_of(text)
    title = find_title(text, lines)
    spans = [Span(found.start(), found.end()) for found in rules.inline.finditer(text)]
    if title is not None and title.span is not None:
        spans += [
            Span(line.start, line.end)
            for line in head_lines(lines)
            if line.end <= title.span.start and not _NUMBERED.match(line.text)
        ]
    first_body = _first_body_line(lines)
    for number, line in enumerate(lines):
        if title is not None and title.span is not None and _holds(title.span, line):
            continue
        if _is_furniture(line.text, rules, edge=number < first_body):
            spans.append(Span(line.start, line.end))
    spans += _page_numbers(lines, width)
    spans += _tail(lines, rules)
    return merged(spans)


def _page_numbers(lines: Sequence[Line], width: int) -> Iterator[Span]:
    """The numbers that stand alone between the pages of a text: 1, 2, 3 from prose to prose.

    In prose that is cut at the width of a page nothing else leaves a number on a line of its own.
    """
    filled = [line for line in lines if line.text] if width else []
    numbers = [
        line
        for above, line, below in zip(filled, filled[1:], filled[2:], strict=False)
        if _ALONE.match(line.text)
        and _is_of_prose(above.text, width)
        and (_is_of_prose(below.text, width) or _NUMBERED.match(below.text))
    ]
    if len(numbers) > 1 and all(int(a.text) < int(b.text) for a, b in pairwise(numbers)):
        yield from (Span(line.start, line.end) for line in numbers)


def _is_of_prose(line: str, width: int) -> bool:
    return is_full(line, width) or line.endswith("。")


def _holds(span: Span, line: Line) -> bool:
    return span.start <= line.start < span.end


def _is_furniture(line: str, rules: _Rules, *, edge: bool) -> bool:
    if not line or len(line) > _LONGEST_SENTENCE:
        return False
    if rules.sentence.match(line):
        return True
    if len(line) > _LONGEST_LINE or "。" in line:
        return False
    if rules.pattern.match(line) or _all_menu(line, rules):
        return True
    labels = len(rules.label.findall(line))
    return labels >= 2 or (edge and labels == 1 and not _NUMBERED.match(line))


def _all_menu(line: str, rules: _Rules) -> bool:
    if line in rules.words:
        return line != "|" and not _could_be_a_cell(line)
    words = [word for word in _MENU_SEPARATORS.split(line) if word]
    return bool(words) and len(line) > 1 and all(word in rules.words for word in words)


def _could_be_a_cell(line: str) -> bool:
    """One character alone may be a piece of a table header that is printed downwards."""
    return len(line) == 1 and line not in "×✕"


def _first_body_line(lines: Sequence[Line]) -> int:
    for number, line in enumerate(lines):
        if line.text and (is_prose(line.text) or _NUMBERED.match(line.text)):
            return number
    return 0


def _tail(lines: Sequence[Line], rules: _Rules) -> list[Span]:
    """What follows the report: from the first foot-of-page word after its last sentence on."""
    last = 0
    for number in range(len(lines) - 1, -1, -1):
        if _is_body(lines[number].text, rules):
            last = number
            break
    spans = []
    opened = False
    for line in lines[last + 1 :]:
        if not line.text:
            continue
        opened = opened or _opens_tail(line.text, rules)
        if opened or _is_furniture(line.text, rules, edge=True):
            spans.append(Span(line.start, line.end))
    return spans


def _is_body(line: str, rules: _Rules) -> bool:
    if not line or _is_furniture(line, rules, edge=False):
        return False
    return is_prose(line) or bool(_NUMBERED.match(line)) or line.endswith(("。", "；"))


def _opens_tail(line: str, rules: _Rules) -> bool:
    words = [word for word in _MENU_SEPARATORS.split(line) if word]
    return bool(words) and words[0] in rules.openers
