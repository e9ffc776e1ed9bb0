"""The command ``youju eval``, which assistant finds through the entry point of this package."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from evals.session import Outcome

RESULTS = Path("evals") / "results"

Sets = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SET]...", help="Names in evals/sets or files; xquad with --data."),
]
AsJson = Annotated[bool, typer.Option("--json", envvar="YOUJU_JSON", help="Print JSON.")]
WithBaseline = Annotated[
    bool,
    typer.Option(
        "--baseline", envvar="YOUJU_BASELINE", help="Ask plain LlamaIndex the same questions too."
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit", min=1, envvar="YOUJU_LIMIT", help="Ask so many, spread evenly over the sets."
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        envvar="YOUJU_ONLY",
        help="KEY=VALUE, e.g. kind=number; the same key again: either, another key: both.",
    ),
]
FailUnder = Annotated[
    float | None,
    typer.Option(
        "--fail-under",
        min=0,
        max=100,
        envvar="YOUJU_FAIL_UNDER",
        help="Exit 1 if fewer are right: a share up to 1 (0.9) or a percentage (90).",
    ),
]
Data = Annotated[
    Path | None,
    typer.Option("--data", envvar="YOUJU_DATA", help="Folder of xquad.<language>.json files."),
]
StoreFolder = Annotated[
    Path | None, typer.Option("--store", help="Folder of the store [env: YOUJU_STORE; .youju]")
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", help="none, URL#NAME of an endpoint, or a GGUF file [env: YOUJU_MODEL]"
    ),
]
ChromaUrl = Annotated[
    str | None,
    typer.Option(
        "--chroma-url", help="A Chroma server in place of the embedded one [env: YOUJU_CHROMA_URL]"
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the command to the program."""
    app.command("eval")(evaluate)


def evaluate(
    sets: Sets = None,
    as_json: AsJson = False,
    baseline: WithBaseline = False,
    limit: Limit = None,
    only: Only = None,
    fail_under: FailUnder = None,
    data: Data = None,
    store: StoreFolder = None,
    model: Model = None,
    chroma_url: ChromaUrl = None,
) -> None:
    """Run question sets (default: all dev sets) and show how good the answers are."""
    from assistant.settings import load_settings
    from evals.session import Choice, run_sets
    from evals.sets import BadSet

    settings = load_settings({"store": store, "model": model, "chroma_url": chroma_url})
    names = sets or []
    if "xquad" in names or data is not None:
        _xquad(names, data, settings.encoder, as_json)
        return
    try:
        choice = Choice(tuple(names), tuple(only or ()), limit, baseline)
        outcome = run_sets(choice, settings, RESULTS)
    except BadSet as error:
        _misuse(str(error))
    _show(outcome, as_json)
    right = outcome.summaries[0].total.mean
    if fail_under is not None:
        wanted = fail_under if fail_under <= 1 else fail_under / 100
        if right < wanted:
            typer.echo(f"youju: {right:.1%} are right, fewer than {wanted:.1%}.", err=True)
            raise typer.Exit(1)


def _show(outcome: Outcome, as_json: bool) -> None:
    from evals.report import show
    from evals.results import as_json as to_json

    if as_json:
        value = to_json(outcome.run, outcome.summaries, outcome.files)
        typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        show(outcome.summaries, outcome.since, outcome.files)


def _xquad(names: Sequence[str], data: Path | None, encoder: str, as_json: bool) -> None:
    from evals.report import show_retrieval
    from evals.xquad import BadData, load, measure

    if list(names) != ["xquad"] or data is None:
        _misuse("xquad runs by itself and needs its files: youju eval xquad --data FOLDER.")
    try:
        result = measure(load(data), RESULTS, encoder)
    except BadData as error:
        _misuse(str(error))
    if as_json:
        typer.echo(json.dumps(result.to_dict(), ensure_ascii=False, indent=2))
    else:
        show_retrieval(result)


def _misuse(message: str) -> NoReturn:
    typer.echo(f"youju: {message}", err=True)
    raise typer.Exit(2)
