"""The tab to evaluate in: a question set is run, and its result is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from assistant.page import widgets
from assistant.page.desk import Visit
from assistant.page.trials import CHOICES, Trials, note_html, step_html
from assistant.page.widgets import Component, Wording, on, update, view
from assistant.serving.page_text import say


class EvaluationTab:
    """The components of the tab and their events. One run at a time."""

    def __init__(self, trials: Trials, wording: Wording) -> None:
        self.trials = trials
        names = list(trials.sets())
        wording.of(view("trial-note", note_html("en")), lambda now: note_html(now.lang))
        with widgets.Row(elem_id="yj-trial-choice"):
            self.name = wording.label(
                widgets.Dropdown(names, value=names[0] if names else None, interactive=True,
                                 label=say("trial_set", "en")),
                "trial_set",
            )  # fmt: skip
            self.count = widgets.Dropdown(
                _counts("en"), value=CHOICES[0], interactive=True, label=say("trial_count", "en")
            )
            wording.of(self.count, lambda now: update(
                label=say("trial_count", now.lang), choices=_counts(now.lang)
            ))  # fmt: skip
            self.start = wording.button("trial_start", variant="primary", elem_id="yj-trial-start")
            self.stop = wording.button("stop", visible=False, elem_id="yj-trial-stop")
        self.shown = wording.of(view("trial"), lambda now: "")

    def wire(self, visit: Component) -> None:
        """Its events, over the state of the visit."""

        def run(now: Visit, name: str, count: int) -> Iterator[tuple[Any, ...]]:
            running = update(visible=False), update(visible=True)
            resting = update(visible=True), update(visible=False)
            with closing(self.trials.run(str(name), int(count))) as steps:
                for step in steps:
                    ended = step.page or step.problem
                    yield step_html(step, now.lang), *(resting if ended else running)

        outputs = [self.shown, self.start, self.stop]
        event = on(self.start.click, run, [visit, self.name, self.count], outputs,
                   concurrency_limit=1, concurrency_id="trial")  # fmt: skip

        def stopped() -> tuple[Any, ...]:
            return "", update(visible=True), update(visible=False)

        on(self.stop.click, stopped, [], outputs, cancels=[event], queue=False)
        on(event.failure, stopped, [], outputs)


def _counts(lang: str) -> list[tuple[str, int]]:
    return [(str(count) if count else say("trial_all", lang), count) for count in CHOICES]
