"""What the reports of others say of a place or a body that has no report of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.understanding.named import bare
from assistant.understanding.romanised import spelt_so
from corpus.language import HAN
from corpus.place_mention import PlaceMention
from corpus.place_words import place_words, topic_of
from corpus.regex import regex
from corpus.report import Header

TextOf = Callable[[str], str]
"""The source text of a report."""

_MOST_READ = 60
"""So many reports are read at most for the name of a place that has none of its own."""
_MOST_CHILDREN = 40
"""So many reports of a wider place are looked into for a longer name."""
_A_COUNTY = len("洛浦县")
"""Characters of a full name at least: shorter names are words as well."""
_GOVERNMENT = regex("人民政府(?:机关)?$|(?:党工委)?管(?:理)?委(?:员)?会$")


def full_name(mention: PlaceMention) -> str:
    """A place, or a body with its place before it, as reports of others write it.

    As it is typed where that is Chinese: an issuer may have its own name wrong.
    """
    typed = re.search(f"[{HAN}]", mention.text) is not None
    if mention.department:
        whole = typed and mention.department in mention.text
        return mention.text if whole else f"{mention.zh}{mention.department}"
    name = mention.text if typed and mention.readings else _GOVERNMENT.sub("", mention.zh)
    return name if _ZONE.search(name) else bare(name)


def is_elsewhere(mention: PlaceMention, report_ids: Sequence[str]) -> bool:
    """Whether a place is none of those that reports are of, nor one that they lie in."""
    outside = mention.kind == "parent" and set(report_ids).isdisjoint(mention.report_ids)
    return not mention.department and (mention.kind == "known_place" or outside)


def body_beside(
    mentions: Sequence[PlaceMention],
    report_ids: Sequence[str],
    headers: Mapping[str, Header],
    text_of: TextOf,
) -> str | None:
    """A body, or a place, without a report that is named beside the reports that are meant.

    "" for a place that only is in their issuers' names; None where none is named beside them.
    """
    for body in (m for m in mentions if m.department and m.kind == "known_place"):
        name = full_name(body)
        written = next(filter(None, (as_written(name, text_of(i)) for i in report_ids)), "")
        if written or not set(body.above).isdisjoint(report_ids):
            return written or name  # the county police in the city's report
    other = next((m for m in mentions if is_elsewhere(m, report_ids)), None)
    if other is None:
        return None
    name = bare(other.zh)
    shortened = re.compile(".*".join(map(re.escape, name)))  # 东湖风景 of 东湖生态旅游风景区
    its_own = any(shortened.search(headers[report_id].issuer) for report_id in report_ids)
    return "" if its_own else name


def from_above(
    mention: PlaceMention, years: Sequence[int], headers: Mapping[str, Header], text_of: TextOf
) -> tuple[str, ...]:
    """The reports of the governments over a place, of the years asked for, that write of it."""
    name = full_name(mention)
    return tuple(
        report_id
        for report_id in mention.above
        if report_id in headers
        and (not years or headers[report_id].year in years)
        and as_written(name, text_of(report_id))
    )


def as_written(name: str, text: str) -> str:
    """A name as a text has it, a development zone's in full (经济技术开发区); empty for none."""
    text = "".join(text.split())
    if name in text:
        return name
    if not _ZONE.search(name):
        return ""
    spelt = re.search(f"[{HAN}]{{0,4}}?".join(map(re.escape, name)), text)
    return spelt.group() if spelt else ""


def body_as_written(mention: PlaceMention, texts: Iterable[str]) -> str:
    """What one of the texts calls a body: 市卫生健康委 is 卫健委; "" where none writes of it.

    The ending is the text's own, and so are the words for what the body deals with, as far as
    those of the one are among those of the other. A city's body is none of its counties'.
    """
    department = mention.department
    whole = ["".join(text.split()) for text in texts]
    if any(department in text for text in whole):
        return department
    stem, words = _ENDING.sub("", department), place_words()
    topic = topic_of(department) or words.shortened_zh.get(department)
    alike = (
        word for word, dealt_with in words.topics_zh.items()
        if dealt_with == topic and len(word) > 1
        and (set(word) <= set(stem) or set(stem) <= set(word))
    )  # fmt: skip
    stems = sorted({stem, *alike}, key=len, reverse=True)
    its_own = "(?<![县区])" if mention.zh.endswith("市") else ""
    called = "|".join(map(re.escape, stems))
    body = re.compile(f"{its_own}(?:{called})(?:委员会|办公室|[局委厅办])(?!.{{0,4}}分局)")
    found = (body.search(text) for text in whole)
    return next((match.group() for match in found if match), "")


_ENDING = regex("(?:委员会|办公室|局|委|厅|办)$")
_ZONE = regex("(?:经开|高新|开发|工业园|产业园|新|园)区$")


def from_elsewhere(
    mention: PlaceMention,
    years: Sequence[int],
    held: Sequence[str],
    headers: Mapping[str, Header],
    text_of: TextOf,
) -> tuple[str, ...]:
    """The reports that write of a place by its full name, as of one that they help."""
    if mention.kind != "known_place" or mention.department:
        return ()
    if len(held) > _MOST_READ or len(mention.zh) < _A_COUNTY:
        return ()
    return tuple(
        report_id
        for report_id in held
        if (not years or headers[report_id].year in years) and mention.zh in text_of(report_id)
    )


_ITS_SITE = regex(
    r"(?:'s)? (?:web ?site|site|web portal|portal|network|(?:online |web )?platform)\b", re.I
)
"""What follows the name of a place that is that of a website: the Hongshan site is 红山网."""


def with_the_site_named(
    text: str, mentions: Sequence[PlaceMention], held: Sequence[str], text_of: TextOf
) -> tuple[tuple[str, ...], list[PlaceMention]]:
    """The reports that write of a website called like a place without a report, if one is named.

    And the other places named.
    """
    sites = (m for m in mentions if m.kind == "known_place" and _ITS_SITE.match(text, m.end))
    site = next(sites, None)
    if site is None or len(held) > _MOST_READ or not site.text.isascii():
        return (), list(mentions)
    writing = tuple(i for i in held if spelt_so(site.text.lower(), (text_of(i),), "网"))
    return writing, [m for m in mentions if m is not site]


def in_a_longer_name(text: str, mention: PlaceMention, text_of: TextOf) -> tuple[str, ...]:
    """Reports that write a longer name that the place only begins (新疆领科物联网产业园)."""
    name = text[mention.start : mention.end + 2]
    if name.endswith(("人民", "政府")):
        return ()  # the government of the place itself
    if not _FOUR_AT_LEAST.fullmatch(name) or _GOES_ON.search(name[-2:]):
        return ()
    children = mention.report_ids[:_MOST_CHILDREN]
    return tuple(i for i in children if name in text_of(i))


_FOUR_AT_LEAST = regex(f"[{HAN}]{{4,}}")
_GOES_ON = regex("[年的有是在收和与]$|[年的有]")
