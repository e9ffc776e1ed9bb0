"""The commands. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from assistant.engine import Youju
    from assistant.settings import Settings
    from vectorstore.store import Store

app = typer.Typer(
    name="youju",
    help="Ask China's government information-disclosure annual reports: every number is traced.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
model_app = typer.Typer(help="The bundled encoder.", no_args_is_help=True)
app.add_typer(model_app, name="model")

StoreOption = Annotated[
    Path | None, typer.Option("--store", help="Folder of the store [env: YOUJU_STORE; .youju]")
]
ChromaOption = Annotated[
    str | None,
    typer.Option(
        "--chroma-url", help="A Chroma server in place of the embedded one [env: YOUJU_CHROMA_URL]"
    ),
]
EncoderOption = Annotated[
    str | None,
    typer.Option(
        "--encoder", help="bundled, or a sentence-transformers model [env: YOUJU_ENCODER]"
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model", help="none, URL#NAME of an endpoint, or a GGUF file [env: YOUJU_MODEL]"
    ),
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", min=1, help="Files read at once [env: YOUJU_JOBS]")
]
JsonOption = Annotated[bool, typer.Option("--json", envvar="YOUJU_JSON", help="Print JSON.")]
BatchOption = Annotated[
    Path | None,
    typer.Option(
        "--batch", envvar="YOUJU_BATCH", help='JSON lines {"id", "question", "history"?}.'
    ),
]
IssuerOption = Annotated[
    str | None, typer.Option("--issuer", envvar="YOUJU_ISSUER", help="Only reports of this issuer.")
]
YearOption = Annotated[
    int | None, typer.Option("--year", envvar="YOUJU_YEAR", help="Only reports of this year.")
]


def _settings(**overrides: object) -> Settings:
    from assistant.settings import load_settings

    return load_settings(overrides)


def _open_store(settings: Settings) -> Store:
    from vectorstore.store import Store

    return Store.open(settings.store, settings.encoder, settings.chroma_url)


def _open_filled(settings: Settings) -> Youju:
    """The assistant over a store that holds at least the bundled corpus."""
    from assistant.engine import Youju
    from assistant.library import fill_if_empty
    from assistant.terminal import progress

    store = _open_store(settings)
    with progress("Indexing the bundled corpus") as report:
        fill_if_empty(store, settings.jobs, report)
    return Youju(store)


def _print_json(value: object, *, indent: int | None = None) -> None:
    from assistant.records import to_json

    typer.echo(to_json(value, indent=indent))


@app.callback(invoke_without_command=True)
def _root(
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.")
    ] = False,
) -> None:
    if show_version:
        typer.echo(version("youju"))
        raise typer.Exit


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="What you want to know.")] = None,
    json: JsonOption = False,
    report: Annotated[
        str | None,
        typer.Option("--report", envvar="YOUJU_REPORT", help="Only this report (its id)."),
    ] = None,
    issuer: IssuerOption = None,
    year: YearOption = None,
    batch: BatchOption = None,
    model: ModelOption = None,
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
) -> None:
    """Answer a question, or every question of a batch, with the places that prove it."""
    from assistant.question import clean

    _one_of(question, batch)
    text = clean(question) if question is not None else ""
    settings = _settings(model=model, store=store, encoder=encoder, chroma_url=chroma_url)
    lines = _read_lines(batch) if batch is not None else []
    youju = _open_filled(settings)
    limits: dict[str, Any] = {"report": report, "issuer": issuer, "year": year}
    if batch is not None:
        _each_line(
            lines, lambda line: youju.ask(line.question, history=line.history, **limits).to_dict()
        )
        return
    answer = youju.ask(text, **limits)
    if json:
        _print_json(answer.to_dict(), indent=2)
        return
    from assistant.terminal import print_answer

    print_answer(answer)


@app.command()
def search(
    query: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    json: JsonOption = False,
    k: Annotated[int, typer.Option("-k", min=1, envvar="YOUJU_K", help="How many hits.")] = 10,
    batch: BatchOption = None,
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
) -> None:
    """Find passages, without answering."""
    from assistant.question import clean
    from assistant.records import hit_record
    from vectorstore.retriever import SearchQuery

    _one_of(query, batch)
    text = clean(query) if query is not None else ""
    lines = _read_lines(batch) if batch is not None else []
    with _open_store(_settings(store=store, encoder=encoder, chroma_url=chroma_url)) as opened:

        def hits_of(asked: str) -> list[dict[str, Any]]:
            found = opened.retriever.passages(SearchQuery(clean(asked)), k)
            return [hit_record(hit) for hit in found]

        if batch is not None:
            _each_line(lines, lambda line: {"hits": hits_of(line.question)})
        elif json:
            _print_json(hits_of(text), indent=2)
        else:
            from assistant.terminal import print_hits

            print_hits(hits_of(text))


@app.command()
def index(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders; without any: the bundled corpus."),
    ] = None,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", envvar="YOUJU_REBUILD", help="Read again what has not changed."),
    ] = False,
    jobs: JobsOption = None,
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
) -> None:
    """Read reports into the store; unchanged ones are skipped."""
    from assistant.library import BUNDLED_REPORTS
    from assistant.terminal import outcome_line, progress

    settings = _settings(store=store, encoder=encoder, chroma_url=chroma_url, jobs=jobs)
    with _open_store(settings) as opened:
        with progress("Indexing") as report:
            outcomes = opened.index(
                paths or [BUNDLED_REPORTS], rebuild=rebuild, jobs=settings.jobs, on_progress=report
            )
        rows = {row.id: row for row in opened.catalogue.reports()}
    for outcome in outcomes:
        typer.echo(outcome_line(outcome, rows.get(outcome.report_id)))
    named = {str(path) for path in paths or ()}
    if any(outcome.status == "skipped" and outcome.path in named for outcome in outcomes):
        raise typer.Exit(1)


@app.command()
def remove(
    ids: Annotated[list[str], typer.Argument(help="Ids of reports.")],
    store: StoreOption = None,
    chroma_url: ChromaOption = None,
) -> None:
    """Take reports out of the store."""
    with _open_store(_settings(store=store, chroma_url=chroma_url)) as opened:
        gone = opened.remove(ids)
    for report_id in gone:
        typer.echo(f"removed {report_id}")
    missing = [report_id for report_id in ids if report_id not in gone]
    if missing:
        _fail(f"The store holds no report {', '.join(missing)}.")


@app.command()
def reports(json: JsonOption = False, store: StoreOption = None) -> None:
    """List what the store holds."""
    from assistant.library import checks_of
    from assistant.records import report_record
    from assistant.terminal import print_reports

    with _open_store(_settings(store=store)) as opened:
        checks = checks_of(opened.catalogue)
        records = [
            report_record(row, [check for check in checks if check.report_id == row.id])
            for row in opened.catalogue.reports()
        ]
    if json:
        _print_json(records, indent=2)
    else:
        print_reports(records)


@app.command()
def show(
    report_id: Annotated[str, typer.Argument(metavar="ID", help="The id of a report.")],
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Show one report: what it is, its headings, its text."""
    from assistant.library import shown
    from assistant.terminal import print_shown

    with _open_store(_settings(store=store)) as opened:
        record = shown(opened.catalogue, report_id)
    if json:
        _print_json(record, indent=2)
    else:
        print_shown(record)


@app.command()
def facts(
    issuer: IssuerOption = None,
    year: YearOption = None,
    indicator: Annotated[
        str | None,
        typer.Option(
            "--indicator",
            envvar="YOUJU_INDICATOR",
            help="A key (requests.new), a group, or a word.",
        ),
    ] = None,
    format: Annotated[
        Literal["table", "csv", "json"],
        typer.Option("--format", envvar="YOUJU_FORMAT", help="How to print them."),
    ] = "table",
    store: StoreOption = None,
) -> None:
    """List the facts, each with its place in the text."""
    from assistant.library import facts_about, report_of
    from assistant.records import FACT_COLUMNS, fact_record, fact_row
    from assistant.terminal import print_facts

    with _open_store(_settings(store=store)) as opened:
        found = facts_about(opened.catalogue, issuer, year, indicator)
        texts = {
            report_id: report_of(opened.catalogue, report_id).source_text
            for report_id in {fact.report_id for fact in found}
        }
    records = [fact_record(fact, texts[fact.report_id]) for fact in found]
    if format == "json":
        _print_json(records, indent=2)
    elif format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(FACT_COLUMNS)
        writer.writerows(fact_row(record) for record in records)
    else:
        print_facts(records)


@app.command()
def check(
    ids: Annotated[
        list[str] | None, typer.Argument(help="Ids of reports; without any: all.")
    ] = None,
    json: JsonOption = False,
    store: StoreOption = None,
) -> None:
    """Do the figures add up, and do text and tables agree?"""
    from assistant.library import checks_of, report_of
    from assistant.records import check_record
    from assistant.terminal import print_checks

    with _open_store(_settings(store=store)) as opened:
        for report_id in ids or ():
            report_of(opened.catalogue, report_id)
        records = [
            check_record(result, report_of(opened.catalogue, result.report_id).source_text)
            for result in checks_of(opened.catalogue, ids or None)
        ]
    if json:
        _print_json(records, indent=2)
    else:
        print_checks(records)


@app.command()
def chat(
    host: Annotated[
        str | None, typer.Option("--host", help="Address to listen on [env: YOUJU_HOST; 127.0.0.1]")
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", help="Port to listen on [env: YOUJU_PORT; 7860]")
    ] = None,
    auth: Annotated[
        Path | None, typer.Option("--auth", help="File of user:password lines [env: YOUJU_AUTH]")
    ] = None,
    model: ModelOption = None,
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
) -> None:
    """Open the web page and the HTTP API."""
    settings = _settings(
        host=host, port=port, auth=auth, model=model,
        store=store, encoder=encoder, chroma_url=chroma_url,
    )  # fmt: skip
    from assistant.doctor import has_package

    if not has_package("gradio"):
        _fail("The page needs gradio: run `make chat`, or pip install 'youju[chat]'.")
    from assistant.app import serve

    serve(_open_filled(settings), settings)


@app.command()
def doctor(
    json: JsonOption = False,
    store: StoreOption = None,
    model: ModelOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
) -> None:
    """What is configured, present, reachable, and how fast."""
    from assistant.doctor import examine
    from assistant.terminal import print_findings

    settings = _settings(store=store, model=model, encoder=encoder, chroma_url=chroma_url)
    findings = examine(settings)
    if json:
        _print_json([finding.to_dict() for finding in findings], indent=2)
    else:
        print_findings(findings)
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


@model_app.command("export")
def export_model(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Write the bundled encoder as a sentence-transformers folder."""
    from vectorstore.export import export_bundled

    export_bundled(folder)
    typer.echo(f"Written: {folder}")


def _one_of(text: str | None, batch: Path | None) -> None:
    if (text is None) == (batch is None):
        raise typer.BadParameter("give either one text or --batch FILE.")


def _read_lines(batch: Path) -> list[Any]:
    from assistant.batch import read_batch

    return list(read_batch(batch))


def _each_line(lines: Sequence[Any], work: Callable[[Any], dict[str, Any]]) -> None:
    """Prints a result or an error for every line, in order; exits 1 when a line was bad."""
    from assistant.question import BadQuestion
    from assistant.terminal import counting

    bad = False
    for line in counting(lines, "Answering"):
        result: dict[str, Any] = {"error": line.error}
        if not line.error:
            try:
                result = work(line)
            except BadQuestion as error:
                result = {"error": str(error)}
        bad = bad or "error" in result
        _print_json(line.tagged(result))
    if bad:
        raise typer.Exit(1)


def _fail(message: str, code: int = 1) -> NoReturn:
    typer.echo(f"youju: {message}", err=True)
    raise typer.Exit(code)


def _add_plugins(arguments: Sequence[str]) -> None:
    """Adds the commands of other packages, unless one of ours is called: looking costs time."""
    ours = {
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
    }
    if arguments and arguments[0] in ours | {"model", "--version"}:
        return
    for plugin in entry_points(group="youju.commands"):
        plugin.load()(app)


def _misuse() -> tuple[type[Exception], ...]:
    from assistant.question import BadQuestion
    from assistant.settings import SettingsError

    return BadQuestion, SettingsError


def _failures() -> tuple[type[Exception], ...]:
    from assistant.batch import BadInput
    from assistant.scope import UnknownReport
    from corpus.read import UnreadableFile
    from vectorstore.catalogue import StoreError
    from vectorstore.encoder import EncoderUnavailable

    return BadInput, UnknownReport, StoreError, EncoderUnavailable, UnreadableFile, OSError


def main(arguments: Sequence[str] | None = None) -> None:
    """The command ``youju``: exits 0 done, 1 failed, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    _add_plugins(given)
    try:
        app(given, prog_name="youju")
    except _misuse() as error:  # what is named here is loaded only when something went wrong
        _leave(str(error), 2)
    except _failures() as error:
        _leave(str(error), 1)


def _leave(message: str, code: int) -> NoReturn:
    typer.echo(f"youju: {message}", err=True)
    raise SystemExit(code)
