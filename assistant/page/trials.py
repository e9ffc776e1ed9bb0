"""Question sets run from the page, where a package that can do so is installed.

The package says so by the entry point ``trials`` in the group ``youju.page``: something that is
called with the settings and gives ``Trials``. Nothing here knows which package that is.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Protocol

from assistant.serving.markup import Html, el
from assistant.serving.page_text import say
from assistant.settings import Settings

GROUP = "youju.page"
CHOICES = (10, 50, 0)
"""How many questions of a set can be asked; 0 is all."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is; at its end ``page`` is the result as a whole HTML page."""

    done: int = 0
    total: int = 0
    page: str = ""
    problem: str = ""


class Trials(Protocol):
    """What can run question sets."""

    def sets(self) -> Sequence[str]:
        """The names of the sets."""

    def run(self, name: str, limit: int) -> Generator[Step, None, None]:
        """Runs so many questions of a set (0: all), step by step; closing it ends the run."""


def find_trials(settings: Settings) -> Trials | None:
    """What an installed package offers; None where there is none."""
    for point in entry_points(group=GROUP, name="trials"):
        found: Trials = point.load()(settings)
        return found
    return None


def step_html(step: Step, lang: str) -> Html:
    """A step of a run: how far it is, why it ended, or its result."""
    if step.problem:
        return el("p", step.problem, class_="yj-notice yj-bad", role="alert")
    if step.page:
        return el("iframe", srcdoc=step.page, sandbox="allow-scripts", class_="yj-result",
                  title=say("trial_result", lang))  # fmt: skip
    known = step.total > 0
    said = say("trial_done", lang, done=step.done, total=step.total) if known else ""
    bar = el("progress", value=step.done if known else None, max=step.total if known else None,
             aria_label=say("tab_evaluation", lang))  # fmt: skip
    return el("div", bar, el("p", said or say("trial_begins", lang), role="status"),
              class_="yj-trial")  # fmt: skip


def note_html(lang: str) -> Html:
    """What the tab is for."""
    return el("p", say("trial_note", lang), class_="yj-byline")
