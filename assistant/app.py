"""The page: the one door to gradio. It wires events to the desk; what is shown is made elsewhere."""

from __future__ import annotations

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
import uvicorn

from assistant.accounts import Accounts, load_accounts
from assistant.api import make_api
from assistant.desk import (
    Desk,
    Visit,
    begun_anew,
    deleted,
    open_talk,
    titles,
    turned,
    visit_from,
)
from assistant.engine import Youju
from assistant.markup import Html
from assistant.settings import Settings
from assistant.shell import say as tell
from assistant.source_view import empty_source
from assistant.talk_view import head_html, notice, say

_HERE = Path(__file__).parent
_AT_ONCE = 8
_FONT = ["ui-sans-serif", "system-ui", "-apple-system", "Segoe UI", "PingFang SC",
         "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
         "sans-serif"]  # fmt: skip
_MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]


def serve(youju: Youju, settings: Settings) -> None:
    """Opens the page and the HTTP interface, until interrupted."""
    accounts = load_accounts(settings.auth)
    server = make_server(youju, accounts)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    config = uvicorn.Config(
        server, settings.host, settings.port, log_level="warning", timeout_graceful_shutdown=3
    )
    runner = _Announced(config)
    runner.announce = lambda port: tell(f"Youju is open at http://{host}:{port}", err=True)
    runner.run()


class _Announced(uvicorn.Server):
    """Says where it listens once it does: with port 0 nobody knows before."""

    announce: Callable[[int], None]

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        for server in getattr(self, "servers", ()):
            for socket in server.sockets:
                self.announce(socket.getsockname()[1])
                return


def make_server(youju: Youju, accounts: Accounts | None = None) -> Any:  # noqa: ANN401
    """The whole server: the HTTP interface with the page mounted on it."""
    return gr.mount_gradio_app(
        make_api(youju, accounts),
        make_page(Desk(youju)),
        path="/",
        auth=accounts.check if accounts else None,
        theme=_theme(),
        css_paths=[_HERE / "page.css"],
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        pwa=False,
        enable_monitoring=False,
        run_history=False,
        app_kwargs={"docs_url": None, "redoc_url": None},
    )


def _theme() -> gr.themes.Base:
    return gr.themes.Base(
        primary_hue="teal",
        secondary_hue="teal",
        neutral_hue="stone",
        radius_size="md",
        font=_FONT,
        font_mono=_MONO,
    )


def _view(name: str, value: Html | str = "") -> gr.HTML:
    script = (_HERE / "page.js").read_text("utf-8")
    return gr.HTML(value, elem_id=f"yj-{name}", js_on_load=script, container=False, padding=False)


def _on(listener: Callable[..., Any], function: Callable[..., Any], inputs: Any, outputs: Any,
        **more: Any) -> Any:  # noqa: ANN401  # fmt: skip
    options = {"show_progress": "hidden", "api_visibility": "private", **more}
    return listener(function, inputs, outputs, **options)


def make_page(desk: Desk) -> gr.Blocks:
    """The page with its events."""
    with gr.Blocks(title="Youju 有据", analytics_enabled=False, fill_width=True) as page:
        visit = gr.State(Visit())
        kept = gr.BrowserState({}, storage_key="youju", secret="youju")
        head = _view("head", head_html("en"))
        with gr.Row(elem_id="yj-main"):
            with gr.Column(scale=7, min_width=320, elem_id="yj-left"):
                with gr.Tabs(selected="ask", elem_id="yj-tabs") as tabs:
                    with gr.Tab(say("tab_ask", "en"), id="ask") as ask_tab:
                        talk = _view("talk")
                        limit = _view("limit")
                        with gr.Row(elem_id="yj-ask"):
                            question = gr.Textbox(
                                lines=1, max_lines=6, max_length=2000, container=False, scale=8,
                                elem_id="yj-question", label=say("question", "en"),
                                placeholder=say("placeholder", "en"), autofocus=True,
                            )  # fmt: skip
                            send = gr.Button(say("send", "en"), variant="primary", scale=1,
                                             min_width=80, elem_id="yj-send")  # fmt: skip
                            stop = gr.Button(say("stop", "en"), variant="stop", scale=1,
                                             min_width=80, visible=False, elem_id="yj-stop")  # fmt: skip
                        word = _view("word")
                        with gr.Row(elem_id="yj-talks"):
                            new = gr.Button(say("new_talk", "en"), size="sm", scale=1, min_width=120)
                            earlier = gr.Dropdown([], label=say("earlier", "en"), container=False,
                                                  scale=3, min_width=160, elem_id="yj-earlier",
                                                  interactive=True, filterable=False)  # fmt: skip
                            clear = gr.Button(say("clear", "en"), size="sm", scale=1, min_width=120)
                            tools = _view("tools")
            with gr.Column(scale=4, min_width=300, elem_id="yj-side-column"):
                side = _view("side", empty_source("en"))

        shown = [talk, limit, tools, earlier]

        def show(now: Visit) -> tuple[Any, ...]:
            chosen = gr.update(choices=titles(now), value=now.talks.open.id,
                               label=say("earlier", now.lang))  # fmt: skip
            return desk.talk(now), desk.limit(now), desk.tools(now), chosen

        worded = [head, side, word, question, send, stop, new, clear, ask_tab]

        def words(now: Visit) -> tuple[Any, ...]:
            lang = now.lang
            return (
                head_html(lang), empty_source(lang), "",
                gr.update(label=say("question", lang), placeholder=say("placeholder", lang)),
                gr.update(value=say("send", lang)), gr.update(value=say("stop", lang)),
                gr.update(value=say("new_talk", lang)), gr.update(value=say("clear", lang)),
                gr.update(label=say("tab_ask", lang)),
            )  # fmt: skip

        def arrive(known: Any, request: gr.Request) -> tuple[Any, ...]:
            now = visit_from(known, request.headers.get("accept-language", ""))
            return now, *show(now), *words(now)

        def changed(now: Visit) -> tuple[Any, ...]:
            return now, now.kept(), *show(now)

        def turn_language(now: Visit) -> tuple[Any, ...]:
            now = turned(now)
            return *changed(now), *words(now)

        _on(page.load, arrive, [kept], [visit, *shown, *worded])
        _on(head.click, turn_language, [visit], [visit, kept, *shown, *worded])

        asking = [visit, kept, talk, tools, earlier, question, send, stop, word]

        def run(now: Visit, text: str, keep: int | None = None) -> Iterator[tuple[Any, ...]]:
            busy = [gr.update(visible=False), gr.update(visible=True)]
            free = [gr.update(visible=True), gr.update(visible=False)]
            for step, (after, view) in enumerate(desk.asked(now, text, keep)):
                _, _, tool, chosen = ("", "", gr.skip(), gr.skip()) if not step else show(after)
                cleared = "" if not step else gr.skip()
                yield after, after.kept(), view, tool, chosen, cleared, *(busy if not step else free), ""

        def ask(now: Visit, text: str) -> Iterator[tuple[Any, ...]]:
            if text.strip():
                yield from run(now, text)
            else:
                yield (gr.skip(),) * len(asking)

        def ask_offered(now: Visit, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
            yield from run(now, str(_data(event).get("q", "")))

        def ask_again(now: Visit, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
            found = desk.retried(now, _data(event))
            if found is None:
                yield (gr.skip(),) * len(asking)
            else:
                yield from run(*found)

        limits = {"concurrency_limit": _AT_ONCE, "concurrency_id": "ask"}
        runs = [
            _on(question.submit, ask, [visit, question], asking, **limits),
            _on(send.click, ask, [visit, question], asking, **limits),
            _on(talk.submit, ask_offered, [visit], asking, **limits),
            _on(talk.retry, ask_again, [visit], asking, **limits),
        ]

        def settle(now: Visit, message: str) -> tuple[Any, ...]:
            return desk.talk(now), gr.update(visible=True), gr.update(visible=False), message

        _on(stop.click, lambda now: settle(now, notice(say("stopped", now.lang))), [visit],
            [talk, send, stop, word], cancels=runs, queue=False)  # fmt: skip
        for event in runs:
            _on(event.failure, lambda now: (desk.broken(now), *settle(now, "")[1:]), [visit],
                [talk, send, stop, word])  # fmt: skip

        def open_source(now: Visit, event: gr.EventData) -> Html:
            return desk.source(now, _data(event))

        _on(talk.select, open_source, [visit], [side])
        _on(side.select, open_source, [visit], [side])
        _on(side.clear, lambda now: empty_source(now.lang), [visit], [side])

        def note_wrong(now: Visit, event: gr.EventData) -> Html:
            return notice(*desk.wrong(now, _data(event)))

        _on(talk.like, note_wrong, [visit], [word])
        again = [visit, kept, *shown]
        _on(new.click, lambda now: changed(begun_anew(now)), [visit], again)
        _on(clear.click, lambda now: changed(deleted(now)), [visit], again)
        _on(earlier.input, lambda now, chosen: changed(open_talk(now, chosen)), [visit, earlier],
            again)  # fmt: skip

        def narrow(now: Visit, event: gr.EventData) -> tuple[Any, ...]:
            now = replace(now, report=str(_data(event).get("report", "")))
            return now, desk.limit(now), gr.update(selected="ask")

        _on(limit.input, narrow, [visit], [visit, limit, tabs])
    page.queue(default_concurrency_limit=20, max_size=200)
    return page


def _data(event: gr.EventData) -> dict[str, Any]:
    """What an event of a view carries; it comes from a browser, so anything may be in it."""
    data = event._data
    return data if isinstance(data, dict) else {}
