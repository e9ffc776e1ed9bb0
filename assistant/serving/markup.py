"""HTML made of escaped text: what is not said to be markup is text, whoever wrote it."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from corpus.regex import regex

_TEMPLATE = str.maketrans({"{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;"})
"""Signs that mean something to the templates of the page; no text may bring them in."""

_CONTROLS: Final = regex(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
"""Characters that show nothing and can only mislead: controls and changes of direction."""

_VOID = frozenset({"br", "hr", "input", "meta"})


class Html(str):
    """Markup that may go to the page as it is."""

    __slots__ = ()


def text(value: object) -> Html:
    """Any value as text: nothing in it is markup."""
    if isinstance(value, Html):
        return value
    bare = _CONTROLS.sub("", str(value))
    return Html(escape(bare, quote=True).translate(_TEMPLATE))


def el(name: str, /, *children: object, **attributes: object) -> Html:
    """An element. Children that are not Html are text; ``class_`` is class, ``data_x`` is data-x.

    Attributes that are None or False are left out; True is an attribute without a value.
    """
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{text(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{said}>")
    return Html(f"<{name}{said}>{join(*children)}</{name}>")


def join(*children: object) -> Html:
    """Pieces one after the other."""
    return Html("".join(text(child) for child in children if child is not None))


def link_or_text(label: object, url: str | None) -> Html:
    """A link to a page on the web, where the address is one; the label alone otherwise."""
    if url is None or not re.match(r"https?://[^\s\"'<>]+$", url):
        return text(label)
    return el("a", label, href=url, target="_blank", rel="noopener noreferrer nofollow")
