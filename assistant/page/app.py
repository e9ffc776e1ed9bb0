"""The page and its server: the tabs put together, and what leads from one to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.page import widgets
from assistant.page.ask_tab import AskTab
from assistant.page.compare_tab import CompareTab
from assistant.page.desk import Desk, Visit, turned, visit_from
from assistant.page.evaluation_tab import EvaluationTab
from assistant.page.reports_tab import ReportsTab
from assistant.page.shelf import LARGEST_FILE_MB, Shelf
from assistant.page.source_view import empty_source
from assistant.page.talk_view import head_html
from assistant.page.trials import Trials, find_trials
from assistant.page.widgets import Component, EventData, Request, Wording, data_of, on, update, view
from assistant.serving.accounts import Accounts, load_accounts
from assistant.serving.api import make_api
from assistant.serving.gate import USER, Gate, Server
from assistant.serving.limits import Allowance, Line
from assistant.serving.listen import listen
from assistant.serving.markup import Html
from assistant.serving.tools import tools_of
from assistant.settings import Settings
from assistant.youju import Youju

_ANSWERED_AT_ONCE = 8
_LONGEST_LINE = 32
"""Each who waits holds a thread of the server, which has forty."""

_MOST_EVENTS = 200
_RATE = 60
"""Questions a minute of one visitor, where others than this machine's own user can ask."""


def serve(youju: Youju, settings: Settings) -> None:
    """Opens the page and the HTTP interface, until interrupted."""
    accounts = load_accounts(settings.auth)
    alone = settings.host in ("127.0.0.1", "localhost", "::1") and accounts is None
    rate = settings.rate or (None if alone else _RATE)
    may_change = alone or accounts is not None
    trials = find_trials(settings) if may_change else None
    server = make_server(youju, accounts, rate=rate, may_change=may_change, trials=trials)
    listen(server, settings.host, settings.port)


def make_server(
    youju: Youju,
    accounts: Accounts | None = None,
    *,
    rate: int | None = None,
    may_change: bool = True,
    trials: Trials | None = None,
) -> Server:
    """The whole server: the HTTP interface with the page mounted on it, and the gate before it.

    Args:
        youju: answers, and knows the reports.
        accounts: who may come in; everybody without.
        rate: how many questions a minute one visitor may ask; any without.
        may_change: whether visitors add and remove reports.
        trials: what runs question sets, if anything does.
    """
    line, allowance = Line(_ANSWERED_AT_ONCE, _LONGEST_LINE), Allowance(rate)
    desk = Desk(youju, line, allowance)
    inside = widgets.mounted(
        _page(desk, Shelf(youju, may_change=may_change), trials),
        make_api(youju, line, accounts=accounts is not None),
        largest_file_mb=LARGEST_FILE_MB,
        user_of=_user_of if accounts else None,
    )
    return Gate(inside, accounts, allowance)


def _user_of(request: Component) -> str | None:
    """Who the gate has found to send a request."""
    return getattr(request.state, USER, None)


def _page(desk: Desk, shelf: Shelf, trials: Trials | None) -> Component:
    wording = Wording()
    page = widgets.Blocks(title="Youju 有据", analytics_enabled=False, fill_width=True)
    with page:
        visit = widgets.State(Visit())
        kept = widgets.BrowserState({}, storage_key="youju", secret="youju")
        head = wording.of(view("head", head_html("en")), lambda now: head_html(now.lang, now.user))
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
                if trials is not None:
                    with wording.tab("evaluation"):
                        EvaluationTab(trials, wording).wire(visit)
            with widgets.Column(elem_id="yj-side-column"):
                side = wording.of(view("side"), lambda now: empty_source(now.lang))
        asking.wire(visit, kept)
        reports.wire(visit)
        comparing.wire(visit, compare_tab)
        _wire_sources(desk, visit, side, (asking.talk, reports.reading, comparing.comparison))
        _wire_paths(asking, reports, visit, side, tabs)
        _wire_arrival(page, wording, asking, head, visit, kept)
        for offered in tools_of(desk.youju, desk.line):
            # Queued, Gradio would call the server back at whatever Host a caller names.
            widgets.tool(offered, api_name=offered.__name__, queue=False)
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
        address = request.client.host if request.client else ""
        accepted = request.headers.get("accept-language", "")
        now = visit_from(known, accepted, address, request.username or "")
        return now, *asking.show(now), *wording.said(now)

    def turn(now: Visit) -> tuple[Any, ...]:
        now = turned(now)
        return now.kept(), now, *asking.show(now), *wording.said(now)

    on(page.load, arrive, [kept], everything)
    on(head.click, turn, [visit], [kept, *everything])
