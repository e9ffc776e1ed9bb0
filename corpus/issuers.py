"""Who issued the reports: governments, zones, towns and departments, and where they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from corpus.aliases import BRANCH, KINDS_LATIN, RANK, TOWN, aliases_of, town_in_file_name
from corpus.gazetteer import Gazetteer, Place, pinyin_of
from corpus.language import simplify
from corpus.place_words import place_words, topic_of, zones_in
from corpus.regex import regex
from corpus.report import Header

Kind = Literal["government", "zone", "town", "department"]

_OFFICE = regex(
    r"(?:人民政府|政府)?(?:办公[室厅]|机关)?(?:信息公开|政务公开)?$|(?:管理委员会|管委会)(?:办公室|机关)?$"
)
_GOVERNMENT = regex("^(?:人民)?政府")
_ASIDE = regex(r"[(（]([^()（）]*)[)）]")
_COUNTY = 6
"""Digits of the code of a county or district."""
_COMMITTEE = regex("(?:管委会|管理委员会)(?:办公室|机关)?$")
_OF_THE_STATE = regex("^国家[^局]{2,6}总局(?=.)")
OVER_A_TOWN = regex("^(?P<over>.*?)(?:人民)?政府(?=.{2,}(?:街道|镇|乡))")
"""城中区人民政府礼让街街道办事处: the government over a subdistrict, named before it."""
_FOLLOWS_SHORT_NAME = regex(
    "(?!街道|[镇乡]|苏木|民族乡)(?:(?:人民)?(?:政府|法院|检察院)|.{2,}(?:街道|镇|乡|苏木)|.{4,})"
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues reports.

    ``places`` are what it governs, or where it sits (a zone, a town or a department): more than one
    where the name leaves open which (楚雄: the prefecture and the city in it). ``covers`` are
    divisions that it governs besides, as a zone that is also a district. ``tail`` is the name
    without the place.
    """

    name: str
    kind: Kind
    report_ids: tuple[str, ...]
    places: tuple[Place, ...] = ()
    covers: tuple[Place, ...] = ()
    tail: str = ""
    zones: frozenset[str] = frozenset()
    topic: str = ""
    aliases: frozenset[str] = frozenset()

    @property
    def located(self) -> bool:
        """Whether it is known where the body is: a street's own report may not say."""
        return bool(self.places or self.covers)

    @property
    def is_branch(self) -> bool:
        """Whether it is a branch in a part of its place; that in a district is the district's."""
        own = any(place.short in self.tail for place in self.places)
        return self.tail.endswith("分局") and not own

    def may_be_of(self, places: Iterable[Place]) -> bool:
        """Whether it does not say where it is and can be of a place: 县水务局, of a county."""
        if self.located or self.name.startswith("国家"):
            return False
        return not self.level or any(place.ending == self.level for place in places)

    @property
    def level(self) -> str:
        """The level that its name begins with: 县 of 县水务局, 国 of one of the state."""
        return self.name[0] if self.name[0] in "国省市县区州旗" else ""


def issuers_of(headers: Iterable[tuple[str, Header]], gazetteer: Gazetteer) -> tuple[Issuer, ...]:
    """The issuers of the reports, the reports of one together, sorted by year."""
    found: dict[tuple[Kind, tuple[str, ...], str], Issuer] = {}
    ordered = sorted(headers, key=lambda pair: (pair[1].year or 0, pair[0]))
    for report_id, header in ordered:
        issuer = _issuer(header.issuer or header.place, header.place, gazetteer)
        issuer = issuer or _town_of_a_file(report_id, gazetteer)
        if issuer is None:
            continue
        key = (issuer.kind, tuple(place.code for place in issuer.places), _same(issuer))
        known = found.get(key)
        ids = (*known.report_ids, report_id) if known else (report_id,)
        aliases = issuer.aliases | (known.aliases if known else frozenset())
        found[key] = replace(known or issuer, report_ids=ids, aliases=aliases)
    return tuple(found.values())


def _town_of_a_file(report_id: str, gazetteer: Gazetteer) -> Issuer | None:
    """A street or town whose report does not say its name: that of the file, as it is spelled.

    "mianzhu-zhen" is taken to be in 绵竹市; a district may have the name of its street by chance.
    """
    name, above, aliases = town_in_file_name(report_id)
    if not name:
        return None
    found = tuple(p for p in gazetteer.latin.get(above, ()) if p.ending in "县市旗")
    places = found if len(found) == 1 else ()
    if not places and not any(name.endswith(kind) for kind in KINDS_LATIN):
        return None  # a name behind what is no place
    return Issuer(name, "town", (), places, tail=name, aliases=aliases)


def _same(issuer: Issuer) -> str:
    if issuer.kind == "zone" and issuer.places and issuer.zones:
        return "+".join(sorted(issuer.zones))
    if issuer.kind == "government" and issuer.places:
        return ""
    return issuer.topic or issuer.tail or issuer.name


@lru_cache(maxsize=20_000)
def _issuer(name: str, place: str, gazetteer: Gazetteer) -> Issuer | None:
    said = simplify(name).replace(" ", "")
    if not said:
        return None
    bare = _OFFICE.sub("", _OF_THE_STATE.sub("", _ASIDE.sub("", said)))
    asides = tuple(_OFFICE.sub("", aside) for aside in _ASIDE.findall(said))
    places, end = _located(bare, simplify(place), gazetteer)
    tail = RANK.sub("", bare[end:])
    if (over := OVER_A_TOWN.match(tail)) and TOWN.search(tail):
        tail = tail[over.end() :]
    if _GOVERNMENT.match(tail):
        tail = ""
    kind, zones, topic = _kind(tail, asides)
    if kind == "government" and tail and _COMMITTEE.search(said):
        kind = "zone"  # 河西新城区开发建设管委会 is not the city that it is in
    covers = tuple(
        place
        for aside in asides
        for place in gazetteer.chinese.get(aside, ())
        if any(place != area and gazetteer.within(place, area) for area in places)
    )
    if not places:
        places, covers = covers, ()
    if branch := BRANCH.fullmatch(tail):
        # 莆田市公安局城厢分局 is the police of 城厢区; other areas are no districts of the city.
        named = gazetteer.chinese.get(branch["area"], ())
        within = tuple(p for p in named if any(gazetteer.within(p, area) for area in places))
        places = within or places
    if "experimental" in zones:
        # A comprehensive experimental zone is the whole county that it is named after (平潭).
        covers += tuple(place for place in places if len(place.code) == _COUNTY)
    return Issuer(
        name=said,
        kind=kind,
        report_ids=(),
        places=places,
        covers=covers,
        tail=tail or ("" if places else bare),
        zones=zones,
        topic=topic,
        aliases=aliases_of(bare, end, tail, asides, kind)
        | (_as_printed(bare[:end], places) if kind == "government" else frozenset()),
    )


_ENDING = regex("[县市区旗]$")


def _as_printed(name: str, places: tuple[Place, ...]) -> frozenset[str]:
    """The pinyin of a name with a misprint, which is how its readers spell it: Muyang County."""
    stem = "".join(pinyin_of(_ENDING.sub("", name)))
    if not stem or any(place.short in name for place in places):
        return frozenset()
    return frozenset(stem + kind for kind in ("", "county", "city", "district"))


def _located(bare: str, place: str, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], int]:
    """The places at the head of an issuer's name; the header's place settles which of several."""
    places, end = gazetteer.chain(bare)
    if places and _by_chance(places, bare, end):
        places, end = (), 0
    area, _ = gazetteer.chain(place)
    if not places:
        places, end = _misprinted(bare, gazetteer)
    if not places:
        return (area if place and not bare.startswith(place) else ()), 0
    nearer = tuple(
        one for one in places if any(one == other or gazetteer.within(one, other) for other in area)
    )
    return without_namesakes(nearer or places), end


def _by_chance(places: tuple[Place, ...], bare: str, end: int) -> bool:
    """Whether another name only begins like a county's without its ending: 东风场, 大东坝镇."""
    short = all(len(place.code) == _COUNTY for place in places) and not any(
        bare[:end].endswith(place.name) for place in places
    )
    rest = bare[end:]
    if not short or not rest or zones_in(rest) or topic_of(rest):
        return False
    return not _FOLLOWS_SHORT_NAME.fullmatch(rest)


def _misprinted(bare: str, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], int]:
    """The place, if a character taken for its look-alike hides it: 沐阳县 for 沭阳县."""
    for at, char in enumerate(bare[:4]):
        for other in place_words().look_alike.get(char, ""):
            places, end = gazetteer.chain(bare[:at] + other + bare[at + 1 :])
            if places and end > at:
                return places, end
    return (), 0


def without_namesakes(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Of 乌鲁木齐市 and 乌鲁木齐县 the city: the bare name never means the county."""
    cities = {place.short for place in places if place.ending in "市州盟"}
    return tuple(
        place for place in places if place.ending not in "县旗" or place.short not in cities
    )


def _kind(tail: str, asides: tuple[str, ...]) -> tuple[Kind, frozenset[str], str]:
    if not tail:
        zones = frozenset[str]().union(*(zones_in(aside) for aside in asides))
        return ("zone" if zones else "government"), zones, ""
    if TOWN.search(tail):
        return "town", frozenset(), ""
    zones = zones_in(tail)
    if zones and not tail.endswith(("局", "委员会", "中心", "处", "厅")):
        return "zone", zones.union(*(zones_in(aside) for aside in asides)), ""
    if topic := topic_of(tail):
        return "department", frozenset(), topic
    if tail.endswith(("局", "委", "厅", "办", "室", "会", "中心", "处", "院", "队")):
        topic = topic_of(_behind_zone(tail))
        return "department", zones if topic else frozenset(), topic
    return "government", frozenset(), ""


def _behind_zone(tail: str) -> str:
    """The department in the name of one of a zone: 高新区市场监督管理局."""
    words = sorted(place_words().zones_zh, key=len, reverse=True)
    return next((tail[tail.index(word) + len(word) :] for word in words if word in tail), "")
