"""Finding names of places, zones and departments in a text: the words, not yet what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from corpus.aliases import TOWN, joined_latin
from corpus.branch_names import Branch, branches_in
from corpus.departments import departments, stands_before_department
from corpus.gazetteer import Gazetteer, Place, readings
from corpus.issuers import Issuer
from corpus.language import (
    detect_language,
    ends_in_a_noun,
    function_words,
    is_word,
    word_edges,
)
from corpus.palladius import cyrillic_key, cyrillic_keys, cyrillic_name
from corpus.place_mark import Folded, Mark
from corpus.place_words import PlaceWords
from corpus.regex import regex
from corpus.slips import misspelt

_LONGEST_ZH = 15
_MOST_WORDS = 7
_UNSPACED_FROM = "\u0600"
"""Arabic, Thai, Hangul, kana and Chinese characters begin here."""
_LATIN = regex("[a-z]+")
_CYRILLIC = regex("[а-яё]+(?:-[а-яё]+)*")
_COMMON = frozenset({"canton"})
"""Names of places that are words as well: "le canton de Laozhou" is a township."""
_TOWNS = ("街道", "街道办", "街道办事处", "镇", "乡")
"""So ends what the name of a file may spell in Latin letters, where its report names nobody."""
_GOVERNMENT = regex("(?:人民)?政府")
_WHICH = regex("哪(?:一?[个家])?$")
_ITS_HEAD = regex("[市县区州镇乡旗]长(?![江沙春城期效假安治宁途征者白海兴葛泰丰乐岭阳])")
_CERTAIN = frozenset({"hightech", "development", "any", "experimental"})
_FOREIGN = regex(r"\b([a-z][a-z'’-]{2,}) (?:district|county|prefecture|banner)\b")
_JOINT = regex(r"[\s'’‘`&/.)-]{0,3}")
_NAME_JOINT = regex(r"[ '’‘`-]{0,2}")


@dataclass(frozen=True)
class Scanner:
    """Finds the marks of a text. ``near`` are the places that the corpus has to do with."""

    gazetteer: Gazetteer
    words: PlaceWords
    aliases: dict[str, tuple[Issuer, ...]]
    nicknames: dict[str, tuple[Place, ...]]
    near: frozenset[str]
    near_chinese: dict[str, tuple[Place, ...]]
    near_latin: dict[str, tuple[Place, ...]]
    branches: tuple[Branch, ...]
    _cyrillic: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    def scan(self, folded: Folded) -> tuple[Mark, ...]:
        """All marks of a text, in order, not overlapping."""
        language = detect_language(folded.original)
        marks = list(branches_in(folded.text, self.branches, language))
        marks += _apart(self._zones_in_other_scripts(folded), marks)
        marks += _apart(self._chinese(folded), marks)
        found = list(self._latin(folded))
        if _CYRILLIC.search(folded.text):
            found += self._in_cyrillic(folded)
        marks += _apart(found, marks)
        marks += departments(folded.text, marks, language)
        taken = {at for mark in marks for at in range(mark.start, mark.end)}
        marks += misspelt(folded.text, taken, self.gazetteer, self.near_chinese, self.near_latin)
        marks = [self._foreign_zone(folded, mark, marks) for mark in marks]
        marks += self._foreign_places(folded, marks)
        return tuple(sorted(marks, key=lambda mark: mark.start))

    # Chinese, and names in scripts whose words are not parted or take prefixes

    def _chinese(self, folded: Folded) -> Iterator[Mark]:
        text = folded.text
        edges: frozenset[int] | None = None
        at = 0
        before: Mark | None = None
        while at < len(text):
            mark = None
            if text[at] >= _UNSPACED_FROM:
                mark = self._longest(text, at)
            if mark is not None and mark.places and not mark.issuers:
                edges = word_edges(text) if edges is None else edges
                mark = mark if self._stands(text, mark, edges, before) else None
            if mark is None:
                at += 1
                continue
            yield mark
            before, at = mark, mark.end

    def _longest(self, text: str, at: int) -> Mark | None:
        for end in range(min(len(text), at + _LONGEST_ZH), at + 1, -1):
            name = text[at:end]
            if _ITS_HEAD.match(text, end - 1):
                continue  # 乌鲁木齐市长信箱 is the mailbox of 乌鲁木齐's mayor
            if (issuers := self.aliases.get(name)) and not _WHICH.search(text, 0, at):
                short = all(one.kind == "town" for one in issuers) and not TOWN.search(name)
                if not short or not self.words.not_before_zh.match(text, end):
                    return Mark(at, end, issuers=issuers)
            if name.endswith(_TOWNS) and (issuers := self._spelled(name)):
                return Mark(at, end, issuers=issuers)
            if kind := self.words.zones_zh.get(name):
                places = self.gazetteer.chinese.get(name, ())
                return Mark(at, end, places=places, zones=frozenset({kind}))
            if places := self.nicknames.get(name, ()):
                return Mark(at, end, places=places, explicit=True)
            if places := self.gazetteer.chinese.get(name, ()):
                explicit = any(p.name == name and not (p.word and p.short == name) for p in places)
                return Mark(at, end, places=places, explicit=explicit or places[0].short != name)
            if places := self.gazetteer.named_abroad(name):
                return Mark(at, end, places=places)
        return None

    def _spelled(self, town: str) -> tuple[Issuer, ...]:
        """The town of this name that only a file's name tells; no other is told by its sound."""
        return tuple(one for one in self.aliases.get(joined_latin(town), ()) if one.name.isascii())

    def _stands(self, text: str, mark: Mark, edges: frozenset[int], before: Mark | None) -> bool:
        """Whether a Chinese name is meant as one, and is no part of other words."""
        if mark.zones or (before is not None and self._after_parent(mark, before)):
            return True
        name = text[mark.start : mark.end]
        near = any(place.code in self.near for place in mark.places)
        whole = (mark.start in edges and mark.end in edges) or (near and not is_word(name))
        whole = whole or _ITS_HEAD.match(text, mark.end) is not None
        if mark.explicit:
            if name in self.words.needs_parent and not near:
                return False
            if near and _GOVERNMENT.match(text, mark.end):
                return True  # 对乌市政府, which the word breaker takes for a 市政府
            if len(name) > 3 or whole or (len(name) == 3 and mark.start in edges):
                return True
            return stands_before_department(text, mark.end)
        known = near or not any(place.word for place in mark.places)
        of_body = known and stands_before_department(text, mark.end)
        if not whole and not (near and of_body):
            return False
        if self.words.not_before_zh.match(text, mark.end):
            return False
        if of_body:
            return True
        if all(place.word for place in mark.places):
            return near and (mark.start == 0 or text[mark.end : mark.end + 1].isdigit())
        if near or any(len(place.code) < 6 for place in mark.places):
            return True
        if before is not None and self._beside(mark, before):
            return True
        after = self._longest(text, mark.end)
        zone = after is not None and bool(after.zones)
        return zone or bool(self.words.goes_on.match(text, mark.end))

    def _after_parent(self, mark: Mark, before: Mark) -> bool:
        return before.end == mark.start and any(
            place != area and self.gazetteer.within(place, area)
            for place in mark.places
            for area in before.places
        )

    def _beside(self, mark: Mark, before: Mark) -> bool:
        """Whether a name is of a place in the one named before it, or in the same city."""
        return any(
            self.gazetteer.within(place, area) or place.code[:4] == area.code[:4]
            for place in mark.places
            for area in before.places
            if place != area
        )

    # Latin letters

    def _latin(self, folded: Folded) -> Iterator[Mark]:
        tokens = list(_LATIN.finditer(folded.text))
        at = 0
        while at < len(tokens):
            found = self._phrase(folded, tokens, at)
            if found is None:
                at += 1
                continue
            mark, used = found
            yield mark
            at += used

    def _phrase(
        self, folded: Folded, tokens: list[re.Match[str]], at: int
    ) -> tuple[Mark, int] | None:
        text, ahead = folded.text, tokens[at : at + _MOST_WORDS]
        together = _in_a_row(text, ahead, _JOINT)
        in_a_name = _in_a_row(text, ahead[:together], _NAME_JOINT)
        words = [token.group() for token in ahead[:together]]
        for count in range(together, 0, -1):
            run = ahead[:count]
            key = "".join(words[:count])
            start, end = run[0].start(), run[-1].end()
            if issuers := self.aliases.get(key):
                return Mark(start, end, issuers=issuers), count
            if kind := self.words.zones_en.get(key):
                return Mark(start, end, zones=frozenset({kind})), count
            if count <= in_a_name:
                mark = self._latin_place(folded, tokens, at, count, key)
                if mark is not None:
                    return mark
        return None

    def _latin_place(
        self, folded: Folded, tokens: list[re.Match[str]], at: int, count: int, key: str
    ) -> tuple[Mark, int] | None:
        places = self.nicknames.get(key) or self.gazetteer.latin.get(key, ())
        suffix: frozenset[str] = frozenset()
        if not places and count == 1:
            for ending in ("qu", "shi", "xian", "zhou", "sheng", "qi"):
                if key.endswith(ending):
                    suffix = self.words.endings[ending]
                    places = _ending_in(
                        self.gazetteer.latin.get(key.removesuffix(ending), ()), suffix
                    )
            if not places and key.endswith("er"):  # German has adjectives of places: Pingtaner
                bare = self.gazetteer.latin.get(key.removesuffix("er"), ())
                places = tuple(place for place in bare if place.code in self.near)
        if not places:
            return None
        endings, used = self._endings(folded, tokens, at, count)
        endings = endings or suffix
        explicit = bool(endings)
        if not explicit and not self._is_name(folded, tokens[at : at + count], key, places):
            return None
        places = _ending_in(places, endings) or places
        return Mark(
            tokens[at].start(), tokens[at + count - 1 + used].end(), places, explicit=explicit
        ), count + used

    def _endings(
        self, folded: Folded, tokens: list[re.Match[str]], at: int, count: int
    ) -> tuple[frozenset[str], int]:
        """The ending said after the name ("District"), or before it ("city of"), and its words."""
        used = 0
        last = at + count - 1
        while last + used + 1 < len(tokens):
            token = tokens[last + used + 1]
            gap = folded.text[tokens[last + used].end() : token.start()]
            if gap not in (" ", "-", ""):
                break
            if ends := self.words.endings.get(token.group()):
                return ends, used + 1
            if token.group() not in self.words.before_ending:
                break
            used += 1
        before = at - 1
        while before >= 0 and tokens[before].group() in self.words.prepositions:
            before -= 1
        if before >= 0 and re.fullmatch(
            r"[\sa-z']{1,8}", folded.text[tokens[before].end() : tokens[at].start()]
        ):
            return self.words.endings.get(tokens[before].group(), frozenset()), 0
        return frozenset(), 0

    def _is_name(
        self, folded: Folded, run: list[re.Match[str]], key: str, places: tuple[Place, ...]
    ) -> bool:
        """Whether Latin letters without "District" or the like are a name."""
        following = re.match(r"[ -]([a-z-]+)", folded.text[run[-1].end() :])
        of_body = stands_before_department(folded.text, run[-1].end())
        if following and following.group(1) in self.words.not_before_en and not of_body:
            return False
        certain = len(run) > 1 or of_body
        if (key in self.words.english_words and not certain) or folded.text[
            : run[0].start()
        ].endswith("xi "):
            return False
        known = key in self.gazetteer.exonyms
        if known and following and following.group(1) in ("de", "of") and key in _COMMON:
            return False
        if len(run) == 1 and not known and key in _syllables():
            return False
        if len(run) > 1 and not known and any(token.group() not in _syllables() for token in run):
            return False
        near = any(place.code in self.near for place in places)
        return near or folded.capital(run[0].start()) or (len(run) == 1 and len(key) > 5)

    # Cyrillic letters

    def _in_cyrillic(self, folded: Folded) -> Iterator[Mark]:
        if not self._cyrillic:
            table: dict[str, list[Place]] = {}
            for place in self.gazetteer.places.values():
                table.setdefault(cyrillic_key(cyrillic_name(place.syllables)), []).append(place)
            for name, places in self.gazetteer.exonyms.items():
                if _CYRILLIC.match(name):
                    table.setdefault(cyrillic_key(name), []).extend(places)
            self._cyrillic.update((key, tuple(places)) for key, places in table.items())
        words = list(_CYRILLIC.finditer(folded.text))
        for at, word in enumerate(words):
            for count in (2, 1):
                run = words[at : at + count]
                name = "".join(token.group().replace("-", "") for token in run)
                keys = [key for key in cyrillic_keys(name) if key in self._cyrillic]
                if not keys:
                    continue
                key, places = keys[0], self._cyrillic[keys[0]]
                near = any(place.code in self.near for place in places)
                proper = folded.capital(word.start()) and not folded.capital(word.end() - 1)
                if near or (proper and len(key) > 3):
                    before = words[at - 1].group() if at else ""
                    endings = self.words.endings.get(before, frozenset())
                    places = _ending_in(places, endings) or places
                    yield Mark(word.start(), run[-1].end(), places, explicit=bool(endings))
                    break

    def _zones_in_other_scripts(self, folded: Folded) -> Iterator[Mark]:
        """Zones as Japanese, Korean, Russian and Arabic call them, the longest names first."""
        taken: set[int] = set()
        for kind, pattern in self.words.zones_other.items():
            for found in pattern.finditer(folded.text):
                span = range(*found.span())
                if taken.isdisjoint(span):
                    taken.update(span)
                    yield Mark(found.start(), found.end(), zones=frozenset({kind}))

    # Names that neither the corpus nor the gazetteer has

    def _foreign_zone(self, folded: Folded, mark: Mark, marks: list[Mark]) -> Mark:
        """The mark, or the same as a certain zone's where another name stands before it."""
        if not mark.zones & _CERTAIN or any(other.end == mark.start for other in marks):
            return mark
        before = folded.text[: mark.start]
        if before and folded.text[mark.start] > "\u1100":
            named = not self.words.before_zone_zh.search(before) and ends_in_a_noun(before)
        else:
            word = re.search(r"([a-z'’-]+) $", before)
            named = (
                word is not None
                and not any(mark.start - 1 == other.end for other in marks)
                and folded.capital(word.start())
                and not folded.original.isupper()
                and not self._plain(word.group(1))
            )
        return replace(mark, foreign=True) if named else mark

    def _plain(self, word: str) -> bool:
        return word in function_words("en") or word in self.words.before_zone_en

    def _foreign_places(self, folded: Folded, marks: list[Mark]) -> Iterator[Mark]:
        """Names with "District", "County" and the like after them that are in no list."""
        taken = {at for mark in marks for at in range(mark.start, mark.end)}
        for found in _FOREIGN.finditer(folded.text):
            word = found.group(1)
            start = found.start()
            if start in taken or not folded.capital(start) or self._plain(word) or start == 0:
                continue
            if word not in self.words.before_ending and folded.original.upper() != folded.original:
                yield Mark(start, found.end(), explicit=True, foreign=True)


def _in_a_row(text: str, tokens: list[re.Match[str]], joint: re.Pattern[str]) -> int:
    """How many words from the first one on have nothing but joints between them."""
    gaps = enumerate(pairwise(tokens), 1)
    return next(
        (at for at, (a, b) in gaps if not joint.fullmatch(text, a.end(), b.start())), len(tokens)
    )


def _apart(found: Iterable[Mark], marks: Iterable[Mark]) -> list[Mark]:
    """The marks found that share no character with those before."""
    named = {at for mark in marks for at in range(mark.start, mark.end)}
    return [one for one in found if named.isdisjoint(range(one.start, one.end))]


def _ending_in(places: tuple[Place, ...], endings: frozenset[str]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.ending in endings)


@cache
def _syllables() -> frozenset[str]:
    return frozenset(readings().values())
