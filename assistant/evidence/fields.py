"""What a report says about itself: its date and number, its issuer's telephone and address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.understanding.enumerations import Item, path_at
from assistant.understanding.patterns import Script, compile_words, in_script, load, script_of
from corpus.language import read_simplified
from corpus.page_fields import PageField, labels, page_fields
from corpus.regex import regex
from corpus.report import Report, Span

_OF_THE_REPORT = r"(?:报告|年报|页面|网页|页头|页眉|文件)(?:里|中|上)?(?:的)?[^,，。？?]{0,10}?"
_ASKED = (
    r"(?:一?栏)?(?:里|中)?(?:各|分别|都)?(?:是|为|写|标|叫|有|填|显示|属|在|归)?[^,，。？?的]{0,4}"
    r"(?:什么|哪|多少|几|谁|何|啥)|(?:是|为)?[?？]?$|[和与、及]"
)
"""How a question asks for what stands under a key that it names."""
_ROAD = regex(
    "([\u4e00-\u9fff]{2}(?<![条个么])(?:路|街|大道|[东南西北]道|巷|弄))的?(?:几|多少|哪)号"
)
"""The road of which a question asks for the house number."""
_OFTEN_SAID = frozenset(
    ["标题", "名称", "信息名称", "日期", "时间", "保存", "打印", "评论", "移动", "审核", "编辑"]
)
"""Keys that are not missed where a page lacks them: a report says these things elsewhere too."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field by its name in wording.toml: how one asks for it, under which keys pages print it.

    What it is found by is compiled when it is asked for: most questions ask for none.
    """

    name: str
    keys: frozenset[str]

    def asked_in(self, folded: str) -> bool:
        """Whether a folded question asks for the field."""
        return _has(self.name, "asks", folded) and not _has(self.name, "bars", folded)

    def only_answers(self, folded: str) -> bool:
        """Whether it is asked for so that nothing else of a report answers."""
        return _has(self.name, "only", folded) and self.asked_in(folded)

    def answers(self, folded: str, said: str) -> bool:
        """Whether what is printed has what a folded question asks for in particular."""
        road, needs = _ROAD.search(folded), _needs(self.name)
        if road is not None and needs and road[1] not in said:
            return False
        return all(has.search(said) for asked, has in needs if asked.search(folded))

    @property
    def finds(self) -> tuple[re.Pattern[str], ...]:
        """How texts print the field."""
        return _finds(self.name)


@cache
def _words(name: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = load("wording")["fields"][name]
    return words


def _has(name: str, known: str, folded: str) -> bool:
    """Whether a folded question has words of a field that are known as ``asks``, ``bars``, ..."""
    pattern = _pattern(name, known, script_of(folded))
    return pattern is not None and pattern.search(folded) is not None


@cache
def _pattern(name: str, known: str, script: Script) -> re.Pattern[str] | None:
    words = in_script(_words(name).get(known, ()), script)
    return compile_words(words) if words else None


@cache
def _needs(name: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((regex(asked), regex(has)) for asked, has in _words(name).get("needs", ()))


@cache
def _finds(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _words(name)["finds"]))


@cache
def _fields() -> dict[str, _Field]:
    return {
        name: _Field(name, frozenset(entry.get("keys", ())))
        for name, entry in load("wording")["fields"].items()
    }


def fields_asked(folded: str) -> tuple[_Field, ...]:
    """The fields that a folded question asks for, by other words than the keys of pages."""
    return tuple(field for field in _fields().values() if field.asked_in(folded))


def spans_asking(folded: str) -> tuple[Span, ...]:
    """Where a folded question asks for a field."""
    patterns = (_pattern(f.name, "asks", script_of(folded)) for f in fields_asked(folded))
    found = (match for one in patterns if one for match in one.finditer(folded))
    return tuple(Span(*match.span()) for match in found)


def fields_of(report: Report, folded: str) -> tuple[Item, ...]:
    """The places that state the fields asked for; the first of each, in the order of the text."""
    printed = _printed(report)
    named = [one for one in printed if _is_filled(one) and _names(folded, one.key)]
    spans = [one.span for one in named]
    for field in fields_asked(folded):
        if any(_is_one_of(one.key, field.keys) for one in named):
            continue
        found = _best_match(report, field.finds) or _under_key(printed, field.keys)
        if found is not None and field.answers(folded, report.source_text[found.start : found.end]):
            spans.append(found)
    ordered = sorted(dict.fromkeys(spans), key=lambda span: span.start)
    return tuple(Item(span, path_at(report, span.start), field=True) for span in ordered)


def field_of(report: Report, name: str) -> Item | None:
    """The place that states one field, by its name in wording.toml."""
    field = _fields()[name]
    found = _best_match(report, field.finds) or _under_key(_printed(report), field.keys)
    return Item(found, path_at(report, found.start), field=True) if found else None


def only_a_field_answers(folded: str) -> bool:
    """Whether a field is asked for so that nothing else of a report answers: a fax number."""
    if _keys_only().search(folded):
        return True
    return any(field.only_answers(folded) for field in _fields().values())


@cache
def _keys_only() -> re.Pattern[str]:
    keys = "|".join(sorted(labels() - _OFTEN_SAID))
    asked = "(?:是|为)?(?:什么|哪\\w{0,2}|多少|几|谁|何)?[?？]?$"
    return re.compile(f"(?:报告|年报|页面)的?(?:{keys}){asked}")


def _printed(report: Report) -> tuple[PageField, ...]:
    """What the page says of the report; that of a copy says it of the copy."""
    return () if _is_copy(report) else page_fields(report.source_text)


def _is_copy(report: Report) -> bool:
    from corpus.header import is_republished  # what reads reports is not loaded for each question

    return is_republished(report.source_text, report.furniture)


def _is_filled(field: PageField) -> bool:
    return field.value.start < field.value.end


def _is_one_of(key: str, keys: frozenset[str]) -> bool:
    return any(key.endswith(one) for one in keys)


def _names(folded: str, key: str) -> bool:
    """Whether a question asks for what stands under a key, which may say more than its own word."""
    said = (key, *(known for known in labels() if key.endswith(known)))
    words = [re.escape(word) for word in said if word in folded]
    own = f"{_OF_THE_REPORT}(?<!落款)(?<!落款的)"  # the date under a signature is no page's
    return any(re.search(f"{own}{word}(?:{_ASKED})", folded) for word in words)


def _under_key(printed: Sequence[PageField], keys: frozenset[str]) -> Span | None:
    found = (one for one in printed if _is_filled(one) and _is_one_of(one.key, keys))
    return next((one.span for one in found), None)


def _best_match(report: Report, patterns: Sequence[re.Pattern[str]]) -> Span | None:
    """The first place that is the report's own: a copy's site and date are its publisher's."""
    text = read_simplified(report.source_text)  # as long: what it finds stands there
    copied = _is_copy(report)
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not copied or not any(s.start <= match.start() < s.end for s in report.furniture):
                said = match.group()
                start = match.start() + len(said) - len(said.lstrip())
                return Span(start, match.start() + len(said.rstrip()))
    return None
