"""The tab of the reports: to filter, read, add and remove them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant.page import widgets
from assistant.page.desk import Visit
from assistant.page.shelf import Shelf
from assistant.page.widgets import (
    Component,
    EventData,
    Progress,
    Wording,
    data_of,
    on,
    update,
    view,
)
from assistant.serving.page_text import say


class ReportsTab:
    """The components of the tab and their events. Holds no visitor's data."""

    def __init__(self, shelf: Shelf, wording: Wording) -> None:
        self.shelf = shelf
        with widgets.Row(elem_id="yj-shelf") as self.row:
            self.wanted = wording.label(
                widgets.Textbox(container=False, scale=6, label=say("filter", "en"),
                                placeholder=say("filter_hint", "en")),
                "filter", placeholder="filter_hint",
            )  # fmt: skip
            self.adding = wording.label(
                widgets.UploadButton(
                    say("add", "en"), file_count="multiple", size="md",
                    visible=shelf.may_change, elem_id="yj-add",
                ),
                "add",
            )  # fmt: skip
        self.outcome = wording.of(view("outcome"), lambda now: shelf.before_adding(now.lang))
        self.reading = wording.of(view("reading"), lambda now: shelf.listed(now.lang))

    @property
    def read_outputs(self) -> list[Component]:
        """What changes when a report is opened."""
        return [self.reading, self.row]

    def read(self, now: Visit, event: EventData) -> tuple[Any, ...]:
        """Opens the report that a click aims at."""
        shown = self.shelf.read(str(data_of(event).get("report", "")), now.lang)
        return shown, update(visible=False)

    def wire(self, visit: Component) -> None:
        """Its events, over the state of the visit."""

        def listed(now: Visit, wanted: str) -> tuple[Any, ...]:
            return self.shelf.listed(now.lang, wanted), update(visible=True)

        inputs = [visit, self.wanted]
        on(self.wanted.change, listed, inputs, self.read_outputs)
        on(self.reading.collapse, listed, inputs, self.read_outputs)

        def add(
            now: Visit,
            files: list[str] | None,
            wanted: str,
            progress: Progress = Progress(),  # noqa: B008 (gradio finds it there)
        ) -> tuple[Any, ...]:
            shown = self.shelf.add([Path(file) for file in files or ()], now.lang,
                                   lambda done, total: progress((done, total)))  # fmt: skip
            return shown, *listed(now, wanted)

        changing = {"concurrency_limit": 1, "concurrency_id": "change"}
        on(self.adding.upload, add, [visit, self.adding, self.wanted],
           [self.outcome, *self.read_outputs], show_progress="full", **changing)  # fmt: skip

        def remove(now: Visit, wanted: str, event: EventData) -> tuple[Any, ...]:
            shown = self.shelf.remove(str(data_of(event).get("report", "")), now.lang)
            return shown, *listed(now, wanted)

        on(self.reading.delete, remove, inputs, [self.outcome, *self.read_outputs], **changing)
