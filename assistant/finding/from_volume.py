"""How much information a report says was published: in all, or through one channel."""

from __future__ import annotations

import re

from assistant.evidence.evidence import Evidence, Finds
from assistant.judging.volume import ALL, MADE_PUBLIC, NO_UNITS, WEBSITE, volume_asked
from assistant.understanding.question import Question
from assistant.understanding.wants import OF_ALL_YEARS
from corpus.regex import regex
from corpus.report import Fact, Report

_OTHER_TIME = regex(
    r"[以之]前|年前|累计|历年|到[^,，。？?]{0,6}[年月]底|"
    r"\b(?:before|prior to|until|since|so far|to date)\b"
)
_SO_FAR = regex(
    rf"{OF_ALL_YEARS.pattern}|"
    r"(?<![全本当]年)累计|历年|至今|迄今|[截到][至止]?[^,，。？?]{0,8}年?底|"
    r"\b(?:so far|to date|(?:by|to) the end of|since|overall|cumulative\w*|"
    r"all[- ]time|running total)\b"
)
SURE_OF_VOLUME = 0.85


def from_volume(question: Question, finds: Finds) -> Evidence | None:
    """The figure for all that was published, else for all on the website; None if more is asked."""
    wanted = volume_asked(question)
    if not wanted or question.asks or finds.inside or not finds.ranked:
        return None
    if _SO_FAR.search(question.folded) and (all_years := _of_all_years(finds)):
        return all_years
    if _OTHER_TIME.search(question.folded):
        return None
    for indicator in (wanted, WEBSITE) if wanted == ALL else (wanted,):
        found = [
            c for c in finds.ranked[0]
            if c.fact.indicator == indicator and not c.fact.dimensions and c.fact.table is None
            and not c.fact.parent and not c.fact.period
        ]  # fmt: skip
        if found:
            return Evidence(
                finds.report, "statements", SURE_OF_VOLUME,
                statements=(max(found, key=lambda c: c.fact.quantity.value or 0),),
                sentences=finds.hits[:3],
            )  # fmt: skip
    return _of_the_whole(finds) if wanted == ALL else None


_WHOLE = regex(
    "(?:(?:公开|公布|发布)(?:了|的|各类|政府|政务|工作)*|"
    "主动公开[^:：]{2,120}(?:等|其[他它]|各类)(?:政府|政务|各类|方面|的)*)"
    "信息(?:总[数量]|数量?|共计|[总合累]计|共)?[为达]?到?$|"
    "主动公开[^:：]{2,120}等内容(?:共计|[总合累]计|共)$"
)
_ONE_WAY = regex("网|微|平台|公众号|栏|APP|媒体|抖音|报纸|邮|申请|领域|方式", re.I)


def _of_the_whole(finds: Finds) -> Evidence | None:
    """The one figure whose clause says that so much information was made public, by no channel.

    主动公开工作动态、项目申报以及其他信息共计547条: of many things, and of all that there was.
    """
    found = [c for c in finds.ranked[0] if not c.fact.parent and _is_whole(c.fact, finds.report)]
    if len({c.fact.quantity.value for c in found}) != 1:
        return None
    return Evidence(
        finds.report, "statements", SURE_OF_VOLUME, statements=(found[0],), sentences=finds.hits[:3]
    )


def _is_whole(fact: Fact, report: Report) -> bool:
    sentence = report.source_text[fact.context.start : fact.context.end]
    before = report.source_text[fact.context.start : fact.start]
    clause = re.split("[,，;；。]", "".join(before.split()))[-1]
    if fact.quantity.unit.lstrip("万余") in NO_UNITS or fact.dimensions or fact.table:
        return False
    if "累计" in clause and "新增" in sentence:
        return False  # of all years
    return _WHOLE.search(clause) is not None and not _ONE_WAY.search(clause)


def _of_all_years(finds: Finds) -> Evidence | None:
    """All that was published so far: the larger figure beside what is new, or of the year alone."""
    public = [c for c in finds.ranked[0] if _is_public(c.fact)]
    new = [c for c in public if c.fact.label.startswith("新增")]
    so_far = [c for c in public if c.fact.label.startswith("累计")]
    if not new:
        new = public
        so_far = [c for c in finds.ranked[0] if _SO_FAR_ALONE.fullmatch(c.fact.label)]
    found = [
        c for c in so_far
        if any(
            c.fact.context.start == one.fact.context.start
            and (c.fact.quantity.value or 0) > (one.fact.quantity.value or 0)
            for one in new
        )
    ]  # fmt: skip
    if len({c.fact.quantity.value for c in found}) != 1:
        return None
    return Evidence(
        finds.report, "statements", SURE_OF_VOLUME, statements=(found[0],), sentences=finds.hits[:3]
    )


_SO_FAR_ALONE = regex("历年(?:来)?(?:累计|共计|合计)|累计")
"""What says no more of a figure than that it is of all years: 公开信息20条,历年累计345条."""


def _is_public(fact: Fact) -> bool:
    """Whether a fact counts what was made public, as a whole."""
    return MADE_PUBLIC.search(fact.label) is not None and not fact.parent
