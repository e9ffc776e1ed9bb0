"""The names that mean one issuer wherever they stand: short ones, branches, English ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

from corpus.gazetteer import latin_name, pinyin_of
from corpus.glossary import Glossary
from corpus.hangul import hangul_name
from corpus.language import is_word
from corpus.place_words import place_words, topic_of, zones_in
from corpus.regex import regex

TOWN = regex("(街道|镇|乡|苏木|民族乡)(?:办事处|办|人民政府)?$")
RANK = regex("^(?:国家级?|省级|自治区级|市级)")
BRANCH = regex("(?P<stem>.{2,8}?)局(?P<area>.{2,12}?)分局")
"""A city's bureau in one of its districts or zones is named behind it: 生态环境局东湖风景区分局."""
_AREA = regex("^(.{2,5}?)(新城|新区|片区|园区|景区)")
_ROAD = regex("(?P<name>.{2,}?)(?P<side>[东西南北中]?)(?P<way>路|街|大街|大道)")
SIDES = {"东": "east", "西": "west", "南": "south", "北": "north", "中": "middle"}
_WAYS = {"路": "road", "街": "street", "大街": "street", "大道": "avenue"}
"""Subdistricts are often named for a road, and that is translated: 市府东路, Shifu East Road."""
_STATE_BODIES_EN = ("commission", "administration", "bureau", "authority", "office")
_TOWNS_EN = (
    *("subdistrict", "street", "town", "township", "jiedao", "zhen", "xiang", "jiedaoban"),
    *("neighbourhood", "neighborhood", "neighbourhoodoffice", "neighborhoodoffice", "streetoffice"),
)
_BEFORE_TOWNS = (
    *("townof", "townshipof", "subdistrictof", "subdistritode", "subdistritoda", "sousdistrictde"),
    *("unterbezirk", "strassenviertel", "quartierde", "barriode", "bairrode"),
    *("sottodistrettodi", "phuong", "kelurahan", "bourgde", "bourg", "subdistrict"),
)
"""In other languages the kind of a town stands before its name; Korean has it behind."""
_TOWNS_KO = {"街道": "가도", "镇": "진", "乡": "향"}
_READ_TWICE = {"长": ("zhang", "chang"), "乐": ("le", "yue"), "重": ("zhong", "chong")}
"""Characters whose reading in a name the list of usual readings cannot tell."""
_TELLING = 6
"""Letters from which on the name of a town, without "town", is no other word."""


def aliases_of(
    bare: str, end: int, tail: str, asides: tuple[str, ...], kind: str
) -> frozenset[str]:
    """Names that mean this issuer wherever they stand; a government is found by its place."""
    if kind == "government" and end:
        return frozenset()
    names = {bare}
    if kind == "town":
        town = TOWN.sub(r"\1", tail)
        names |= {town, TOWN.sub(r"\1", bare)} | _names_of_a_town(town)
    if kind == "department":
        names |= {tail}
        if not end:
            names |= _called_otherwise(bare)
    if kind == "zone":
        names |= {aside for aside in asides if zones_in(aside) and not _generic(aside)}
        if tail and not _generic(tail):
            names.add(tail)
        if area := _AREA.match(tail):
            latin = joined_latin(area.group(1))
            names |= {area.group()} | {latin + said for said in ("newtown", "newcity", "newarea")}
    if not end:
        names.add(re.sub("[市区县]$", "", bare) if len(bare) > 2 else bare)
    return frozenset(name for name in names if len(name) > 1 and not _generic(name))


def _names_of_a_town(town: str) -> set[str]:
    short = re.sub("(?:街道|镇|乡)$", "", town)
    if len(short) == 1:
        return set()
    names = set[str]() if is_word(short) or short == town else {short}
    if town.endswith("街道"):
        names |= {f"{short}{said}" for said in ("办", "街办", "办事处")}
        names |= {short} if _A_STREET.fullmatch(short) else set()
    for latin in _joined_otherwise(short):
        names |= {latin + said for said in _TOWNS_EN}
        names |= {said + latin for said in _BEFORE_TOWNS}
        names |= {latin} if len(latin) >= _TELLING else set()
    if kind := _TOWNS_KO.get(town[len(short) :]):
        names.add(hangul_name(pinyin_of(short)) + kind)
    if road := _ROAD.fullmatch(short):
        side, way = SIDES.get(road["side"], ""), _WAYS[road["way"]]
        street = joined_latin(road["name"]) + side + way
        names |= {street, *(street + said for said in _TOWNS_EN)}
        if town.endswith("街道"):  # Lirang Subdistrict is 礼让街街道
            names.add(joined_latin(road["name"]) + side + "subdistrict")
    return names


_A_STREET = regex("[\u4e00-\u9fff]{2,}[街路巷]")
"""A street after which a subdistrict is called: 礼让街 is 礼让街街道."""
_TOWN_OF_A_FILE = regex(
    r"(?:(?P<place>[a-z]{3,})[-_ ])?(?P<name>[a-z]{4,})[-_ ]"
    r"(?P<kind>street|jiedao|subdistrict|zhen|town|xiang|township)(?![a-z])"
)
_STREETS = ("street", "jiedao", "subdistrict", "streetoffice", "jiedaoban", "jiedaobanshichu")
KINDS_LATIN = {
    **dict.fromkeys(("street", "jiedao", "subdistrict"), _STREETS),
    **dict.fromkeys(("zhen", "town"), ("zhen", "town")),
    **dict.fromkeys(("xiang", "township"), ("xiang", "township")),
}


_A_NAME_IN_A_PLACE = regex(r"(?P<place>[a-z]{3,})[-_ ](?P<name>[a-z]{4,})(?:[-_ ]\d+)?")
_PINYIN = regex(
    "(?>(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?(?:[iu]?ang?|[iu]?ai|i?ao|eng?|ei|er|ing?|i?ong|ou|iu|ie|ue|"
    "ui|uo|un|[aeiou]))++"
)
"""Syllables of pinyin. None is given back once read: a long name can be cut in too many ways."""


def town_in_file_name(name: str) -> tuple[str, str, frozenset[str]]:
    """The street or town that a file's name tells, the place that may be above it, and its names.

    All in Latin letters; empty where it tells none. A name in pinyin behind a place may be of a
    town of any kind.
    """
    found = _TOWN_OF_A_FILE.match(name.lower())
    if found is None:
        return _town_of_any_kind(name.lower())
    names = frozenset(found["name"] + said for said in KINDS_LATIN[found["kind"]])
    return found.group(), found["place"] or found["name"], names


def _town_of_any_kind(name: str) -> tuple[str, str, frozenset[str]]:
    found = _A_NAME_IN_A_PLACE.fullmatch(name)
    if found is None or not _PINYIN.fullmatch(found["name"]) or _is_no_name(found["name"]):
        return "", "", frozenset()
    kinds = frozenset(kind for kinds in KINDS_LATIN.values() for kind in kinds)
    town = f"{found['place']}-{found['name']}"
    return town, found["place"], frozenset(found["name"] + kind for kind in kinds)


def _is_no_name(word: str) -> bool:
    """Whether a word that might be pinyin is English, or what a department deals with."""
    topics = (topic for topic in place_words().topics_zh if len(topic) > 1)
    if any(word.startswith("".join(pinyin_of(topic))) for topic in topics):
        return True
    return bool(tuple(Glossary.load().translate(word, "en")))


def _called_otherwise(bare: str) -> frozenset[str]:
    """What a department of the state is called: 国家卫健委 for 国家卫生健康委."""
    of_state = bare.startswith("国家") or bare.endswith("总局")
    topic = topic_of(bare.removeprefix("国家")) if of_state else ""
    if not topic:
        return frozenset()
    short = _words_for(topic, place_words().topics_zh)
    chinese = {f"国家{word}{end}" for word in short for end in ("委", "委员会", "局", "总局")}
    chinese |= {f"{word}总局" for word in short}
    said = _words_for(topic, place_words().topics_en)
    english = {re.sub("[^a-z]", "", word) for word in said}
    letters = {"".join(part[0] for part in word.split() if part != "and") for word in said}
    named = {state + word for state, word in product(("national", "state"), english)}
    return frozenset(
        chinese
        | {name + ending for name, ending in product(named, _STATE_BODIES_EN)}
        | {
            f"{state}{ending}of{word}"
            for state, ending, word in product(("national", "state"), _STATE_BODIES_EN, english)
        }
        | ({f"n{initials}c" for initials in letters} if not bare.endswith("总局") else set())
    )


def _words_for(topic: str, topics: Mapping[str, str]) -> tuple[str, ...]:
    """What a list of words has for one thing that departments deal with."""
    return tuple(word for word, of in topics.items() if of == topic)


def joined_latin(name: str) -> str:
    """A Chinese name in Latin letters, as one word: 青山街道, qingshanjiedao."""
    return latin_name(pinyin_of(name)).lower().replace("'", "").replace(" ", "")


def _joined_otherwise(name: str) -> tuple[str, ...]:
    """A name in Latin letters, one for each reading that its first character may have."""
    others = _READ_TWICE.get(name[0], ())
    rest = joined_latin(name[1:])
    return tuple(first + rest for first in others) or (joined_latin(name),)


def _generic(zone: str) -> bool:
    """Whether a zone's name is only its kind: 高新区, 国家级经济技术开发区."""
    return RANK.sub("", zone) in place_words().zones_zh
