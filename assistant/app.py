"""The page and its server: the tabs put together, and what leads from one to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant import widgets
from assistant.accounts import Accounts, load_accounts
from assistant.api import make_api
from assistant.ask_tab import AskTab
from assistant.compare_tab import CompareTab
from assistant.desk import Desk, Visit, turned, visit_from
from assistant.engine import Youju
from assistant.listen import listen
from assistant.markup import Html
from assistant.reports_tab import ReportsTab
from assistant.settings import Settings
from assistant.shelf import LARGEST_FILE_MB, Shelf
from assistant.source_view import empty_source
from assistant.talk_view import head_html
from assistant.tools import tools_of
from assistant.widgets import Component, EventData, Request, Wording, data_of, on, update, view

_AT_ONCE = 8
_MOST_EVENTS = 200


def serve(youju: Youju, settings: Settings) -> None:
    """Opens the page and the HTTP interface, until interrupted."""
    accounts = load_accounts(settings.auth)
    local = settings.host in ("127.0.0.1", "localhost", "::1")
    server = make_server(youju, accounts, open_to_all=not local and accounts is None)
    listen(server, settings.host, settings.port)


def make_server(
    youju: Youju, accounts: Accounts | None = None, *, open_to_all: bool = False
) -> Component:
    """The whole server: the HTTP interface with the page mounted on it.

    Args:
        youju: answers, and knows the reports.
        accounts: who may come in; everybody without.
        open_to_all: whether strangers reach it; then nobody adds or removes reports.
    """
    page = _page(Desk(youju), Shelf(youju, may_change=not open_to_all))
    api = make_api(youju, accounts)
    return widgets.mounted(page, api, largest_file_mb=LARGEST_FILE_MB, user_of=None)


def _page(desk: Desk, shelf: Shelf) -> Component:
    wording = Wording()
    page = widgets.Blocks(title="Youju 有据", analytics_enabled=False, fill_width=True)
    with page:
        visit = widgets.State(Visit())
        kept = widgets.BrowserState({}, storage_key="youju", secret="youju")
        head = wording.of(view("head", head_html("en")), lambda now: head_html(now.lang))
        with widgets.Row(elem_id="yj-main"):
            with (
                widgets.Column(elem_id="yj-left"),
                widgets.Tabs(selected="ask", elem_id="yj-tabs") as tabs,
            ):
                with wording.tab("ask"), widgets.Column(elem_id="yj-asking"):
                    asking = AskTab(desk, wording)
                with wording.tab("reports"):
                    reports = ReportsTab(shelf, wording)
                with wording.tab("compare") as compare_tab:
                    comparing = CompareTab(shelf, wording)
            with widgets.Column(elem_id="yj-side-column"):
                side = wording.of(view("side"), lambda now: empty_source(now.lang))
        asking.wire(visit, kept)
        reports.wire(visit)
        comparing.wire(visit, compare_tab)
        _wire_sources(desk, visit, side, (asking.talk, reports.reading, comparing.comparison))
        _wire_paths(asking, reports, visit, side, tabs)
        _wire_arrival(page, wording, asking, head, visit, kept)
        for offered in tools_of(desk.youju):
            widgets.tool(offered, api_name=offered.__name__, concurrency_limit=_AT_ONCE)
    page.queue(default_concurrency_limit=20, max_size=_MOST_EVENTS)
    return page


def _wire_sources(
    desk: Desk, visit: Component, side: Component, views: tuple[Component, ...]
) -> None:
    """Marks and figures open their places beside them."""

    def open_source(now: Visit, event: EventData) -> Html:
        return desk.source(now, data_of(event))

    for shown in (*views, side):
        on(shown.select, open_source, [visit], [side])
    on(side.clear, lambda now: empty_source(now.lang), [visit], [side])


def _wire_paths(
    asking: AskTab,
    reports: ReportsTab,
    visit: Component,
    side: Component,
    tabs: Component,
) -> None:
    """From a source to its report, and from a report to questions about it alone."""

    def read(now: Visit, event: EventData) -> tuple[Any, ...]:
        return update(selected="reports"), *reports.read(now, event)

    for shown in (side, reports.reading):
        on(shown.expand, read, [visit], [tabs, *reports.read_outputs])

    def narrow(now: Visit, event: EventData) -> tuple[Any, ...]:
        now = replace(now, report=str(data_of(event).get("report", "")))
        return now, asking.desk.limit(now), update(selected="ask")

    for shown in (asking.limit, reports.reading):
        on(shown.input, narrow, [visit], [visit, asking.limit, tabs])


def _wire_arrival(
    page: Component,
    wording: Wording,
    asking: AskTab,
    head: Component,
    visit: Component,
    kept: Component,
) -> None:
    """What a visitor finds, and the other language."""
    everything = [visit, *asking.shown, *wording.components]

    def arrive(known: object, request: Request) -> tuple[Any, ...]:
        now = visit_from(known, request.headers.get("accept-language", ""))
        return now, *asking.show(now), *wording.said(now)

    def turn(now: Visit) -> tuple[Any, ...]:
        now = turned(now)
        return now.kept(), now, *asking.show(now), *wording.said(now)

    on(page.load, arrive, [kept], everything)
    on(head.click, turn, [visit], [kept, *everything])
