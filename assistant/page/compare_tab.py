"""The tab to compare in: chosen figures of chosen reports side by side."""

from __future__ import annotations

from typing import Any

from assistant.page import widgets
from assistant.page.compare import MOST_CHOICES, MOST_REPORTS
from assistant.page.desk import Visit
from assistant.page.shelf import Shelf
from assistant.page.widgets import Component, Wording, on, update, view
from assistant.serving.markup import Html
from assistant.serving.page_text import say


class CompareTab:
    """The components of the tab and their events. Holds no visitor's data."""

    def __init__(self, shelf: Shelf, wording: Wording) -> None:
        self.shelf = shelf
        options: dict[str, Any] = {"multiselect": True, "filterable": True, "interactive": True}
        with widgets.Column(elem_id="yj-choice"):
            self.which = widgets.Dropdown([], label=say("choose_reports", "en"), **options,
                                          max_choices=MOST_REPORTS)  # fmt: skip
            self.what = widgets.Dropdown([], label=say("choose_indicators", "en"), **options,
                                         max_choices=MOST_CHOICES)  # fmt: skip
        self.comparison = view("compare")
        wording.of(self.which, lambda now: update(
            label=say("choose_reports", now.lang), choices=shelf.names(now.lang)
        ))  # fmt: skip
        wording.of(self.what, lambda now: update(
            label=say("choose_indicators", now.lang), choices=shelf.choices(now.lang)
        ))  # fmt: skip
        wording.of(self.comparison, lambda now: shelf.comparison((), (), now.lang))

    def wire(self, visit: Component, tab: Component) -> None:
        """Its events, over the state of the visit."""

        def begin(now: Visit, ids: list[str], keys: list[str]) -> tuple[Any, ...]:
            if not ids and not keys:
                ids, keys = self.shelf.first_comparison()
            return (
                update(choices=self.shelf.names(now.lang), value=ids),
                update(choices=self.shelf.choices(now.lang), value=keys),
                self.shelf.comparison(ids, keys, now.lang),
            )

        inputs = [visit, self.which, self.what]
        on(tab.select, begin, inputs, [self.which, self.what, self.comparison])

        def compare(now: Visit, ids: list[str], keys: list[str]) -> Html:
            return self.shelf.comparison(ids or (), keys or (), now.lang)

        for choice in (self.which, self.what):
            on(choice.input, compare, inputs, [self.comparison])
