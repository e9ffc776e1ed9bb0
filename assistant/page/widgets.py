"""The one door to gradio: its pieces as the page uses them, in the page's own look."""

from __future__ import annotations

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

from collections.abc import Callable, Sequence
from inspect import signature
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.page.desk import Visit
from assistant.serving.markup import Html
from assistant.serving.page_text import say

_HERE = Path(__file__).parent
Component = Any
"""A piece of gradio, whose types end here."""

STYLES = tuple(
    _HERE.parent / "style" / f"{name}.css"
    for name in ("tokens", "frame", "talk", "source", "figures")
)

Blocks = gr.Blocks
BrowserState = gr.BrowserState
Button = gr.Button
Column = gr.Column
Dropdown = gr.Dropdown
EventData = gr.EventData
Progress = gr.Progress
Request = gr.Request
Row = gr.Row
State = gr.State
Tab = gr.Tab
Tabs = gr.Tabs
Textbox = gr.Textbox
UploadButton = gr.UploadButton
skip = gr.skip
update = gr.update
tool = api


class Wording:
    """How each component is said in the language of a visit."""

    def __init__(self) -> None:
        self._said: list[tuple[Component, Callable[[Visit], Any]]] = []

    def of(self, component: Component, said: Callable[[Visit], Any]) -> Component:
        """Remembers how a component is said, and gives it back."""
        self._said.append((component, said))
        return component

    def label(self, component: Component, key: str, **more: str) -> Component:
        """The same for a component whose label, and maybe more, is a text of the page."""
        keys = {"label": key, **more}

        def said(now: Visit) -> Component:
            changed: dict[str, Any] = {name: say(text, now.lang) for name, text in keys.items()}
            return update(**changed)

        return self.of(component, said)

    def button(self, key: str, **more: Component) -> Component:
        """A button that says a text of the page."""
        button = Button(say(key, "en"), **more)
        return self.of(button, lambda now: update(value=say(key, now.lang)))

    def tab(self, name: str) -> Component:
        """A tab with a title of the page."""
        return self.label(Tab(say(f"tab_{name}", "en"), id=name), f"tab_{name}")

    @property
    def components(self) -> list[Component]:
        """All that is said, in order."""
        return [component for component, _ in self._said]

    def said(self, now: Visit) -> tuple[Any, ...]:
        """What each of them says to a visitor."""
        return tuple(said(now) for _, said in self._said)


def view(name: str, value: Html | str = "") -> Component:
    """A piece of the page that shows HTML of ours; clicks in it are its events."""
    script = (_HERE / "page.js").read_text("utf-8")
    return gr.HTML(value, elem_id=f"yj-{name}", js_on_load=script, apply_default_css=False)


def on(
    listener: Callable[..., Any],
    function: Callable[..., Any] | None,
    inputs: Sequence[Any],
    outputs: Sequence[Any],
    **more: Component,
) -> Component:
    """An event of the page, which is no part of its programming interface.

    Without a function nothing is asked of the server.
    """
    options = {"show_progress": "hidden", "api_visibility": "private", **more}
    return listener(function, inputs, outputs, **options)


def data_of(event: EventData) -> dict[str, Any]:
    """What an event of a view carries: from a browser, so anything may be in it."""
    data = event._data
    return data if isinstance(data, dict) else {}


def mounted(
    page: Component,
    server: Component,
    *,
    largest_file_mb: int,
    user_of: Callable[[Any], str | None] | None,
) -> Component:
    """The page on a server; ``user_of`` tells who sends a request, None where nobody may."""
    return gr.mount_gradio_app(
        server,
        page,
        path="/",
        auth_dependency=user_of,
        theme=_theme(),
        css_paths=list(STYLES),
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        pwa=False,
        enable_monitoring=False,
        run_history=False,
        mcp_server=True,
        max_file_size=f"{largest_file_mb}mb",
        app_kwargs={"docs_url": None, "redoc_url": None},
    )


_COLOURS = {
    "paper": "body_background_fill background_fill_primary background_fill_secondary",
    "card": "block_background_fill input_background_fill input_background_fill_focus",
    "ink": "body_text_color block_title_text_color button_secondary_text_color",
    "soft": "body_text_color_subdued block_label_text_color block_info_text_color "
            "input_placeholder_color",
    "line": "border_color_primary block_border_color input_border_color "
            "button_secondary_border_color",
    "accent": "color_accent border_color_accent input_border_color_focus link_text_color "
              "link_text_color_hover link_text_color_active link_text_color_visited loader_color "
              "button_primary_background_fill button_primary_background_fill_hover",
    "tint": "color_accent_soft button_secondary_background_fill_hover",
}  # fmt: skip
"""Gradio's own colours, by the colour of the page's that each is."""


def _theme() -> gr.themes.Base:
    theme = gr.themes.Base(radius_size="md", font=["var(--yj-sans)"], font_mono=["monospace"])
    colours = {
        variable: f"var(--yj-{colour})"
        for colour, variables in _COLOURS.items()
        for variable in variables.split()
    }
    look = {**colours, "button_primary_text_color": "var(--yj-paper)", "block_border_width": "0px"}
    known = signature(theme.set).parameters
    dark = {f"{name}_dark": value for name, value in look.items() if f"{name}_dark" in known}
    return theme.set(block_shadow="none", input_shadow="none", **look, **dark)
