"""The look, measured: contrast of the colours (WCAG 2.1), and nothing fetched."""

import re
from itertools import product
from pathlib import Path

import pytest

import assistant

FOLDER = Path(assistant.__file__).with_name("style")
STYLES = sorted(FOLDER.glob("*.css"))
TOKENS = (FOLDER / "tokens.css").read_text("utf-8")
READ_ON = {
    "ink": ("paper", "card", "tint", "band", "none-bg"),
    "soft": ("paper", "card", "none-bg"),
    "accent": ("paper", "card", "tint"),
    "lit-ink": ("lit",),
    "warn": ("warn-bg", "card", "paper"),
    "none-bg": ("none",),
    "bad": ("bad-bg", "card", "paper"),
    "bad-bg": ("bad",),
    "paper": ("accent", "ink"),
}
"""Which colours are read on which grounds."""

SEEN_ON = {"edge": ("paper", "card"), "accent": ("paper", "card"), "none": ("paper", "none-bg")}
"""Borders of fields, bars of charts and rings of focus: what must be seen, not read."""


def colours(mode):
    light, _, dark = TOKENS.partition(".dark {")
    found = dict(re.findall(r"--yj-([\w-]+): (#[0-9a-f]{6})", light))
    return found | dict(
        re.findall(r"--yj-([\w-]+): (#[0-9a-f]{6})", dark) if mode == "dark" else ()
    )


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_as_the_guidelines_compute_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("mode", "wanted"), list(product(("light", "dark"), ("read", "seen"))))
def test_what_is_read_has_contrast_4_5_and_what_is_seen_has_3(mode, wanted):
    known = colours(mode)
    pairs, least = (READ_ON, 4.5) if wanted == "read" else (SEEN_ON, 3.0)
    low = {
        f"{one} on {ground}": round(contrast(known[one], known[ground]), 2)
        for one, grounds in pairs.items()
        for ground in grounds
        if contrast(known[one], known[ground]) < least
    }
    assert low == {}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.css")), ids=lambda path: path.name)
def test_no_style_fetches_anything_or_has_colours_of_its_own(path):
    text = path.read_text("utf-8")
    assert not re.search(r"url\(|@import|@font-face|https?:", text)
    if path.name != "tokens.css":
        assert not re.search(r"#[0-9a-f]{3,8}\b(?![^{}]*\{)", text)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_selector_has_a_comma_inside_brackets(path):
    """Gradio puts its own class before each selector by cutting at commas, those inside too."""
    for selector in re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"))):
        if not selector.lstrip().startswith("@"):
            assert not re.search(r"\([^()]*,[^()]*\)", selector), selector
