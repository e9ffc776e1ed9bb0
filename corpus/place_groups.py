"""Which of the names found in a text name one thing together, and which places they agree on."""

from __future__ import annotations

import re

from corpus.gazetteer import Gazetteer, Place
from corpus.issuers import without_namesakes
from corpus.place_mark import Mark
from corpus.place_words import place_words
from corpus.regex import regex

_LISTED = regex(r"\s*(?:,|,?\s*(?:and|or|und|et|y|и))\s+", re.I)

_YEAR = regex(r"[省市区县州旗]?(?:19|20)\d\d年?度?的?")


def grouped(marks: tuple[Mark, ...], text: str, gazetteer: Gazetteer) -> list[tuple[Mark, ...]]:
    """Marks that name one thing together: 武汉市硚口区, "the High-tech Zone of Urumqi"."""
    groups: list[list[Mark]] = []
    for at, mark in enumerate(marks):
        between = text[groups[-1][-1].end : mark.start] if groups else ""
        joined = bool(groups) and place_words().between_names.fullmatch(between) is not None
        joined = joined or (bool(between) and _is_a_body_of_the_year(between, mark))
        following = next((other for other in marks[at + 1 :] if other.start > mark.end), None)
        if joined and "," in between and following:
            # In "Huai'an, Hongze and Pingtan" the comma parts a list, not an address.
            joined = not _LISTED.fullmatch(text[mark.end : following.start])
        # 为帮扶洛浦县,高新区... speaks of two: in Chinese a zone follows its place at once.
        joined = joined and not ("," in between and mark.zones and text[mark.start] > "\u1100")
        if joined and _fits(groups[-1], mark, gazetteer):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return [tuple(group) for group in groups]


def _is_a_body_of_the_year(between: str, mark: Mark) -> bool:
    """Whether a department is named behind a place and a year: 安康2023年应急管理局."""
    body = mark.department or (mark.issuers and all(i.kind == "department" for i in mark.issuers))
    return bool(body) and _YEAR.fullmatch(between) is not None


def _fits(group: list[Mark], mark: Mark, gazetteer: Gazetteer) -> bool:
    """Whether a mark is of the same thing as a group: where both name places, by these alone."""
    placed = [one for one in group if one.places] if mark.places else []
    return any(_belong(one, mark, gazetteer) for one in placed or group)


def _belong(one: Mark, other: Mark, gazetteer: Gazetteer) -> bool:
    if one.places and other.places:
        return any(
            gazetteer.within(a, b) or gazetteer.within(b, a)
            for a in one.places
            for b in other.places
        )
    if one.issuers and other.issuers:
        return bool(set(one.issuers) & set(other.issuers))
    return True


def places_of(
    group: tuple[Mark, ...], hints: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """The most precise places that the marks of a group agree on."""
    chosen: tuple[Place, ...] = ()
    for mark in group:
        if mark.places and chosen and set(mark.places) != set(chosen):  # not one name said twice
            pairs = [(a, b) for a in chosen for b in mark.places]
            narrower = without_namesakes(  # 湖南衡阳 is the city
                tuple(
                    max(a, b, key=lambda place: len(place.code))
                    for a, b in pairs
                    if gazetteer.within(a, b) or gazetteer.within(b, a)
                )
            )
            deepest = max((len(place.code) for place in narrower), default=0)
            meant = {p.short for p in narrower if len(p.code) == deepest}
            chosen = tuple(dict.fromkeys(p for p in narrower if p.short in meant)) or chosen
        chosen = chosen or mark.places
    hinted = tuple(
        place
        for place in chosen
        if any(place != hint and gazetteer.within(place, hint) for hint in hints)
        and not any(
            hint in chosen for hint in hints if gazetteer.within(place, hint) and hint != place
        )
    )
    return hinted or chosen
