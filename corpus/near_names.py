"""Nicknames of the places that a corpus has to do with, and where misspelt ones are looked for."""

from __future__ import annotations

from corpus.gazetteer import Gazetteer, Place, pinyin_of


def nicknames(near: set[Place], gazetteer: Gazetteer) -> dict[str, tuple[Place, ...]]:
    """What people near call a long name: 昆区, Kunqu, 乌市, for the corpus's own places only."""
    names: dict[str, list[Place]] = {}
    for place in sorted(near, key=lambda place: place.code):
        if len(place.short) >= 3 and place.ending in "市区县旗":
            name = place.short[0] + place.ending
            if name not in gazetteer.chinese:
                names.setdefault(name, []).append(place)
            spelled = "".join(pinyin_of(name))
            if spelled not in gazetteer.latin:
                names.setdefault(spelled, []).append(place)
    return {name: tuple(places) for name, places in names.items()}


def by_character(near: set[Place]) -> dict[str, tuple[Place, ...]]:
    """The corpus's own places under each character of their names, to look for misspelt ones."""
    table: dict[str, list[Place]] = {}
    for place in sorted(near, key=lambda place: place.code):
        for char in dict.fromkeys(place.short):
            table.setdefault(char, []).append(place)
    return {char: tuple(places) for char, places in table.items()}


def latin_names(near: set[Place], gazetteer: Gazetteer) -> dict[str, tuple[Place, ...]]:
    """Long Latin names of the corpus's own places, among which misspelt ones are looked for."""
    names = {
        key: tuple(place for place in places if place in near)
        for key, places in gazetteer.latin.items()
        if len(key) >= 6
    }
    return {key: places for key, places in names.items() if places}
