"""Prompts: text files with {variables}, each of which must be given, and no other."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Formatter


class BadPrompt(ValueError):
    """A prompt and what it is filled with do not fit; the message names the variable."""


@cache
def _text(name: str) -> str:
    return files("assistant.writing").joinpath("prompts", f"{name}.txt").read_text("utf-8").strip()


def variables_of(text: str) -> frozenset[str]:
    """The names in braces in a text."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def filled(text: str, **variables: str) -> str:
    """A text with its variables filled in; braces in what they stand for mean nothing.

    Raises:
        BadPrompt: a variable is missing, or one is given that the text does not have.
    """
    known = variables_of(text)
    if missing := sorted(known - variables.keys()):
        raise BadPrompt(f"The prompt needs the variable {missing[0]}, which is not given.")
    if unknown := sorted(variables.keys() - known):
        raise BadPrompt(f"The prompt has no variable {unknown[0]}.")
    return text.format_map(variables)


def prompt(name: str, **variables: str) -> str:
    """The prompt in prompts/<name>.txt, filled in."""
    return filled(_text(name), **variables)
