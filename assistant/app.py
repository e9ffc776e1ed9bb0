"""The page: the one door to gradio. It wires events to views; what is shown is made elsewhere."""

from __future__ import annotations

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.accounts import Accounts, load_accounts
from assistant.api import make_api
from assistant.compare import MOST_CHOICES, MOST_REPORTS
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
from assistant.listen import listen
from assistant.markup import Html
from assistant.settings import Settings
from assistant.shelf import LARGEST_FILE_MB, Shelf
from assistant.source_view import empty_source
from assistant.talk_view import head_html, notice, say
from assistant.tools import tools_of

_HERE = Path(__file__).parent
_AT_ONCE = 8
_FONT = ["ui-sans-serif", "system-ui", "-apple-system", "Segoe UI", "PingFang SC",
         "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
         "sans-serif"]  # fmt: skip
_MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]


def serve(youju: Youju, settings: Settings) -> None:
    """Opens the page and the HTTP interface, until interrupted."""
    accounts = load_accounts(settings.auth)
    local = settings.host in ("127.0.0.1", "localhost", "::1")
    server = make_server(youju, accounts, open_to_all=not local and accounts is None)
    listen(server, settings.host, settings.port)


def make_server(
    youju: Youju, accounts: Accounts | None = None, *, open_to_all: bool = False
) -> Any:  # noqa: ANN401
    """The whole server: the HTTP interface with the page mounted on it.

    Args:
        youju: answers, and knows the reports.
        accounts: who may come in; everybody without.
        open_to_all: whether strangers reach it; then nobody adds or removes reports.
    """
    shelf = Shelf(youju, may_change=not open_to_all)
    return gr.mount_gradio_app(
        make_api(youju, accounts),
        _Page(Desk(youju), shelf).build(),
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
        mcp_server=True,
        max_file_size=f"{5 * LARGEST_FILE_MB}mb",
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
    return gr.HTML(value, elem_id=f"yj-{name}", js_on_load=script, apply_default_css=False)


def _on(
    listener: Callable[..., Any],
    function: Callable[..., Any],
    inputs: Sequence[Any],
    outputs: Sequence[Any],
    **more: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    options = {"show_progress": "hidden", "api_visibility": "private", **more}
    return listener(function, inputs, outputs, **options)


class _Page:
    """The components of the page and their events. Holds no visitor's data."""

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        self.desk = desk
        self.shelf = shelf
        self.tools_offered = tools_of(desk.youju)
        self._worded: list[tuple[Any, Callable[[Visit], Any]]] = []

    def word(self, component: Any, said: Callable[[Visit], Any]) -> Any:  # noqa: ANN401
        """Remembers how a component is said in the language of a visit."""
        self._worded.append((component, said))
        return component

    def build(self) -> gr.Blocks:
        """The page."""
        page: gr.Blocks = gr.Blocks(title="Youju 有据", analytics_enabled=False, fill_width=True)
        with page:
            self.visit = gr.State(Visit())
            self.kept = gr.BrowserState({}, storage_key="youju", secret="youju")
            head = self.word(_view("head", head_html("en")), lambda now: head_html(now.lang))
            with gr.Row(elem_id="yj-main"):
                with (
                    gr.Column(scale=7, min_width=320, elem_id="yj-left"),
                    gr.Tabs(selected="ask", elem_id="yj-tabs") as self.tabs,
                ):
                    with self._tab("ask"):
                        self._ask_components()
                    with self._tab("reports"):
                        self._report_components()
                    with self._tab("compare") as compare_tab:
                        self._compare_components()
                with gr.Column(scale=5, min_width=320, elem_id="yj-side-column"):
                    self.side = _view("side", empty_source("en"))
                    self.word(self.side, lambda now: empty_source(now.lang))
            self._ask_events()
            self._talk_events()
            self._source_events()
            self._report_events()
            self._compare_events(compare_tab)
            worded = [component for component, _ in self._worded]
            everything = [self.visit, *self._shown, *worded]
            for tool in self.tools_offered:
                api(tool, api_name=tool.__name__, concurrency_limit=_AT_ONCE)
            _on(page.load, self._arrive, [self.kept], everything)
            _on(head.click, self._turn, [self.visit], [self.kept, *everything])
        page.queue(default_concurrency_limit=20, max_size=200)
        return page

    def _tab(self, name: str) -> gr.Tab:
        tab = gr.Tab(say(f"tab_{name}", "en"), id=name)
        self.word(tab, lambda now: gr.update(label=say(f"tab_{name}", now.lang)))
        return tab

    def _button(self, key: str, **more: Any) -> gr.Button:  # noqa: ANN401
        button = gr.Button(say(key, "en"), **more)
        self.word(button, lambda now: gr.update(value=say(key, now.lang)))
        return button

    def _words(self, now: Visit) -> tuple[Any, ...]:
        return tuple(said(now) for _, said in self._worded)

    def _arrive(self, known: Any, request: gr.Request) -> tuple[Any, ...]:  # noqa: ANN401
        now = visit_from(known, request.headers.get("accept-language", ""))
        return now, *self._show(now), *self._words(now)

    def _turn(self, now: Visit) -> tuple[Any, ...]:
        now = turned(now)
        return now.kept(), now, *self._show(now), *self._words(now)

    # Asking

    def _ask_components(self) -> None:
        self.talk = _view("talk")
        self.further = _view("further")
        self.limit = _view("limit")
        with gr.Row(elem_id="yj-ask"):
            self.question = gr.Textbox(
                lines=1, max_lines=6, max_length=2000, container=False, scale=8, autofocus=True,
                elem_id="yj-question", label=say("question", "en"),
                placeholder=say("placeholder", "en"),
            )  # fmt: skip
            self.word(self.question, lambda now: gr.update(
                label=say("question", now.lang), placeholder=say("placeholder", now.lang)
            ))  # fmt: skip
            self.send = self._button("send", variant="primary", min_width=80, elem_id="yj-send")
            self.stop = self._button("stop", variant="stop", min_width=80, visible=False,
                                     elem_id="yj-stop")  # fmt: skip
        self.note = self.word(_view("note"), lambda now: "")
        with gr.Row(elem_id="yj-talks"):
            self.new = self._button("new_talk", size="sm", min_width=60)
            self.earlier = gr.Dropdown(
                [], label=say("earlier", "en"), container=False, min_width=120, interactive=True,
                elem_id="yj-earlier", filterable=False,
            )  # fmt: skip
            self.clear = self._button("clear", size="sm", min_width=60)
            self.tools = _view("tools")

    @property
    def _shown(self) -> list[Any]:
        return [self.talk, self.further, self.limit, self.tools, self.earlier]

    def _show(self, now: Visit) -> tuple[Any, ...]:
        return self.desk.talk(now), *self._aside(now)

    def _aside(self, now: Visit) -> tuple[Any, ...]:
        named = titles(now)
        chosen = gr.update(choices=named, value=now.talks.open.id, visible=len(named) > 1,
                           label=say("earlier", now.lang))  # fmt: skip
        return "", self.desk.limit(now), self.desk.tools(now), chosen

    def _changed(self, now: Visit) -> tuple[Any, ...]:
        return now, now.kept(), *self._show(now)

    def _ask_events(self) -> None:
        asking = [self.visit, self.kept, *self._shown, self.question, self.send, self.stop,
                  self.note]  # fmt: skip

        nothing = (gr.skip(),) * len(asking)

        def show(now: Visit, steps: Iterator[tuple[Visit, Html]]) -> Iterator[tuple[Any, ...]]:
            first = next(steps, None)
            if first is None:
                yield nothing
            else:
                yield (now, gr.skip(), first[1], "", gr.skip(), gr.skip(), gr.skip(), "",
                       gr.update(visible=False), gr.update(visible=True), "")  # fmt: skip
            shown = None
            for after, later in steps:
                # What has not grown is not sent; but each step lets a reader stop the answer.
                yield nothing if later == shown else (
                    after, after.kept(), later, *self._aside(after), gr.skip(), gr.skip(),
                    gr.skip(), "",
                )  # fmt: skip
                shown = later
            yield (*(gr.skip(),) * (len(asking) - 3), gr.update(visible=True),
                   gr.update(visible=False), "")  # fmt: skip

        def ask(now: Visit, text: str) -> Iterator[tuple[Any, ...]]:
            asked = self.desk.asked(now, text) if text.strip() else iter(())
            yield from show(now, asked)

        def ask_offered(now: Visit, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
            data = _data(event)
            if isinstance(data.get("linked"), list):
                steps = self.desk.followed(now, data["linked"], str(data.get("report") or ""))
                yield from show(now, steps)
            else:
                yield from ask(now, str(data.get("q", "")))

        def ask_again(now: Visit, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
            found = self.desk.retried(now, _data(event))
            yield from show(now, self.desk.asked(*found) if found else iter(()))

        limits = {"concurrency_limit": _AT_ONCE, "concurrency_id": "ask"}
        runs = [
            _on(self.question.submit, ask, [self.visit, self.question], asking, **limits),
            _on(self.send.click, ask, [self.visit, self.question], asking, **limits),
            _on(self.talk.submit, ask_offered, [self.visit], asking, **limits),
            _on(self.further.submit, ask_offered, [self.visit], asking, **limits),
            _on(self.talk.retry, ask_again, [self.visit], asking, **limits),
        ]
        settled = [self.talk, self.send, self.stop, self.note]

        def settle(view: Html, message: Html | str) -> tuple[Any, ...]:
            return view, gr.update(visible=True), gr.update(visible=False), message

        def stopped(now: Visit) -> tuple[Any, ...]:
            return settle(self.desk.talk(now), notice(say("stopped", now.lang)))

        _on(self.stop.click, stopped, [self.visit], settled, cancels=runs, queue=False)
        for event in runs:
            _on(event.success, self.desk.further, [self.visit], [self.further])
            _on(event.failure, lambda now: settle(self.desk.broken(now), ""), [self.visit], settled)

    def _talk_events(self) -> None:
        again = [self.visit, self.kept, *self._shown]
        _on(self.new.click, lambda now: self._changed(begun_anew(now)), [self.visit], again)
        _on(self.clear.click, lambda now: self._changed(deleted(now)), [self.visit], again)
        _on(self.earlier.input, lambda now, chosen: self._changed(open_talk(now, chosen)),
            [self.visit, self.earlier], again)  # fmt: skip

        def note_wrong(now: Visit, event: gr.EventData) -> Html:
            return notice(*self.desk.wrong(now, _data(event)))

        _on(self.talk.like, note_wrong, [self.visit], [self.note])

    def _source_events(self) -> None:
        def open_source(now: Visit, event: gr.EventData) -> Html:
            return self.desk.source(now, _data(event))

        for view in (self.talk, self.side, self.reading, self.comparison):
            _on(view.select, open_source, [self.visit], [self.side])
        _on(self.side.clear, lambda now: empty_source(now.lang), [self.visit], [self.side])

        def read(now: Visit, event: gr.EventData) -> tuple[Any, ...]:
            view = self.shelf.read(str(_data(event).get("report", "")), now.lang)
            return view, gr.update(selected="reports"), gr.update(visible=False)

        for view in (self.side, self.reading):
            _on(view.expand, read, [self.visit], [self.reading, self.tabs, self.shelf_row])

        def narrow(now: Visit, event: gr.EventData) -> tuple[Any, ...]:
            now = replace(now, report=str(_data(event).get("report", "")))
            return now, self.desk.limit(now), gr.update(selected="ask")

        for view in (self.limit, self.reading):
            _on(view.input, narrow, [self.visit], [self.visit, self.limit, self.tabs])

    # Reports

    def _report_components(self) -> None:
        with gr.Row(elem_id="yj-shelf") as self.shelf_row:
            self.wanted = gr.Textbox(container=False, scale=6, label=say("filter", "en"),
                                     placeholder=say("filter_hint", "en"))  # fmt: skip
            self.word(self.wanted, lambda now: gr.update(
                label=say("filter", now.lang), placeholder=say("filter_hint", now.lang)
            ))  # fmt: skip
            self.adding = gr.UploadButton(
                say("add", "en"), file_count="multiple", scale=1, min_width=110, size="md",
                visible=self.shelf.may_change, elem_id="yj-add",
            )  # fmt: skip
            self.word(self.adding, lambda now: gr.update(label=say("add", now.lang)))
        self.outcome = self.word(_view("outcome"), lambda now: "")
        self.reading = _view("reading")
        self.word(self.reading, lambda now: self.shelf.listed(now.lang))

    def _report_events(self) -> None:
        def listed(now: Visit, wanted: str) -> tuple[Any, ...]:
            return self.shelf.listed(now.lang, wanted), gr.update(visible=True)

        listing = [self.reading, self.shelf_row]
        inputs = [self.visit, self.wanted]
        _on(self.wanted.change, listed, inputs, listing)
        _on(self.reading.collapse, listed, inputs, listing)

        def add(
            now: Visit,
            files: list[str] | None,
            wanted: str,
            progress: gr.Progress = gr.Progress(),  # noqa: B008 (gradio finds it there)
        ) -> tuple[Any, ...]:
            view = self.shelf.add([Path(file) for file in files or ()], now.lang,
                                  lambda done, total: progress((done, total)))  # fmt: skip
            return view, *listed(now, wanted)

        _on(self.adding.upload, add, [self.visit, self.adding, self.wanted],
            [self.outcome, *listing], show_progress="full", concurrency_limit=1)  # fmt: skip

        def remove(now: Visit, wanted: str, event: gr.EventData) -> tuple[Any, ...]:
            view = self.shelf.remove(str(_data(event).get("report", "")), now.lang)
            return view, *listed(now, wanted)

        _on(self.reading.delete, remove, inputs, [self.outcome, *listing], concurrency_limit=1)

    # Comparing

    def _compare_components(self) -> None:
        options: dict[str, Any] = {"multiselect": True, "filterable": True, "interactive": True}
        self.which = gr.Dropdown([], label=say("choose_reports", "en"), **options,
                                 max_choices=MOST_REPORTS)  # fmt: skip
        self.what = gr.Dropdown([], label=say("choose_indicators", "en"), **options,
                                max_choices=MOST_CHOICES)  # fmt: skip
        self.comparison = _view("compare")
        self.word(self.which, lambda now: gr.update(
            label=say("choose_reports", now.lang), choices=self.shelf.names(now.lang)
        ))  # fmt: skip
        self.word(self.what, lambda now: gr.update(
            label=say("choose_indicators", now.lang), choices=self.shelf.choices(now.lang)
        ))  # fmt: skip
        self.word(self.comparison, lambda now: self.shelf.comparison((), (), now.lang))

    def _compare_events(self, tab: gr.Tab) -> None:
        def begin(now: Visit, ids: list[str], keys: list[str]) -> tuple[Any, ...]:
            if not ids and not keys:
                ids, keys = self.shelf.first_comparison()
            return (
                gr.update(choices=self.shelf.names(now.lang), value=ids),
                gr.update(choices=self.shelf.choices(now.lang), value=keys),
                self.shelf.comparison(ids, keys, now.lang),
            )

        inputs = [self.visit, self.which, self.what]
        _on(tab.select, begin, inputs, [self.which, self.what, self.comparison])

        def compare(now: Visit, ids: list[str], keys: list[str]) -> Html:
            return self.shelf.comparison(ids or (), keys or (), now.lang)

        for choice in (self.which, self.what):
            _on(choice.input, compare, inputs, [self.comparison])


def _data(event: gr.EventData) -> dict[str, Any]:
    """What an event of a view carries: from a browser, so anything may be in it."""
    data = event._data
    return data if isinstance(data, dict) else {}
