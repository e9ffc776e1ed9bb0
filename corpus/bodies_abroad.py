"""Departments in other languages than Chinese and English: "комитет по образованию" of a place.

Their words are data (bodies_abroad.toml), read for the first question that is in such a language.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from corpus.language import simplify_char
from corpus.place_words import place_words
from corpus.report import Span


def body_before(text: str) -> tuple[Span, str] | None:
    """The department right before a place, in a folded text that ends there, and its topic."""
    return _topic(_before().search(text))


def body_behind(text: str, at: int) -> tuple[Span, str] | None:
    """The department right behind a place, as Korean and Turkish have it, and its topic."""
    return _topic(_behind().match(text, at))


def body_of(topic: str) -> str:
    """A pattern for a department of a topic, wherever it stands; "" where no word is listed."""
    words, topics = _read()
    said = topics.get(topic, {})
    names = (rf"\b(?:{name})\b" for name in _names(said, words))
    return "|".join([*names, *_names_behind(said, words)])


def _topic(found: re.Match[str] | None) -> tuple[Span, str] | None:
    if found is None:
        return None
    return Span(*found.span()), next(of for of, said in found.groupdict().items() if said)


@cache
def _read() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The words that names of bodies share, and those of each topic, folded as texts are."""
    text = Path(__file__).with_name("bodies_abroad.toml").read_text("utf-8")
    raw = tomllib.loads("".join(map(simplify_char, text)))
    return {key: said for key, said in raw.items() if key != "topics"}, raw["topics"]


@cache
def _before() -> re.Pattern[str]:
    words, topics = _read()
    between = "|".join((*place_words().prepositions, *place_words().endings, words["between"]))
    named = "|".join(f"(?P<{of}>{'|'.join(_names(said, words))})" for of, said in topics.items())
    every = "|".join(said["said"] for said in topics.values() if "said" in said)
    besides = rf"(?:,? (?:{words['and']}) {words['joints']}(?:{every}))?"  # and rural affairs
    return re.compile(rf"\b(?:{named}){besides}(?:[\s']+(?:{between}))*(?:[\s']+(?:d')?|\s[بل])$")


def _names(said: dict[str, str], words: dict[str, str]) -> list[str]:
    """The patterns of a kind of department: office and topic, topic and office, one word."""
    names = []
    if "said" in said:
        names.append(rf"(?:{words['offices']})\s{words['joints']}(?:{said['said']})")
    if "joined" in said:
        names.append(rf"(?:{said['joined']})(?:{words['behind']})")
    if "alone" in said:
        names.append(said["alone"])
    return names


@cache
def _behind() -> re.Pattern[str]:
    words, topics = _read()
    named = []
    for of, said in topics.items():
        names = _names_behind(said, words)
        names += [said["korean_alone"]] if "korean_alone" in said else []
        named.append(f"(?P<{of}>{'|'.join(names)})")
    return re.compile(rf"\)?(?:시|현|구|진|성)?의?(?:{_TURKISH})?\s*(?:{'|'.join(named)})")


_TURKISH = r" (?:ilcesi|sehri|ili|bolgesi|belediyesi|sokag[iı])|['’]?(?:n?[iıu]n|daki|deki)"
"""What a place is, or whose it is, in Turkish."""


def _names_behind(said: dict[str, str], words: dict[str, str]) -> list[str]:
    """The patterns of a kind of department where its name stands behind the place."""
    tongues = ("korean", "turkish")
    return [f"(?:{said[one]})(?:{words[one]})" for one in tongues if one in said]
