"""The command ``youju eval``, which assistant finds through the entry point of this package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from assistant.serving.shell import (
    Argument,
    CatalogueOption,
    ChromaOption,
    JsonOption,
    ModelOption,
    Option,
    Program,
    StoreOption,
    fail,
    say,
)

if TYPE_CHECKING:
    from evals.session import Outcome

RESULTS = Path("evals") / "results"

SetsArgument = Annotated[
    list[str] | None,
    Argument(metavar="[SET]...", help="Names in evals/sets or files; xquad with --data."),
]
BaselineOption = Annotated[
    bool,
    Option(
        "--baseline", envvar="YOUJU_BASELINE", help="Ask plain LlamaIndex the same questions too."
    ),
]
LimitOption = Annotated[
    int | None,
    Option("--limit", min=1, envvar="YOUJU_LIMIT", help="Ask so many, spread over the sets."),
]
OnlyOption = Annotated[
    list[str] | None,
    Option(
        "--only",
        envvar="YOUJU_ONLY",
        help="KEY=VALUE, e.g. kind=number; the same key again: either, another key: both.",
    ),
]
FailUnderOption = Annotated[
    float | None,
    Option(
        "--fail-under",
        min=0,
        max=100,
        envvar="YOUJU_FAIL_UNDER",
        help="Exit 1 if fewer are right: a share up to 1 (0.9) or a percentage (90).",
    ),
]
JudgeOption = Annotated[
    str | None,
    Option("--judge", envvar="YOUJU_JUDGE", help="A second model that judges too: URL#NAME."),
]
DataOption = Annotated[
    Path | None,
    Option("--data", envvar="YOUJU_DATA", help="Folder of xquad.<language>.json files."),
]


def register(app: Program) -> None:
    """Adds the command to the program."""
    app.command("eval")(evaluate)


def evaluate(
    sets: SetsArgument = None,
    as_json: JsonOption = False,
    baseline: BaselineOption = False,
    limit: LimitOption = None,
    only: OnlyOption = None,
    fail_under: FailUnderOption = None,
    judge: JudgeOption = None,
    data: DataOption = None,
    store: StoreOption = None,
    model: ModelOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Run question sets (default: all dev sets) and show how good the answers are.

    With a model, the questions are asked with it and without it, side by side.
    """
    from assistant.settings import load_settings
    from evals.session import WITH_MODEL, Choice, run_sets
    from evals.sets import BadSet

    settings = load_settings(
        {"store": store, "model": model, "chroma_url": chroma_url, "catalogue_url": catalogue_url}
    )
    names = sets or []
    if "xquad" in names or data is not None:
        _xquad(names, data, settings.encoder, as_json)
        return
    try:
        choice = Choice(tuple(names), tuple(only or ()), limit, baseline, judge)
        outcome = run_sets(choice, settings, RESULTS)
    except BadSet as error:
        fail(str(error), 2)
    _show(outcome, as_json)
    arms = {summary.arm: summary for summary in outcome.summaries}
    right = arms.get(WITH_MODEL, outcome.summaries[0]).total.mean
    if fail_under is not None:
        wanted = fail_under if fail_under <= 1 else fail_under / 100
        if right < wanted:
            fail(f"{right:.1%} are right, fewer than {wanted:.1%}.")


def _show(outcome: Outcome, as_json: bool) -> None:
    from evals.report import show
    from evals.results import as_json as to_json

    if as_json:
        value = to_json(outcome.run, outcome.summaries, outcome.files)
        say(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        show(outcome.summaries, outcome.since, outcome.files)


def _xquad(names: Sequence[str], data: Path | None, encoder: str, as_json: bool) -> None:
    from evals.report import show_retrieval
    from evals.xquad import BadData, load, measure

    if list(names) != ["xquad"] or data is None:
        fail("xquad runs by itself and needs its files: youju eval xquad --data FOLDER.", 2)
    try:
        result = measure(load(data), RESULTS, encoder)
    except BadData as error:
        fail(str(error), 2)
    if as_json:
        say(json.dumps(result.to_dict(), ensure_ascii=False, indent=2))
    else:
        show_retrieval(result)
