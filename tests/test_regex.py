"""An expression that waits until it is used is one that has been compiled."""

import re

import pytest

from corpus.regex import regex


def test_an_expression_has_the_methods_of_a_compiled_one():
    waiting, compiled = regex(r"(\d+)件", re.IGNORECASE), re.compile(r"(\d+)件", re.IGNORECASE)
    text = "受理12件,办结9件"
    assert [m.span() for m in waiting.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert waiting.sub(r"\1", text) == compiled.sub(r"\1", text)
    assert (waiting.pattern, waiting.flags, waiting.groups) == (r"(\d+)件", compiled.flags, 1)
    assert waiting.match("件") is None


def test_what_is_wrong_in_an_expression_shows_at_its_first_use():
    waiting = regex("(")
    with pytest.raises(re.error):
        waiting.search("a")


def test_an_expression_has_nothing_that_a_compiled_one_has_not():
    with pytest.raises(AttributeError):
        _ = regex("a").starts
