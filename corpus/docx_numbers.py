"""The numbers that Word prints before paragraphs by itself: 一、 （二） 3. and so on.

They are not in the text of a file, but they are what its headings begin with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_CHINESE = frozenset(
    (
        "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
        "taiwaneseCounting", "taiwaneseCountingThousand",
    )
)  # fmt: skip
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How the paragraphs of one level are numbered: "decimal", "（%1）", from 1."""

    format: str = "none"
    text: str = ""
    start: int = 1


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document: for each its counter (several may share one) and its levels."""

    counters: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)


def lists_of(root: Element) -> Lists:
    """The lists that numbering.xml defines."""
    patterns: dict[str, dict[int, Level]] = {}
    counters: dict[str, str] = {}
    levels: dict[str, dict[int, Level]] = {}
    for element in root:
        if local(element) == "abstractNum":
            patterns[attribute(element, "abstractNumId")] = _levels(element)
        elif local(element) == "num":
            name = attribute(element, "numId")
            pattern = next((value(e) for e in element if local(e) == "abstractNumId"), "")
            changes = [e for e in element if local(e) == "lvlOverride"]
            counters[name] = f"num {name}" if changes else pattern
            levels[name] = dict(patterns.get(pattern, {}))
            for change in changes:
                levels[name] |= _changed(change, levels[name])
    return Lists(counters, levels)


def _levels(parent: Element) -> dict[int, Level]:
    found = {}
    for element in parent:
        if local(element) == "lvl":
            said = {local(child): value(child) for child in element}
            found[whole(attribute(element, "ilvl"))] = Level(
                said.get("numFmt", "decimal"), said.get("lvlText", ""), whole(said.get("start"), 1)
            )
    return found


def _changed(change: Element, levels: Mapping[int, Level]) -> dict[int, Level]:
    """What one list changes of the pattern that it follows."""
    at = whole(attribute(change, "ilvl"))
    start = next((value(e) for e in change if local(e) == "startOverride"), "")
    known = levels.get(at, Level())
    return {at: Level(known.format, known.text, whole(start, known.start)), **_levels(change)}


class Counters:
    """Counts the paragraphs of a document's lists while it is read."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}

    def next(self, name: str, level: int) -> str:
        """The number printed before the next paragraph of a list, on a level from 0 to 8."""
        levels = self._lists.levels.get(name)
        if levels is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(self._lists.counters[name], [None] * _LEVELS)
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        for upper in range(level + 1):
            known = counts[upper]
            start = levels.get(upper, Level()).start
            counts[upper] = start if known is None else known + (upper == level)
        own = levels.get(level, Level())
        if own.format in ("none", "bullet"):
            return ""
        text = own.text
        for upper in range(level + 1):
            shown = _printed(counts[upper] or 0, levels.get(upper, Level()).format)
            text = text.replace(f"%{upper + 1}", shown)
        return text


def _printed(number: int, style: str) -> str:
    if style in _CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        digits = " 一二三四五六七八九"
        return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones]}".strip()
    if style in _CIRCLED and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    if style in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        return chr(ord("A" if style == "upperLetter" else "a") + number - 1)
    if style in ("upperRoman", "lowerRoman") and 0 < number < 40:
        roman = ""
        for worth, sign in _ROMAN:
            roman += sign * (number // worth)
            number %= worth
        return roman.upper() if style == "upperRoman" else roman
    return "" if style in ("none", "bullet") else str(number)


def local(element: Element) -> str:
    """The name of an element without its namespace, of which there are two sets."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty where it is not there."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def value(element: Element) -> str:
    """The attribute ``val``, in which this format says nearly everything."""
    return attribute(element, "val")


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number, or another where there is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise
