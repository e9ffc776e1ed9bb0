"""China's provinces, prefectures and counties, and their names in the scripts of the world."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from corpus.hangul import hangul_name, is_hangul
from corpus.language import simplify_char

_HERE = Path(__file__).parent
_ENDINGS = {
    "自治州": "Prefecture",
    "自治县": "County",
    "自治旗": "Banner",
    "新区": "New Area",
    "地区": "Prefecture",
    "市": "City",
    "区": "District",
    "县": "County",
    "旗": "Banner",
    "盟": "League",
}
_VOWELS = "aeo"
_KOREAN_ENDINGS = {
    "市": "시", "区": "구", "县": "현", "州": "주", "省": "성", "地区": "지구", "旗": "기",
    "盟": "맹", "自治区": "자치구",
}  # fmt: skip
_SHORT_IN_HANGUL = 2
"""Names of so few syllables are often Korean words: they are names where the ending follows."""


@dataclass(frozen=True, slots=True)
class Place:
    """A division of China: province (two-digit code), prefecture (four) or county (six).

    ``word`` says that the short name is also a word of the language (和平 peace).
    """

    code: str
    name: str
    short: str
    pinyin: tuple[str, ...]
    word: bool = False

    @property
    def ending(self) -> str:
        """市, 区, 县, 州, 地区, 盟, 旗, 省 or 自治区."""
        if self.name.endswith(("地区", "自治区")):
            return "地区" if self.name.endswith("地区") else "自治区"
        return self.name[-1]

    @property
    def syllables(self) -> tuple[str, ...]:
        """The pinyin of the short name."""
        return self.pinyin[: len(self.short)]


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All divisions, found by code and by name; there is one, and it equals itself alone."""

    places: dict[str, Place]
    chinese: dict[str, tuple[Place, ...]]
    latin: dict[str, tuple[Place, ...]]
    exonyms: dict[str, tuple[Place, ...]]
    english_names: dict[str, str]

    @classmethod
    @cache
    def load(cls) -> Gazetteer:
        """The gazetteer that comes with the package, read once."""
        places = {place.code: place for place in _read_places()}
        chinese: dict[str, list[Place]] = defaultdict(list)
        latin: dict[str, list[Place]] = defaultdict(list)
        for place in places.values():
            for name in _chinese_names(place):
                chinese[name].append(place)
            if place.short != "陕西":
                for key in _spellings("".join(place.syllables)):
                    latin[key].append(place)
            if len(place.name) == 2:
                latin[place.pinyin[0]].append(place)
        exonyms, english = _read_exonyms(chinese)
        for key, found in exonyms.items():
            if key.isascii():
                latin[key] += [place for place in found if place not in latin[key]]
        return cls(places, _frozen(chinese), _frozen(latin), _frozen(exonyms), english)

    def named_abroad(self, name: str) -> tuple[Place, ...]:
        """The places that a folded name means in a script other than Chinese and Latin letters."""
        known = self.exonyms.get(name, ())
        return known + self._hangul.get(name, ()) if is_hangul(name[0]) else known

    @cached_property
    def _hangul(self) -> dict[str, tuple[Place, ...]]:
        """All places by their names in Hangul; made for the first question that has any."""
        named: dict[str, list[Place]] = defaultdict(list)
        for place in self.places.values():
            for name in _korean_names(place):
                named[name].append(place)
        return _frozen(named)

    def ancestors(self, place: Place) -> Iterator[Place]:
        """The prefecture and the province that a place belongs to, nearest first."""
        for length in (4, 2):
            if len(place.code) > length and (parent := self.places.get(place.code[:length])):
                yield parent

    def within(self, place: Place, area: Place) -> bool:
        """Whether a place is an area or a part of it."""
        return place.code.startswith(area.code)

    def english(self, place: Place) -> str:
        """Qiaokou District, Chuxiong City; a city with districts and a province bare: Urumqi."""
        name = self.english_names.get(place.short) or latin_name(place.syllables)
        rest = place.name[len(place.short) :]
        ending = next((said for end, said in _ENDINGS.items() if rest.endswith(end)), "")
        large = len(place.code) == 2 or (len(place.code) == 4 and place.ending == "市")
        if large:
            ending = ""
        return f"{name} {ending}".strip()

    def chain(self, text: str) -> tuple[tuple[Place, ...], int]:
        """The places that a name begins with, each inside the one before: 湖北省武汉市硚口区….

        Gives the readings of the last one and where it ends; nothing where no place stands first.
        """
        found: tuple[Place, ...] = ()
        end = 0
        while True:
            step = self._next(text, end, found)
            if step is None:
                return found, end
            found, end = step

    def _next(
        self, text: str, start: int, areas: tuple[Place, ...]
    ) -> tuple[tuple[Place, ...], int] | None:
        for end in range(min(len(text), start + 14), start + 1, -1):
            named = self.chinese.get(text[start:end], ())
            if areas:
                named = tuple(
                    place
                    for place in named
                    if any(place != area and self.within(place, area) for area in areas)
                )
            if named:
                return named, end
        return None


def latin_name(syllables: Iterable[str]) -> str:
    """Pinyin as a name is written: Qiaokou, Xi'an, Lüliang."""
    name = ""
    for syllable in syllables:
        name += f"'{syllable}" if name and syllable[0] in _VOWELS else syllable
    return re.sub(r"(?<=[ln])v", "ü", name).capitalize()


def _spellings(key: str) -> tuple[str, ...]:
    """Folded pinyin and, of ü (a v in it), the spellings without dots: Luliang, Lyuliang."""
    others = (re.sub(r"(?<=[ln])v", said, key) for said in ("u", "yu"))
    return tuple(dict.fromkeys((key, *others)))


def fold(text: str) -> str:
    """A name as it is compared: lower case, simplified, without accents, blanks and apostrophes."""
    return re.sub(r"[\s'’‘`·.&-]+", "", "".join(map(simplify_char, text)))


@cache
def readings() -> dict[str, str]:
    """The usual pinyin of each common character."""
    lines = (_HERE / "pinyin.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return {char: syllable for syllable, characters in pairs for char in characters}


def pinyin_of(name: str) -> tuple[str, ...]:
    """The pinyin of a name that is not in the gazetteer, character by character."""
    known = readings()
    return tuple(known.get(char, char) for char in name)


def _read_places() -> Iterator[Place]:
    for line in (_HERE / "places.tsv").read_text("utf-8").splitlines():
        code, name, short, pinyin, flag = line.split("\t")
        yield Place(code, name, short, tuple(pinyin.split(" ")), flag == "w")


def _chinese_names(place: Place) -> set[str]:
    """The full name, the short one, and the common one between: 楚雄州, 新疆自治区, 昌江县."""
    names = {place.name, place.short}
    if "自治" in place.name:
        last = place.name[-1]
        names.add(place.short + ("自治区" if last == "区" else last))
    return names


def _korean_names(place: Place) -> tuple[str, ...]:
    """The name in Hangul with its ending, and bare where it is long enough to be no word."""
    bare = hangul_name(place.syllables)
    whole = bare + _KOREAN_ENDINGS.get(place.ending, "")
    return (whole,) if len(bare) <= _SHORT_IN_HANGUL else (whole, bare)


def _read_exonyms(
    chinese: dict[str, list[Place]],
) -> tuple[dict[str, list[Place]], dict[str, str]]:
    exonyms: dict[str, list[Place]] = defaultdict(list)
    english: dict[str, str] = {}
    for line in (_HERE / "exonyms.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        zh, others = line.split("\t")
        names = others.split("|")
        english[zh] = names[0]
        for name in names:
            exonyms[fold(name)] += [
                place for place in chinese[zh] if place not in exonyms[fold(name)]
            ]
    return exonyms, english


def _frozen(table: dict[str, list[Place]]) -> dict[str, tuple[Place, ...]]:
    return {key: tuple(found) for key, found in table.items()}
