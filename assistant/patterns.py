"""Word patterns kept as data: compiled once, whole words in alphabets that have word spaces."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_LETTERS = "a-zà-öø-ÿа-яё"


@cache
def load(name: str) -> dict[str, Any]:
    """A data file of this package, parsed; ``name`` without its ending."""
    return tomllib.loads(files("assistant").joinpath(f"{name}.toml").read_text("utf-8"))


def compile_words(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression for all patterns; those of spaced alphabets match at word boundaries only."""
    return re.compile("|".join(_bounded(pattern) for pattern in patterns))


def _bounded(pattern: str) -> str:
    if re.match(f"[{_LETTERS}]", pattern.lstrip("(?:^¿")):
        return rf"(?<![{_LETTERS}])(?:{pattern})(?![{_LETTERS}])"
    return f"(?:{pattern})"
