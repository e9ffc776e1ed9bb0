"""Places of whose year only the report over them tells: parts of it, Shuyang of Suqian in 2023."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.elsewhere import as_written, from_above, full_name, is_elsewhere
from assistant.understanding.place_spans import stand_together
from assistant.understanding.scope import Index
from corpus.place_mention import PlaceMention


def as_parts(
    text: str, mentions: Sequence[PlaceMention], years: Sequence[int], index: Index
) -> tuple[PlaceMention, ...]:
    """The places named; one of whose year only the report over it tells is a part of that one.

    That report is of a place named as well, or over another place named that has none either.
    """

    def of_the_years(ids: Sequence[str]) -> set[str]:
        return {
            i for i in ids if i in index.headers and (not years or index.headers[i].year in years)
        }

    def over(mention: PlaceMention, other: PlaceMention) -> set[str]:
        held = of_the_years(other.report_ids)
        if other.kind == "issuer" and held and not stand_together(text, other, mention):
            return held
        lacking = other is not mention and not other.department and not held
        return of_the_years(mention.above) & set(other.above) if lacking else set()

    def as_part(mention: PlaceMention) -> PlaceMention:
        its_own = mention.kind != "issuer" or mention.department
        if its_own or of_the_years(mention.report_ids):
            return mention
        above = {i for other in mentions for i in over(mention, other)}
        issuers = (index.places.by_report[i] for i in mention.report_ids[:1])
        names = (full_name(mention), *(place.name for one in issuers for place in one.places))
        written = (
            as_written(n, index.text_of(i)) for i in mention.above if i in above for n in names
        )
        name = next(filter(None, written), "")
        return replace(mention, kind="known_place", readings=(), zh=name) if name else mention

    return tuple(as_part(mention) for mention in mentions)


def over_all_of(
    mentions: Sequence[PlaceMention], years: Sequence[int], index: Index
) -> tuple[str, ...]:
    """The reports of the government over several places that write of each; none for one place."""
    if len(mentions) < _SEVERAL or not all(is_elsewhere(mention, ()) for mention in mentions):
        return ()
    over = [from_above(mention, years, index.headers, index.text_of) for mention in mentions]
    return tuple(i for i in over[0] if all(i in ids for ids in over[1:]))


_SEVERAL = 2
