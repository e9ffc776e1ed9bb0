"""Lists as reports write them: 一是…；二是…, and numbered sub-sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.patterns import compile_words, load
from assistant.prose import Weighed, coverage, fold
from corpus.report import Report, Section, Span

_ORDINAL = re.compile(
    r"(?:(?<=[。；;：:，,、\n\s])|^)(十?[一二三四五六七八九十])(?:是|、(?=[^\n]{2,40}[。；;]))"
)
_NUMERALS = "一二三四五六七八九十"
_PARAGRAPH = r"(?<=[。；;：:！？])\s*\n|\n[^\S\n]*\n"
_SENTENCE_END = re.compile(rf"[。；;！？]|{_PARAGRAPH}")
_STOP = re.compile(rf"[。！？]|{_PARAGRAPH}")
_LONGEST_ITEM = 160
"""A longer item is cut at the end of its first sentence: its opening says what it is about."""
_HEADING = 22
"""A longer heading is a sentence that happens to use the word."""
_LEAD = 60
"""So far before a list stand the words that say what it lists."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, or a field of the report's own: its place, and the headings above it."""

    span: Span
    path: tuple[str, ...]
    field: bool = False


@dataclass(frozen=True, slots=True)
class _Topic:
    asks: re.Pattern[str]
    headings: re.Pattern[str]
    lead: re.Pattern[str]


@cache
def _topics() -> Mapping[str, _Topic]:
    return {
        name: _Topic(
            compile_words(entry["asks"]),
            re.compile("|".join(entry["headings"])),
            re.compile("|".join(entry["lead"])),
        )
        for name, entry in load("wording")["sections"].items()
    }


def named_topic(report: Report, folded: str) -> tuple[Item, ...]:
    """The problems or improvements that a report lists, if the question asks for them.

    Reports mix both under one heading (存在的问题及改进情况); the words before each list tell which
    it is.
    """
    for name, topic in _topics().items():
        items = topic_items(report, name) if topic.asks.search(folded) else ()
        if items:
            return items
    return ()


def topic_items(report: Report, name: str) -> tuple[Item, ...]:
    """What a report lists on one of the topics of ``wording.toml``: problems, improvements."""
    topic = _topics()[name]
    for section in _sections_of(report, topic):
        items = _listed(report, section, topic)
        if items:
            return items
    return ()


def headings_of(report: Report) -> tuple[Item, ...]:
    """The top headings of a report: what it speaks of, where nothing else tells."""
    return tuple(
        Item(_trimmed(report.source_text, section.start, section.heading_end), section.path)
        for section in report.sections
        if section.level == 1
    )


def _sections_of(report: Report, topic: _Topic) -> list[Section]:
    """Sections whose own heading speaks of the topic, those lowest in the tree and last first."""
    found = [s for s in report.sections if s.path and topic.headings.search(s.path[-1])]
    short = [s for s in found if len(s.path[-1]) <= 40]
    return sorted(short, key=lambda s: (-_clear(s, topic), len(s.path[-1]) > _HEADING, -s.start))


def _clear(section: Section, topic: _Topic) -> int:
    """A heading that speaks of nothing but the topic comes before one that mixes two."""
    others = [
        t for t in _topics().values() if t is not topic and t.headings.search(section.path[-1])
    ]
    return 0 if others else 1


def _listed(report: Report, section: Section, topic: _Topic) -> tuple[Item, ...]:
    mixed = not _clear(section, topic)
    runs = list(_runs(report, section))
    if mixed:
        led = [run for run in runs if topic.lead.search(_lead_of(report, section, run))]
        runs = [run for run in led if not _led_by_another(report, section, run, topic)]
        if not runs:
            return _sentences(report, section, topic) or tuple(
                Item(span, section.path) for span in (led[0] if led else ())
            )
    children = _children(report, section)
    if runs and (not children or len(runs[0]) >= 2):
        path = _path_at(report, runs[0][0].start)
        return tuple(Item(span, path) for span in runs[0])
    if children and not mixed:
        return tuple(_child_item(report, child) for child in children)
    return _sentences(report, section, topic)


def _lead_of(report: Report, section: Section, run: Sequence[Span]) -> str:
    """The words of a section right before a list."""
    at = run[0].start
    return report.source_text[max(section.heading_end, at - _LEAD) : at]


def _led_by_another(report: Report, section: Section, run: Sequence[Span], topic: _Topic) -> bool:
    """Whether the sentence right before a list speaks of another topic."""
    before = report.source_text[section.heading_end : run[0].start]
    stops = [0, *(m.end() for m in _STOP.finditer(before) if m.end() < len(before.rstrip()))]
    sentence = before[stops[-1] :]
    return any(other.lead.search(sentence) for other in _topics().values() if other is not topic)


def _sentences(report: Report, section: Section, topic: _Topic) -> tuple[Item, ...]:
    """The sentence that names the topic where nothing is numbered."""
    text = report.source_text[section.heading_end : section.end]
    at = 0
    for stop in _STOP.finditer(text):
        sentence = text[at : stop.end()]
        if topic.lead.search(sentence) and len(sentence.strip()) > 8:
            lead = len(sentence) - len(sentence.lstrip())
            start = section.heading_end + at + lead
            end = section.heading_end + stop.end()
            return (Item(Span(start, end), section.path),)
        at = stop.end()
    return ()


def _children(report: Report, section: Section) -> list[Section]:
    found = [
        s
        for s in report.sections
        if s.level == section.level + 1
        and section.start <= s.start < section.end
        and s is not section
    ]
    return found if len(found) >= 2 else []


def section_at(report: Report, at: int) -> Section | None:
    """The innermost section that holds a place."""
    inside = [s for s in report.sections if s.start <= at < s.end]
    return max(inside, key=lambda s: (s.level, s.start), default=None)


def _path_at(report: Report, at: int) -> tuple[str, ...]:
    section = section_at(report, at)
    return section.path if section else ()


def section_named(report: Report, weighed: Sequence[Weighed], least: float) -> Section | None:
    """The section whose own heading holds the most of the question's terms, if that is enough."""
    best, best_held = None, least
    for section in report.sections:
        if not section.path or len(section.path[-1]) > 50:
            continue
        held = coverage(weighed, fold(section.path[-1]))
        if held > best_held:
            best, best_held = section, held
    return best


def items_of(report: Report, section: Section) -> tuple[Item, ...]:
    """The items that a section enumerates: its sub-sections, or its 一是, 二是 ... ."""
    runs = list(_runs(report, section))
    children = _children(report, section)
    if children and (not runs or len(runs[0]) < len(children)):
        return tuple(_child_item(report, child) for child in children)
    return tuple(Item(span, section.path) for span in runs[0]) if runs else ()


def _child_item(report: Report, child: Section) -> Item:
    """A sub-section by its heading; by its first sentence where the heading is the whole of it."""
    end = child.heading_end if child.heading_end > child.start else child.end
    span = _trimmed(report.source_text, child.start, end)
    return Item(span, child.path)


def items_around(report: Report, at: int) -> tuple[Item, ...]:
    """The run of ordinals 一是, 二是 ... that holds a place; none if the place is in no run."""
    section = section_at(report, at)
    while section is not None:
        for run in _runs(report, section):
            if run[0].start <= at < run[-1].end:
                return tuple(Item(span, section.path) for span in run)
        outer = [
            s for s in report.sections if s.path == section.path[:-1] and s.start <= at < s.end
        ]
        section = outer[0] if outer and section.path else None
    return ()


def _runs(report: Report, section: Section) -> Iterator[list[Span]]:
    """The runs of ordinals in a section, in order."""
    text = report.source_text[section.start : section.end]
    runs: list[list[int]] = []
    for match in _ORDINAL.finditer(text):
        value = _value(match.group(1))
        if value == 1:
            runs.append([match.start()])
        elif runs and value == len(runs[-1]) + 1:
            runs[-1].append(match.start())
    for run in runs:
        if len(run) < 2:
            continue
        stops = [*run[1:], len(text)]
        spans = [
            _trimmed(
                report.source_text,
                section.start + start,
                section.start + stop,
                last=i == len(run) - 1,
            )
            for i, (start, stop) in enumerate(zip(run, stops, strict=True))
        ]
        yield spans


def _value(numeral: str) -> int:
    if numeral == "十":
        return 10
    return _NUMERALS.index(numeral[-1]) + 1 + (10 if len(numeral) > 1 else 0)


def _trimmed(source: str, start: int, stop: int, last: bool = False) -> Span:
    """An item without white space behind it; a long one, or the last, ends with its sentence."""
    text = source[start:stop]
    first = (_STOP if last else _SENTENCE_END).search(text, 3)
    if first and (last or len(text) > _LONGEST_ITEM):
        text = text[: first.end()]
    return Span(start, start + len(text.rstrip()))
