"""The tab to ask in: the conversation, the question, and the earlier conversations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.page import widgets
from assistant.page.desk import Desk, Visit, begun_anew, deleted, open_talk, titles
from assistant.page.talk_view import notice
from assistant.page.widgets import Component, EventData, Wording, data_of, on, skip, update, view
from assistant.serving.markup import Html
from assistant.serving.page_text import say

_AT_ONCE = 32
"""Visitors whose questions are taken up at once; who is answered is decided by the waiting line."""

_STOPPED = "stopped"
_HOW_ENDED = f"(now) => [now, window.youjuEnded() ? '{_STOPPED}' : '']"
"""To gradio an answer that is stopped has failed; only the page knows that its reader wanted so."""


class AskTab:
    """The components of the tab and their events. Holds no visitor's data."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        self.desk = desk
        self.talk = view("talk")
        self.further = view("further")
        with widgets.Column(elem_id="yj-foot"):
            self.note = wording.of(view("note"), lambda now: "")
            self.limit = view("limit")
            with widgets.Row(elem_id="yj-ask"):
                self.question = wording.label(widgets.Textbox(
                    lines=1, max_lines=6, max_length=2000, container=False, scale=8,
                    autofocus=True, interactive=True, elem_id="yj-question",
                    label=say("question", "en"), placeholder=say("placeholder", "en"),
                ), "question", placeholder="placeholder")  # fmt: skip
                self.send = wording.button("send", variant="primary", elem_id="yj-send")
                self.stop = wording.button("stop", visible=False, elem_id="yj-stop")
            with widgets.Row(elem_id="yj-talks"):
                self.new = wording.button("new_talk", size="sm")
                self.earlier = widgets.Dropdown(
                    [], label=say("earlier", "en"), container=False, interactive=True,
                    elem_id="yj-earlier", filterable=False,
                )  # fmt: skip
                self.clear = wording.button("clear", size="sm")
                self.tools = view("tools")

    @property
    def shown(self) -> list[Component]:
        """What changes with the conversation."""
        return [self.talk, self.further, self.limit, self.tools, self.earlier]

    def show(self, now: Visit) -> tuple[Any, ...]:
        """The conversation of a visit."""
        return self.desk.talk(now), *self._aside(now)

    def _aside(self, now: Visit) -> tuple[Any, ...]:
        named = titles(now)
        chosen = update(choices=named, value=now.talks.open.id, visible=len(named) > 1,
                        label=say("earlier", now.lang))  # fmt: skip
        return "", self.desk.limit(now), self.desk.tools(now), chosen

    def _changed(self, now: Visit) -> tuple[Any, ...]:
        return now, now.kept(), *self.show(now)

    def wire(self, visit: Component, kept: Component) -> None:
        """Its events, over the state of the visit and what the browser keeps."""
        self._wire_asking(visit, kept)
        again = [visit, kept, *self.shown]
        on(self.new.click, lambda now: self._changed(begun_anew(now)), [visit], again)
        on(self.clear.click, lambda now: self._changed(deleted(now)), [visit], again)
        on(self.earlier.input, lambda now, chosen: self._changed(open_talk(now, chosen)),
           [visit, self.earlier], again)  # fmt: skip

        def note_wrong(now: Visit, event: EventData) -> Html:
            return notice(*self.desk.wrong(now, data_of(event)))

        on(self.talk.like, note_wrong, [visit], [self.note])

    def _wire_asking(self, visit: Component, kept: Component) -> None:
        asking = [visit, kept, *self.shown, self.send, self.stop, self.note]
        aside = (skip(),) * (len(self.shown) - 2)

        def show(now: Visit, steps: Iterator[tuple[Visit, Html]]) -> Iterator[tuple[Any, ...]]:
            first = next(steps, None)
            if first is None:
                yield (skip(),) * len(asking)
            else:
                yield (now, skip(), first[1], "", *aside,
                       update(visible=False), update(visible=True), "")  # fmt: skip
            shown = None
            for after, later in steps:
                # What has not grown is not sent; but each step lets a reader stop the answer.
                yield (skip(),) * len(asking) if later == shown else (
                    after, after.kept(), later, *self._aside(after), skip(), skip(), "",
                )  # fmt: skip
                shown = later
            yield (*(skip(),) * (len(asking) - 3), update(visible=True), update(visible=False), "")

        def ask(now: Visit, event: EventData) -> Iterator[tuple[Any, ...]]:
            data = data_of(event)
            if isinstance(data.get("linked"), list):
                steps = self.desk.followed(now, data["linked"], str(data.get("report") or ""))
                yield from show(now, steps)
            else:
                yield from show(now, self.desk.asked(now, str(data.get("q", ""))))

        def ask_again(now: Visit, event: EventData) -> Iterator[tuple[Any, ...]]:
            found = self.desk.retried(now, data_of(event))
            yield from show(now, self.desk.asked(*found) if found else iter(()))

        # The page sends a question when it is told that the one before has ended. "once" would drop
        # what it sends while gradio still puts away what is over.
        how = {"concurrency_limit": _AT_ONCE, "concurrency_id": "ask", "trigger_mode": "multiple"}
        runs = [
            on(self.talk.submit, ask, [visit], asking, **how),
            on(self.talk.retry, ask_again, [visit], asking, **how),
        ]

        def broken_off(now: Visit, how_ended: str) -> tuple[Any, ...]:
            stopped = how_ended == _STOPPED
            return (self.desk.talk(now) if stopped else self.desk.broken(now),
                    update(visible=True), update(visible=False),
                    notice(say("stopped", now.lang)) if stopped else "")  # fmt: skip

        on(self.stop.click, None, [], [], cancels=runs, queue=False)
        settled = [self.talk, self.send, self.stop, self.note]
        for event in runs:
            on(event.success, None, [], [], js="() => { window.youjuEnded(); }")
            on(event.success, self.desk.further, [visit], [self.further])
            on(event.failure, broken_off, [visit, self.note], settled, js=_HOW_ENDED)
