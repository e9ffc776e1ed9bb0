"""Regular expressions that are compiled when they are first used.

More than eight hundred stand in the modules, and a question needs a fifth: to compile them all took
a twelfth of the time to a first answer.
"""

from __future__ import annotations

import re
from typing import cast

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
