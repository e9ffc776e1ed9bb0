"""Word patterns kept as data: compiled once, whole words in alphabets that have word spaces."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

_LETTERS = "a-zà-öø-ÿа-яё"


@cache
def load(name: str) -> dict[str, Any]:
    """A data file of this package, parsed; ``name`` without its ending."""
    return tomllib.loads(files("assistant").joinpath(f"{name}.toml").read_text("utf-8"))


def compile_words(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression for all patterns; those of spaced alphabets match at word boundaries only.

    Patterns side by side share their boundaries: a third of the time to compile, half to match.
    """
    return re.compile(
        "|".join(
            rf"(?<![{_LETTERS}])(?:{'|'.join(run)})(?![{_LETTERS}])"
            if spaced
            else f"(?:{'|'.join(run)})"
            for spaced, run in groupby(patterns, _is_spaced)
        )
    )


def _is_spaced(pattern: str) -> bool:
    return re.match(f"[{_LETTERS}]", pattern.lstrip("(?:^¿")) is not None
