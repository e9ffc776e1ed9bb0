"""Regular expressions that are compiled when they are first used.

More than eight hundred stand in the modules, and a question needs a fifth: to compile them all took
a twelfth of the time to a first answer. Those of words are compiled only for a text that has what
they need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from corpus.needed_text import needed_by_any

_METHODS = (
    "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern",
    "flags", "groups", "groupindex",
)  # fmt: skip


class _Waiting:
    """What stands for an expression until it is used, and then has the compiled one's methods."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression for a module's constant; one that is wrong shows at its first use.

    It has all methods of a compiled one, and is none to ``re.sub`` and its like: call its own.
    """
    return cast("re.Pattern[str]", _Waiting(text, flags))


class _OfWords:
    """An expression of alternatives, looked for only where a text has what one of them needs."""

    def __init__(self, text: str, alternatives: Sequence[str]) -> None:
        self._expression = regex(text)
        self._needed = needed_by_any(alternatives)

    def __getattr__(self, name: str) -> object:
        return getattr(self._expression, name)

    def search(self, text: str, *within: int) -> re.Match[str] | None:
        return self._expression.search(text, *within) if self._may_match(text) else None

    def match(self, text: str, *within: int) -> re.Match[str] | None:
        return self._expression.match(text, *within) if self._may_match(text) else None

    def finditer(self, text: str, *within: int) -> Iterator[re.Match[str]]:
        return self._expression.finditer(text, *within) if self._may_match(text) else iter(())

    def _may_match(self, text: str) -> bool:
        return not self._needed or any(map(text.__contains__, self._needed))


def regex_of_words(text: str, alternatives: Sequence[str]) -> re.Pattern[str]:
    """The same of an expression, without flags, of nothing but alternatives in any frame."""
    return cast("re.Pattern[str]", _OfWords(text, alternatives))
