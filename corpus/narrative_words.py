"""narrative.toml, how prose states figures, read once for all that go by it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def narrative_words() -> dict[str, Any]:
    """The tables of the file by name."""
    return tomllib.loads(files("corpus").joinpath("narrative.toml").read_text("utf-8"))
