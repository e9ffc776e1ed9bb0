"""Who issued the reports: governments, zones, towns and departments, and where they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Literal

from corpus.gazetteer import Gazetteer, Place, fold, latin_name, pinyin_of
from corpus.language import simplify, simplify_char
from corpus.report import Header

Kind = Literal["government", "zone", "town", "department"]

_OFFICE = re.compile(
    r"(?:人民政府|政府)?(?:办公[室厅]|机关)?(?:信息公开|政务公开)?$|(?:管理委员会|管委会)(?:办公室|机关)?$"
)
_GOVERNMENT = re.compile("^(?:人民)?政府")
_TOWN = re.compile("(街道|镇|乡|苏木|民族乡)(?:办事处|办|人民政府)?$")
_ASIDE = re.compile(r"[(（]([^()（）]*)[)）]")
_COUNTY = 6
"""Digits of the code of a county or district."""
_RANK = re.compile("^(?:国家级?|省级|自治区级|市级)")
_COMMITTEE = re.compile("(?:管委会|管理委员会)(?:办公室|机关)?$")
_OF_THE_STATE = re.compile("^国家[^局]{2,6}总局(?=.)")
_AREA = re.compile("^(.{2,5}?)(新城|新区|片区|园区|景区)")
_ROAD = re.compile("(?P<name>.{2,}?)(?P<side>[东西南北中]?)(?P<way>路|街|大街|大道)")
_SIDES = {"东": "east", "西": "west", "南": "south", "北": "north", "中": "middle"}
_WAYS = {"路": "road", "街": "street", "大街": "street", "大道": "avenue"}
"""Subdistricts are often named for a road, and that is translated: 市府东路, Shifu East Road."""
_TELLING = 6
"""Letters from which on the name of a town, without "town", is no other word."""
_BRANCH = re.compile("(?P<stem>.{2,8}?)局(?P<area>.{2,12}?)分局")
"""A city's bureau in one of its districts or zones is named behind it: 生态环境局东湖风景区分局."""
_KIND_OF_AREA = re.compile("^(.{2,3}?).*?((?:风景|生态|度假|开发|高新|新|片|园)区|新城)$")
_FOLLOWS_SHORT_NAME = re.compile(
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


@dataclass(frozen=True)
class PlaceWords:
    """The words that go with names of places, as place_words.toml has them."""

    needs_parent: frozenset[str]
    goes_on: re.Pattern[str]
    before_zone_zh: re.Pattern[str]
    before_zone_en: frozenset[str]
    not_before_zh: re.Pattern[str]
    not_before_en: frozenset[str]
    english_words: frozenset[str]
    before_ending: frozenset[str]
    prepositions: frozenset[str]
    between_names: re.Pattern[str]
    endings: dict[str, frozenset[str]]
    zones_zh: dict[str, str]
    zones_en: dict[str, str]
    zones_other: dict[str, re.Pattern[str]]
    zone_names: dict[str, tuple[str, str]]
    topics_zh: dict[str, str]
    shortened_zh: dict[str, str]
    topics_en: dict[str, str]
    topic_names: dict[str, str]
    look_alike: dict[str, str]


@cache
def place_words() -> PlaceWords:
    """Reads place_words.toml once."""
    raw = tomllib.loads(Path(__file__).with_name("place_words.toml").read_text("utf-8"))
    zones, topics = raw["zones"], raw["departments"]
    endings: dict[str, set[str]] = {}
    for ending, words in raw["endings"].items():
        for word in words.split():
            endings.setdefault(word, set()).add(ending)
    return PlaceWords(
        needs_parent=frozenset(raw["needs_parent"].split()),
        goes_on=re.compile(raw["goes_on"] + "|$"),
        before_zone_zh=re.compile(f"(?:^|{raw['before_zone_zh']})$"),
        before_zone_en=frozenset(raw["before_zone_en"].split()),
        not_before_zh=re.compile(raw["not_before_zh"]),
        not_before_en=frozenset(raw["not_before_en"].split("|")),
        english_words=frozenset(raw["english_words"].split()),
        before_ending=frozenset(raw["before_ending"].split()),
        prepositions=frozenset(raw["prepositions"].split()),
        between_names=re.compile(
            r"[\s'’\"“”(),，（）·・-]*(?:(?:"
            + "|".join("".join(map(simplify_char, raw["between_names"])).split())
            + r")[\s,'’()（）]*){0,3}"
        ),
        endings={word: frozenset(ends) for word, ends in endings.items()},
        zones_zh={word: kind for kind, said in zones.items() for word in said["zh"].split("|")},
        zones_en={
            fold(word): kind for kind, said in zones.items() for word in said["en"].split("|")
        },
        zones_other={
            kind: re.compile("".join(map(simplify_char, said["other"])))
            for kind, said in zones.items()
            if "other" in said
        },
        zone_names={kind: (said["name"], said["english"]) for kind, said in zones.items()},
        topics_zh={word: topic for topic, said in topics.items() for word in said["zh"].split("|")},
        shortened_zh=raw["shortened"],
        topics_en={word: topic for topic, said in topics.items() for word in said["en"].split("|")},
        topic_names={topic: said["name"] for topic, said in topics.items()},
        look_alike={char: group for group in raw["look_alikes"] for char in group},
    )


def zones_in(name: str) -> frozenset[str]:
    """The kinds of zone that a name says: {"hightech", "development"}."""
    kinds = set()
    words = place_words().zones_zh
    for word in sorted(words, key=len, reverse=True):
        if word in name:
            kinds.add(words[word])
            name = name.replace(word, " ")
    return frozenset(kinds)


def topic_of(department: str) -> str:
    """What a department deals with, as a key of place_words.toml; "" where it is not listed."""
    words = place_words().topics_zh
    # 市场监督管理局 begins with no 市, 市教育局 does.
    for bare in (department, re.sub("^[省市区县州]", "", department)):
        for word in sorted(words, key=len, reverse=True):
            if bare.startswith(word):
                return words[word]
    return ""


def issuers_of(headers: Iterable[tuple[str, Header]], gazetteer: Gazetteer) -> tuple[Issuer, ...]:
    """The issuers of the reports, the reports of one together, sorted by year."""
    found: dict[tuple[Kind, tuple[str, ...], str], Issuer] = {}
    ordered = sorted(headers, key=lambda pair: (pair[1].year or 0, pair[0]))
    for report_id, header in ordered:
        issuer = _issuer(header.issuer or header.place, header.place, gazetteer)
        if issuer is None:
            continue
        key = (issuer.kind, tuple(place.code for place in issuer.places), _same(issuer))
        known = found.get(key)
        ids = (*known.report_ids, report_id) if known else (report_id,)
        aliases = issuer.aliases | (known.aliases if known else frozenset())
        found[key] = replace(known or issuer, report_ids=ids, aliases=aliases)
    return tuple(found.values())


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
    tail = _RANK.sub("", bare[end:])
    if _GOVERNMENT.match(tail):
        town = _TOWN.search(tail)
        tail = town.group() if town else ""
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
        aliases=_aliases(bare, end, tail, asides, kind),
    )


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
    return _without_namesakes(nearer or places), end


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


def _without_namesakes(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Of 乌鲁木齐市 and 乌鲁木齐县 the city: the bare name never means the county."""
    cities = {place.short for place in places if place.ending in "市州盟"}
    return tuple(
        place for place in places if place.ending not in "县旗" or place.short not in cities
    )


def _kind(tail: str, asides: tuple[str, ...]) -> tuple[Kind, frozenset[str], str]:
    if not tail:
        zones = frozenset[str]().union(*(zones_in(aside) for aside in asides))
        return ("zone" if zones else "government"), zones, ""
    if _TOWN.search(tail):
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


def _aliases(bare: str, end: int, tail: str, asides: tuple[str, ...], kind: Kind) -> frozenset[str]:
    """Names that mean this issuer wherever they stand; a government is found by its place."""
    if kind == "government" and end:
        return frozenset()
    names = {bare}
    if kind == "town":
        town = _TOWN.sub(r"\1", tail)
        names |= {town, _TOWN.sub(r"\1", bare)}
        short = re.sub("(?:街道|镇|乡)$", "", town)
        if len(short) >= 2:
            latin = _joined(short)
            names |= {
                latin + said for said in ("subdistrict", "street", "town", "township", "jiedao")
            }
            names |= {latin} if len(latin) >= _TELLING else set()
            if road := _ROAD.fullmatch(short):
                side, way = _SIDES.get(road["side"], ""), _WAYS[road["way"]]
                names.add(_joined(road["name"]) + side + way)
    if kind == "department":
        names |= {tail} | _names_of_a_branch(tail)
        if not end:
            names |= _called_otherwise(bare)
    if kind == "zone":
        names |= {aside for aside in asides if zones_in(aside) and not _generic(aside)}
        if tail and not _generic(tail):
            names.add(tail)
        if area := _AREA.match(tail):
            latin = _joined(area.group(1))
            names |= {area.group()} | {latin + said for said in ("newtown", "newcity", "newarea")}
    if not end:
        names.add(re.sub("[市区县]$", "", bare) if len(bare) > 2 else bare)
    return frozenset(name for name in names if len(name) > 1)


def _names_of_a_branch(tail: str) -> frozenset[str]:
    """What a branch is called by its area first: 东湖风景区生态环境分局, 东湖分局."""
    branch = _BRANCH.fullmatch(tail)
    if branch is None:
        return frozenset()
    areas = {branch["area"]}
    if kind := _KIND_OF_AREA.match(branch["area"]):
        areas |= {kind.group(1), kind.group(1) + kind.group(2)}
    names = {
        f"{area}{stem}{ending}"
        for area in areas
        for stem, ending in product((branch["stem"], ""), ("分局", "局"))
        if stem or ending == "分局"
    }
    topic = topic_of(tail)
    words = [word for word, of in place_words().topics_en.items() if of == topic and topic]
    latin = {_joined(area) for area in areas}
    return frozenset(names) | {
        area + re.sub("[^a-z]", "", word) + ending
        for area in latin
        for word in words
        for ending in ("bureau", "branch")
    }


def _called_otherwise(bare: str) -> frozenset[str]:
    """What a department without a place is called: 国家卫健委 for 国家卫生健康委."""
    prefix = "国家" if bare.startswith("国家") else ""
    topic = topic_of(bare.removeprefix(prefix)) if prefix else ""
    if not topic:
        return frozenset()
    words = place_words()
    chinese = (word for word, of in words.topics_zh.items() if of == topic)
    english = (re.sub("[^a-z]", "", word) for word, of in words.topics_en.items() if of == topic)
    endings = ("commission", "administration", "bureau")
    return frozenset(
        [f"{prefix}{word}{ending}" for word in chinese for ending in ("委", "委员会", "局")]
        + [f"national{word}{ending}" for word in english for ending in endings]
    )


def _joined(name: str) -> str:
    """A Chinese name in Latin letters, as one word."""
    return latin_name(pinyin_of(name)).lower().replace("'", "").replace(" ", "")


def _generic(zone: str) -> bool:
    """Whether a zone's name is only its kind: 高新区, 国家级经济技术开发区."""
    return _RANK.sub("", zone) in place_words().zones_zh
