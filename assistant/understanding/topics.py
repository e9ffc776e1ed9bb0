"""What a report lists on a topic that questions name: the problems it admits, its next steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.understanding.enumerations import (
    Item,
    child_item,
    children_of,
    path_at,
    runs_in,
    trimmed,
    unpadded,
)
from assistant.understanding.patterns import compile_words, load
from assistant.understanding.terms import Term
from corpus.regex import regex
from corpus.report import Report, Section, Span

_AGAINST_THEM = regex(
    r"(?:针对|围绕|解决|克服|弥补|改进)[^,，。？?]{0,8}?(?:问题|不足|短板|困难|薄弱环节)|"
    r"\b(?:address|tackl|remed|overcom|fix|solv|cur)\w* (?:\w+ ){0,3}"
    r"(?:problems?|shortcomings?|weakness(?:es)?|deficienc(?:y|ies)|gaps?|failings?)\b|"
    r"\bin response to (?:\w+ ){0,2}(?:problems?|shortcomings?|weakness(?:es)?|criticism)\b"
)
_IN_VIEW_OF_ONE = regex(
    r"(?:为了?|针对|由于)[^,，。？?]{6,40}的(?:问题|不足|短板|困难)[,，](?=[^,，。？?]*(?:哪|什么|谁|何))"
)
"""What says of one problem why that was done which is asked for: 为解决栏目跟不上改革的问题."""
_HEADING = 22
"""A longer heading is a sentence that happens to use the word."""
_LONGEST_HEADING = 40
_SENTENCES = 3
"""So many sentences are given where a report lists nothing."""
_SHORTEST = 8
_SENTENCE = regex(r"[^。！？\n]*(?:\n(?!\s*\n)[^。！？\n]*)*(?:[。！？]|\Z|\n)")
_PARAGRAPH = regex(r"(?<=[。；;！？])\s*\n\s*")


@dataclass(frozen=True, slots=True)
class _Topic:
    """``turn`` begins what a section says of the topic where its heading names another one too."""

    asks: re.Pattern[str]
    headings: re.Pattern[str]
    lead: re.Pattern[str]
    turn: re.Pattern[str] | None


@cache
def _topics() -> Mapping[str, _Topic]:
    return {
        name: _Topic(
            compile_words(entry["asks"]),
            re.compile("|".join(entry["headings"])),
            re.compile("|".join(entry["lead"])),
            re.compile(entry["turn"]) if entry["turn"] else None,
        )
        for name, entry in load("wording")["sections"].items()
    }


@cache
def _degrees() -> re.Pattern[str]:
    words = load("wording")["degree"]
    degree = compile_words(words["words"]).pattern
    return re.compile(f"(?:{degree})(?=(?:{'|'.join(words['of'])}))")


def without_degree(folded: str) -> str:
    """Folded words, blanks for a degree of what is not measured: "the biggest problem"."""
    return _degrees().sub(lambda match: " " * len(match.group()), folded)


def named_topic(report: Report, folded: str) -> tuple[Item, ...]:
    """The problems or improvements that a report lists, if the question asks for them."""
    asked = [name for name, topic in _topics().items() if topic.asks.search(_aimed(folded))]
    lists = [topic_items(report, name) for name in asked]
    return tuple(dict.fromkeys(item for items in lists for item in items))


def _aimed(folded: str) -> str:
    """A folded question without the problems that what it asks for is done against."""
    folded = _IN_VIEW_OF_ONE.sub(" ", folded)
    return _AGAINST_THEM.sub(" ", folded) if asks_for_improvements(folded) else folded


def asks_for_improvements(folded: str) -> bool:
    """Whether a question asks what a report means to do better."""
    return _topics()["improvements"].asks.search(folded) is not None


def begins_with_a_topic(folded: str) -> bool:
    """Whether a folded question of keywords is for what a report lists: "problems admitted"."""
    begins = _FIRST.match(folded)
    at = begins.end() if begins else 0
    return any(topic.asks.match(folded, at) for topic in _topics().values())


_FIRST = regex(r"(?:(?:the|main|chief|any|admitted|remaining|own|key) )*")


def names_a_topic(term: Term) -> bool:
    """Whether a term is a word for a topic itself: shortcomings, 短板, improvement measures."""
    said = (term.text, *term.chinese)
    return any(
        topic.asks.search(word) or topic.headings.search(word) or topic.lead.search(word)
        for topic in _topics().values()
        for word in said
    )


def topic_items(report: Report, name: str) -> tuple[Item, ...]:
    """What a report lists on one of the topics of ``wording.toml``: problems, improvements."""
    topic = _topics()[name]
    for section in _sections_of(report, topic):
        part = _part(report, section, topic)
        items = _listed(report, section, part) or tuple(_sentences(report, part, topic))
        if items:
            return items
    return ()


def _sections_of(report: Report, topic: _Topic) -> list[Section]:
    """Sections whose own heading speaks of the topic, those lowest in the tree and last first."""
    found = [s for s in report.sections if s.path and topic.headings.search(s.path[-1])]
    short = [s for s in found if len(s.path[-1]) <= _LONGEST_HEADING]
    return sorted(short, key=lambda s: (_mixed(s), len(s.path[-1]) > _HEADING, -s.start))


def _mixed(section: Section) -> bool:
    """Whether a heading names several topics."""
    return sum(bool(t.headings.search(section.path[-1])) for t in _topics().values()) > 1


def _part(report: Report, section: Section, topic: _Topic) -> Span:
    """The part of a section about the topic: 存在的问题及改进情况 come one after the other."""
    start, end = section.heading_end, section.end
    if not _mixed(section):
        return Span(start, end)
    for other in _topics().values():
        turn = other.turn and other.turn.search(report.source_text, start, end)
        if turn:
            return Span(turn.start(), end) if other is topic else Span(start, turn.start())
    return Span(start, end)


def _listed(report: Report, section: Section, part: Span) -> tuple[Item, ...]:
    """The sub-sections or ordinals of a part, whichever come first; else its paragraphs."""
    children = [c for c in children_of(report, section) if part.start <= c.start < part.end]
    runs = [*runs_in(report, part), *runs_in(report, part, bracketed=True)]
    first = min(runs, key=lambda run: run[0].start, default=None)
    if len(children) >= 2 and (first is None or children[0].start <= first[0].start):
        return tuple(child_item(report, child) for child in children)
    if first is not None:
        path = path_at(report, first[0].start)
        return tuple(Item(span, path) for span in first)
    cuts = [m.end() for m in _PARAGRAPH.finditer(report.source_text, part.start, part.end)]
    edges = [part.start, *cuts, part.end]
    spans = [
        unpadded(report, trimmed(report.source_text, start, stop))
        for start, stop in pairwise(edges)
    ]
    whole = [span for span in spans if span.end - span.start >= _SHORTEST]
    return tuple(Item(span, section.path) for span in whole) if len(whole) >= 2 else ()


def _sentences(report: Report, part: Span, topic: _Topic) -> Iterator[Item]:
    """The sentences that name the topic where nothing is listed; the first ones if none does."""
    spans = [
        unpadded(report, Span(*match.span()))
        for match in _SENTENCE.finditer(report.source_text, part.start, part.end)
    ]
    whole = [span for span in spans if span.end - span.start >= _SHORTEST]
    named = [s for s in whole if topic.lead.search(report.source_text, s.start, s.end)]
    for span in (named or whole)[:_SENTENCES]:
        yield Item(span, path_at(report, span.start))
