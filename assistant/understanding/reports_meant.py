"""Which reports a question means: those of the places and years it names, or of the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.understanding.elsewhere import (
    as_written,
    body_as_written,
    body_beside,
    from_above,
    from_elsewhere,
    full_name,
    in_a_longer_name,
    with_the_site_named,
)
from assistant.understanding.named import (
    Recency,
    bare,
    begins_a_thing,
    holds_against_the_one_before,
    names_a_level,
    recency_in,
    relative_years,
    with_those_before,
    years_in,
)
from assistant.understanding.one_within import (
    reports_inside,
    the_one_of_a_quoted_name,
    the_one_that_writes_of_it,
    the_one_within,
)
from assistant.understanding.parts_named import as_parts, over_all_of
from assistant.understanding.place_spans import as_written_behind
from assistant.understanding.scope import Index, Problem, Scope
from assistant.understanding.unheard import unheard_name
from corpus.language import HAN
from corpus.place_mention import PlaceMention
from corpus.regex import regex


def scope_of(
    text: str,
    index: Index,
    before: Scope | None,
    report_ids: Sequence[str] | None = None,
) -> Scope:
    """Finds the reports that a question is about.

    Args:
        text: the question as asked.
        index: the corpus.
        before: the scope of the question before, for what this one leaves out.
        report_ids: the only reports to answer from, if the user has chosen some.
    """
    found = as_written_behind(text, index.places.find(text))
    part = _part_of_before(text, found, before, index) if before and report_ids is None else None
    scope = part or _of_a_site(text, found, index, before) if report_ids is None else None
    scope = scope or _scope_of(text, found, index, before, report_ids)
    if (
        before is not None
        and holds_against_the_one_before(text)
        and _is_one(before)
        and _is_one(scope)
    ):
        scope = replace(scope, groups=tuple(dict.fromkeys((*before.groups, *scope.groups))))
    return scope if report_ids is not None else of_recent_reports(scope, text, index)


def of_recent_reports(scope: Scope, text: str, index: Index) -> Scope:
    """The newest, or the oldest, of the reports meant, where a question asks for those only."""
    recency = recency_in(text)
    if recency is None or scope.problem or scope.years:
        return scope
    return _only_recent(scope, recency, index)


def _of_a_site(
    text: str, found: Sequence[PlaceMention], index: Index, before: Scope | None
) -> Scope | None:
    """The reports meant by a question that names a website called like a place; None otherwise."""
    if not any(m.kind == "known_place" for m in found):
        return None
    held = [i for i in index.headers if i not in index.copies]
    writing, rest = with_the_site_named(text, found, held, index.text_of)
    if not writing:
        return None
    if before is not None or any(m.report_ids for m in rest):
        site = next(m for m in found if m not in rest)
        unnamed = text[: site.start] + " " * (site.end - site.start) + text[site.end :]
        return _scope_of(unnamed, rest, index, before, None)
    groups = tuple((report_id,) for report_id in writing)
    return _with_years(index, groups, len(groups) > 1, years_in(text), tuple(rest), True)


def _is_one(scope: Scope) -> bool:
    """Whether one issuer is named, and there is a report of it."""
    return scope.named and not scope.problem and len(scope.groups) == 1


def _only_recent(scope: Scope, recency: Recency, index: Index) -> Scope:
    """The newest, or oldest, reports of each issuer named; of all reports where none is named."""

    def kept(ids: Sequence[str]) -> tuple[str, ...]:
        years = {i: index.headers[i].year for i in ids}
        meant = recency.of(year for year in years.values() if year is not None)
        return tuple(i for i in ids if years[i] in meant)

    if scope.named and not (scope.ambiguous and recency.count > 1):
        groups = tuple(matching for group in scope.groups if (matching := kept(group)))
        return replace(scope, groups=groups)
    newest = kept(scope.report_ids)
    groups = (newest,) if scope.named else tuple((i,) for i in newest)
    return replace(scope, named=True, groups=groups, ambiguous=False)


def _scope_of(
    text: str,
    found: Sequence[PlaceMention],
    index: Index,
    before: Scope | None,
    report_ids: Sequence[str] | None,
) -> Scope:
    mentions = _less_levels(text, [m for m in found if not begins_a_thing(text, m)], before)
    years = years_in(text)
    mentions = as_parts(text, mentions, years, index)
    if report_ids is not None:
        groups: tuple[tuple[str, ...], ...] = tuple((report_id,) for report_id in report_ids)
        return Scope(True, groups, False, years, mentions=mentions, asked_groups=groups)
    meant = [m for m in mentions if m.kind in ("issuer", "ambiguous")]
    if not meant:
        if mentions:
            named = in_a_longer_name(text, mentions[0], index.text_of)
            if named:
                groups = tuple((report_id,) for report_id in named)
                return _with_years(index, groups, len(groups) > 1, years, mentions, True)
            asked = years or (before.years if before is not None else ())
            within = the_one_within(
                text, mentions, index.headers, index.places, index.text_of,
                index.meanings,
            )  # fmt: skip
            if within:
                return _with_years(index, (within,), False, years, mentions, True)
            return _told_by_others(mentions, asked, index) or _without_report(
                mentions[0], years, mentions, index
            )
        asks_anew = before is None or (_TURNS.search(text) and not found)
        stranger = _unheard(text, index) if asks_anew else ""
        if stranger:
            return Scope(True, (), False, years, "unknown_place", (stranger, stranger))
        if before is not None and before.asked_groups:
            years = with_those_before(text, years, before.years)
            years = years or relative_years(text, before.years)
            return _with_years(
                index, before.asked_groups, before.ambiguous, years or before.years, mentions,
                before.named,
            )  # fmt: skip
        return _unnamed(index, years, mentions)
    body = next((m for m in meant if m.department), None)
    years = years or _years_from_before(text, meant, before)
    groups, ambiguous = _groups(meant, years)
    scope = _with_years(index, groups, ambiguous, years, mentions, True)
    if scope.problem and (held := _held_elsewhere(text, scope, index)):
        return held
    if body is None:
        other = body_beside(mentions, scope.report_ids, index.headers, index.text_of)
        return replace(scope, body=other) if other else scope
    name = _spoken_name(body, scope, index)
    if not name:
        asked = years or (before.years if before is not None else ())
        return _told_by_others((body,), asked, index) or _without_report(
            body, years, mentions, index
        )
    return replace(scope, body=name)


def _years_from_before(
    text: str, meant: Sequence[PlaceMention], before: Scope | None
) -> tuple[int, ...]:
    """The years, counted from those before, of a place that is named again: "the year before"."""
    if before is None or _groups(meant, before.years)[0] != before.asked_groups:
        return ()
    return relative_years(text, before.years)


def _held_elsewhere(text: str, scope: Scope, index: Index) -> Scope | None:
    """Other reports that may tell of a place that has none: those above it, or of a quoted name."""
    mentions, years = scope.mentions, scope.years
    if told := _told_by_others(mentions, years, index):
        return _of_years(told, years)
    if scope.problem != "year_not_held" or len(mentions) != 1:
        return None
    inside = reports_inside(scope.nearest, years, index.headers, index.places)
    of_it = (text, mentions[0], inside, index.text_of, index.meanings)
    named = the_one_of_a_quoted_name(*of_it) or the_one_that_writes_of_it(*of_it)
    return _with_years(index, (named,), False, years, mentions, True) if named else None


def _less_levels(
    text: str, found: Sequence[PlaceMention], before: Scope | None
) -> tuple[PlaceMention, ...]:
    """The places named, but for those that only tell a level where another place is meant."""
    if before is None and len(found) < 2:
        return tuple(found)
    return tuple(m for m in found if not names_a_level(text, m))


_TURNS = regex(r"^(?:and|but|so|what about|how about)\b|^那", re.I)
"""How a question in a conversation turns to another place."""


def _unheard(text: str, index: Index) -> str:
    texts = (partial(index.text_of, report_id) for report_id in index.headers)
    return unheard_name(text, index.glossary, index.lookup, texts)


def _part_of_before(
    text: str, found: Sequence[PlaceMention], before: Scope, index: Index
) -> Scope | None:
    """A place in the one asked of before, of whose year it has no report: 沭阳呢, of 宿迁 2023."""
    ids = before.report_ids
    meant = [m for m in found if m.kind == "issuer"]
    if len(ids) != 1 or len(meant) != 1 or years_in(text):
        return None
    place, header = meant[0], index.headers[ids[0]]
    held = {index.headers[report_id].year for report_id in place.report_ids}
    if place.department or ids[0] not in place.above or header.year in held:
        return None
    over = from_above(place, (), {ids[0]: header}, index.text_of)
    years = (header.year,) if header.year else ()
    name = as_written(full_name(place), index.text_of(over[0])) if over else ""
    part = _of_others((over,), name, place, (place,), years) if over else None
    return _of_years(part, years) if part and years else part


def _of_years(scope: Scope, years: Sequence[int]) -> Scope:
    """The place named with the years of which it has no report; it may have one of others."""
    (zh, en), named = scope.place, ", ".join(map(str, years))
    return replace(scope, place=(f"{zh}{named}年", f"{en} for {named}"))


def _told_by_others(
    mentions: tuple[PlaceMention, ...], years: tuple[int, ...], index: Index
) -> Scope | None:
    """The reports that write of the first place or body named, which has none of its own."""
    first = mentions[0]
    if len(mentions) == 1 and (over := from_above(first, years, index.headers, index.text_of)):
        name = as_written(full_name(first), index.text_of(over[0]))
        return _of_others((over,), name, first, mentions, years)
    if over := over_all_of(mentions, years, index):
        scope = _with_years(index, (over,), False, years, mentions, True)
        return replace(scope, body=bare(first.zh))
    if any(other.kind != "parent" for other in mentions[1:]):
        return None
    held = [i for i in index.headers if i not in index.copies]
    others = from_elsewhere(first, years, held, index.headers, index.text_of)
    return _of_others(tuple((i,) for i in others), bare(first.zh), first, mentions, years)


def _of_others(
    found: Sequence[tuple[str, ...]],
    name: str,
    mention: PlaceMention,
    mentions: tuple[PlaceMention, ...],
    years: tuple[int, ...],
) -> Scope | None:
    """What other reports, of the years, say of a place or a body; None where they say nothing."""
    if not found:
        return None
    groups = tuple(found)
    return Scope(
        True, groups, len(groups) > 1, years, place=(mention.zh, mention.en), mentions=mentions,
        asked_groups=groups, body=name,
    )  # fmt: skip


def _spoken_name(mention: PlaceMention, scope: Scope, index: Index) -> str:
    """What a report calls a body that has no report of its own; "" if none writes of it.

    A name in another language cannot be looked for; whether the answer speaks of it is then left to
    the evidence.
    """
    if not re.search(f"[{HAN}]", mention.department):
        return mention.department if scope.groups else ""
    return body_as_written(mention, map(index.text_of, scope.report_ids))


def _without_report(
    mention: PlaceMention,
    years: tuple[int, ...],
    mentions: tuple[PlaceMention, ...],
    index: Index,
) -> Scope:
    """A place, or a body, of which there is no report."""
    problem: Problem = "unknown_place"
    departments: tuple[str, ...] = ()
    name_zh, name_en = mention.zh, mention.en
    if mention.department:
        problem = "department"
        name_zh = (
            mention.text
            if mention.department in mention.text
            else f"{mention.zh}{mention.department}"
        )
        name_en = mention.text
    elif mention.kind == "parent":
        problem = "parent_only"
        departments = tuple(
            i for i in mention.report_ids
            if index.places.is_of(i, mention.zh, "department")
            and "分局" not in index.headers[i].issuer
            and (not years or index.headers[i].year in years)
        )  # fmt: skip
    return Scope(
        True, (), False, years, problem, (name_zh, name_en), mention.report_ids, departments,
        mentions,
    )  # fmt: skip


def _groups(
    mentions: Sequence[PlaceMention], years: tuple[int, ...]
) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The reports of each issuer named; ambiguous if one name can mean several issuers.

    A name that means one issuer exactly and others loosely (乌鲁木齐: the city, or its high-tech
    zone) means the exact one where that has a report of a year that was named.
    """
    found: list[tuple[str, ...]] = []
    ambiguous = False
    for mention in mentions:
        readings = mention.readings
        best = [r for r in readings if r.score == readings[0].score]
        if years and len(readings) > len(best) and mention.kind == "issuer":
            readings = tuple(best)
        ambiguous = ambiguous or (len(readings) > 1 and len(mentions) == 1)
        if len(mentions) > 1 and mention.kind == "issuer":
            readings = tuple(best)
        found.extend(reading.report_ids for reading in readings)
    return tuple(dict.fromkeys(found)), ambiguous


def _unnamed(index: Index, years: tuple[int, ...], mentions: tuple[PlaceMention, ...]) -> Scope:
    """No place is named: all reports of the years named, or all."""
    held = [
        i
        for i, header in index.headers.items()
        if i not in index.copies and (not years or header.year in years)
    ]
    if not held:
        return Scope(
            False, (), False, years, "year_not_held", nearest=tuple(index.headers),
            mentions=mentions,
        )  # fmt: skip
    groups = tuple((report_id,) for report_id in held)
    return Scope(False, groups, len(groups) > 1, years, mentions=mentions)


def _with_years(
    index: Index,
    groups: tuple[tuple[str, ...], ...],
    ambiguous: bool,
    years: tuple[int, ...],
    mentions: tuple[PlaceMention, ...],
    named: bool,
) -> Scope:
    """The reports of the years named; a group without such a year is left out."""
    if not years:
        return Scope(named, groups, ambiguous, mentions=mentions, asked_groups=groups)
    kept = tuple(
        matching
        for group in groups
        if (matching := tuple(i for i in group if index.headers[i].year in years))
    )
    if not kept:
        nearest = tuple(report_id for group in groups for report_id in group)
        return Scope(
            named, (), False, years, "year_not_held", nearest=nearest, mentions=mentions,
            asked_groups=groups,
        )  # fmt: skip
    return Scope(
        named, kept, ambiguous and len(kept) > 1, years, mentions=mentions, asked_groups=groups
    )
