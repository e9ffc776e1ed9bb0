"""The texts of the page, in the languages of the interface."""

from __future__ import annotations

from assistant.understanding.messages import say as _say

LANGUAGES = ("en", "zh")
"""The languages of the interface."""


def say(key: str, lang: str, **variables: object) -> str:
    """A text of the page in a language of the interface."""
    return _say(key, lang, file="page", **variables)
