"""Texts that every match of a regular expression contains one of, told without compiling it.

Most expressions match nothing in a question, and to compile one takes longer than to read what it
needs. What is told may be less than is true, never more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

_TOKENS = (
    r"\(\?:|\(\?<?[=!]|\(|"
    r"(?:\)|\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|[.^$])(?:[?*+]|\{[^}]*\})?\??|"
    r"\||"
    r"[^\\\[\](){}?*+|.^$](?:[?*+]|\{[^}]*\})\??|"
    r"(?:[^\\\[\](){}?*+|.^$](?![?*+{]))+"
)
_ESCAPES_OF_ITSELF = r"\\[^\w\s]"
_NOT_READ = ("(?P", "(?i", "(?x", "(?(", "(?#")
_MOST = 48
"""With more texts to look for it is quicker to compile."""


def needed(pattern: str) -> tuple[str, ...]:
    """Texts one of which stands in all that a pattern without flags matches; none if not known."""
    if any(sign in pattern for sign in _NOT_READ):
        return ()
    tokens = _tokens().findall(pattern)
    if sum(map(len, tokens)) != len(pattern):
        return ()
    found, end = _of_branches(tokens, 0)
    return found if end == len(tokens) and len(found) <= _MOST else ()


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(_TOKENS)


def needed_by_any(patterns: Iterable[str]) -> tuple[str, ...]:
    """The same of a text that any of the patterns matches."""
    found: dict[str, None] = {}
    for pattern in patterns:
        texts = needed(pattern)
        if not texts:
            return ()
        found |= dict.fromkeys(texts)
    return tuple(found)


def _of_branches(tokens: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
    """What the alternatives from a token on need, and the token that closes them."""
    all_need: dict[str, None] | None = {}
    best: tuple[str, ...] = ()
    while at < len(tokens) and not tokens[at].startswith(")"):
        token = tokens[at]
        if token == "|":
            all_need = None if all_need is None or not best else all_need | dict.fromkeys(best)
            best = ()
        elif token.startswith("("):
            inner, at = _of_branches(tokens, at + 1)
            closing = tokens[at] if at < len(tokens) else ""
            if token in ("(", "(?:") and not _may_be_left_out(closing[1:]):
                best = _telling_more(best, inner)
        else:
            best = _telling_more(best, _of_one(token))
        at += 1
    if all_need is None or not best:
        return (), at
    return tuple(all_need | dict.fromkeys(best)), at


def _of_one(token: str) -> tuple[str, ...]:
    if token[0] in "[.^$" or (token[0] == "\\" and not re.match(_ESCAPES_OF_ITSELF, token)):
        return ()
    bare = token[1:] if token[0] == "\\" else token
    if len(bare) > 1 and bare[1] in "?*+{":
        return () if _may_be_left_out(bare[1:]) else (bare[0],)
    return (bare,)


def _may_be_left_out(quantifier: str) -> bool:
    return quantifier.startswith(("?", "*", "{0", "{,"))


def _telling_more(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Of two lists of texts, each needed, the one whose shortest text is the longer."""
    return max(one, other, key=_told_by) if one and other else one or other


def _told_by(texts: tuple[str, ...]) -> tuple[int, int]:
    return min(len(text.encode()) for text in texts), -len(texts)
