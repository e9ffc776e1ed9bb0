"""The page to log in, in the look of the page itself. No script, nothing fetched."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.serving.markup import Html, el, join
from assistant.serving.page_text import say

_STYLE = Path(__file__).parents[1] / "style"


def login_page(lang: str, problem: str = "", seconds: int = 0) -> str:
    """The page.

    Args:
        lang: language of the interface.
        problem: key of what went wrong.
        seconds: how long to wait, where that is the problem.
    """
    said = el("p", say(problem, lang, seconds=seconds), role="alert") if problem else None
    form = el(
        "form",
        el("h1", el("span", "有据", lang="zh"), " ", el("small", "Youju")),
        el("p", say("login_note", lang)),
        said,
        _field("user", "text", "username", say("user", lang)),
        _field("password", "password", "current-password", say("password", lang)),
        el("button", say("log_in", lang)),
        method="post",
        action="/login",
    )
    return document("Youju 有据", lang, join(el("main", form, class_="yj-login")))


def document(title: str, lang: str, body: Html) -> str:
    """A whole page of our own, light or dark as the browser asks."""
    head = join(
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title),
        el("style", Html(_style())),
    )
    language = "zh-CN" if lang == "zh" else "en"
    return "<!doctype html>" + el("html", el("head", head), el("body", body), lang=language)


@cache
def _style() -> str:
    tokens = (_STYLE / "tokens.css").read_text("utf-8")
    dark = tokens.partition(".dark {")[2].partition("}")[0]
    plain = (_STYLE / "plain.css").read_text("utf-8")
    return f"{tokens}@media (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n{plain}"


def _field(name: str, kind: str, known_as: str, label: str) -> Html:
    return el("label", el("span", label),
              el("input", name=name, type=kind, autocomplete=known_as, required=True))  # fmt: skip
