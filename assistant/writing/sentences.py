"""What a model writes as sentences: made harmless, spelt in one way, and cut while it comes in.

What is shown to a reader is what leaves here: a number that could hide in markup, in characters of
no width or in digits of another script is either plain after this or makes the sentence unreadable.
"""

from __future__ import annotations

import html
import re
import unicodedata

from corpus.numerals import HAN_NUMERAL
from corpus.regex import regex

_TAG = regex(r"</?[a-zA-Z][^<>]{0,200}>|<!--.*?-->")
_MARKUP = regex(r"\*+|`+|~~+|(?<!\w)_+|_+(?!\w)|^\s{0,3}(?:#{1,6}\s+|>\s+|[-•]\s+)", re.MULTILINE)
_ORDINAL = regex(r"^\s*(\d{1,2})[.)、]\s+", re.MULTILINE)
_SPLIT_DIGITS = regex(r"(?<=\d)[ _'’·|]+(?=\d)")
_MARK_FORMS = regex(r"[\[［【〔]\^?\s*(\d{1,3}(?:\s*[,，、;；和]\s*\d{1,3})*)\s*[\]］】〕]")
_SPACES = regex(r"[^\S\n]+")

_ABBREVIATION = (
    r"(?<!\b[A-Za-z])(?<!\b(?:No|vs|Dr|Mr|St|Nr|ca|bp))(?<!\b(?:Art|etc|Sec|Mrs|Abs|стр))"
)
_ENDS = rf"(?:[。！？!?…]+|{_ABBREVIATION}\.(?=[\s\"”’)\]\[]))"
_SENTENCE = regex(
    rf"\s*([^\n]+?{_ENDS}[\"”’」』）)]*(?:\s*\[\d{{1,3}}\])*|[^\n]+(?=\n))(?=\s*[^\s\[\]\"”’」』）)。]|\s*\n)",
    re.DOTALL,
)


def plain(text: str) -> str:
    """A text without markup and hidden characters, its digits plain and its marks as ``[1]``."""
    text = _TAG.sub("", html.unescape(html.unescape(text)))
    text = "".join(_plain_char(char) for char in text)
    text = _without_ordinals(_MARKUP.sub("", text))
    text = _MARK_FORMS.sub(lambda m: "".join(f"[{n}]" for n in re.findall(r"\d+", m[1])), text)
    return _SPACES.sub(" ", _SPLIT_DIGITS.sub("", text))


def _plain_char(char: str) -> str:
    if char == "\n" or (char.isascii() and char.isprintable()):
        return char
    if char.isspace():
        return " "
    kind = unicodedata.category(char)
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    if kind in ("Cc", "Cf", "Co", "Cs", "Cn", "Me") or _selects(char):
        return ""
    return char


def _selects(char: str) -> bool:
    """Whether a character only says how the one before it looks, or strikes it through."""
    return "\ufe00" <= char <= "\ufe0f" or "\u0332" <= char <= "\u0338" or char == "\u20e3"


def _without_ordinals(text: str) -> str:
    """A list without its ordinals, as long as they count 1, 2, 3: other numbers need proof."""
    expected = 0

    def bare(match: re.Match[str]) -> str:
        nonlocal expected
        if int(match[1]) != expected + 1:
            return match[0]
        expected += 1
        return ""

    return _ORDINAL.sub(bare, text)


def unreadable_numeral(text: str) -> str:
    """A character that means a number and is neither a digit nor a usual Chinese numeral; or ""."""
    for char in text:
        if char.isascii() or char in HAN_NUMERAL or char in _USUAL:
            continue
        if unicodedata.numeric(char, None) is not None:
            return char
    return ""


_USUAL = "什参參漆陌阡兆幺"
"""Characters that once meant a number and hardly do in reports (什么, 参加, 兆)."""


def cut(text: str, *, done: bool) -> tuple[str, ...]:
    """The whole sentences of a text that is still coming in; all of it once it is ``done``.

    A sentence takes the marks behind its full stop with it. A line break ends one, unless a colon
    stands before it.
    """
    joined = (
        re.sub(r"([:：])\s*\n\s*", r"\1 ", text) if done or ":" in text or "：" in text else text
    )
    found, end = [], 0
    for match in _SENTENCE.finditer(joined):
        found.append(match[1].strip())
        end = match.end()
    rest = joined[end:].strip()
    if done and rest:
        found.append(rest)
    return tuple(sentence for sentence in found if sentence)
