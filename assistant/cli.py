"""The commands. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Annotated, Any

from assistant.bulk import vectors_app
from assistant.holdings import COMMANDS
from assistant.serving.opening import open_filled, open_store, print_json, settings_of
from assistant.serving.shell import (
    Argument,
    BatchOption,
    CatalogueOption,
    ChromaOption,
    EncoderOption,
    Exit,
    IssuerOption,
    JsonOption,
    Misuse,
    ModelOption,
    Option,
    StoreOption,
    YearOption,
    asked_secret,
    fail,
    program,
    say,
)

_FEW_COLLECTIONS = 200_000
"""Importing makes objects that stay: looking through them for garbage took a fifth of a start."""

app = program(
    "youju", "Ask China's government information-disclosure annual reports: every number is traced."
)
model_app = program("model", "The bundled encoder.")
app.add_typer(model_app)
app.add_typer(vectors_app)


for _command in COMMANDS:
    app.command()(_command)


@app.callback(invoke_without_command=True)
def _root(
    show_version: Annotated[bool, Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if show_version:
        say(version("youju"))
        raise Exit


@app.command()
def ask(
    question: Annotated[str | None, Argument(help="What you want to know.")] = None,
    json: JsonOption = False,
    report: Annotated[
        str | None,
        Option("--report", envvar="YOUJU_REPORT", help="Only this report (its id)."),
    ] = None,
    issuer: IssuerOption = None,
    year: YearOption = None,
    batch: BatchOption = None,
    model: ModelOption = None,
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Answer a question, or every question of a batch, with the places that prove it."""
    from assistant.understanding.understand import clean

    _one_of(question, batch)
    text = clean(question) if question is not None else ""
    settings = settings_of(
        model=model,
        store=store,
        encoder=encoder,
        chroma_url=chroma_url,
        catalogue_url=catalogue_url,
    )
    lines = _read_lines(batch) if batch is not None else []
    youju = open_filled(settings)
    limits: dict[str, Any] = {"report": report, "issuer": issuer, "year": year}
    if batch is not None:
        _each_line(
            lines, lambda line: youju.ask(line.question, history=line.history, **limits).to_dict()
        )
        return
    answer = youju.ask(text, **limits)
    if json:
        print_json(answer.to_dict(), indent=2)
        return
    from assistant.serving.terminal import print_answer

    print_answer(answer)


@app.command()
def search(
    query: Annotated[str | None, Argument(help="What to look for.")] = None,
    json: JsonOption = False,
    k: Annotated[int, Option("-k", min=1, envvar="YOUJU_K", help="How many hits.")] = 10,
    batch: BatchOption = None,
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Find passages, without answering."""
    from assistant.serving.records import hit_record
    from assistant.understanding.understand import clean
    from assistant.youju import Youju

    _one_of(query, batch)
    text = clean(query) if query is not None else ""
    lines = _read_lines(batch) if batch is not None else []
    with open_store(
        settings_of(
            store=store, encoder=encoder, chroma_url=chroma_url, catalogue_url=catalogue_url
        )
    ) as opened:
        youju = Youju(opened)

        def hits_of(asked: str) -> list[dict[str, Any]]:
            found = opened.retriever.passages(youju.search_for(asked), k)
            return [hit_record(hit) for hit in found]

        if batch is not None:
            _each_line(lines, lambda line: {"hits": hits_of(line.question)})
        elif json:
            print_json(hits_of(text), indent=2)
        else:
            from assistant.serving.terminal import print_hits

            print_hits(hits_of(text))


@app.command()
def chat(
    host: Annotated[
        str | None, Option("--host", help="Address to listen on [env: YOUJU_HOST; 127.0.0.1]")
    ] = None,
    port: Annotated[
        int | None, Option("--port", help="Port to listen on [env: YOUJU_PORT; 7860]")
    ] = None,
    auth: Annotated[
        Path | None,
        Option("--auth", help="File of the lines that `youju account` prints [env: YOUJU_AUTH]"),
    ] = None,
    rate: Annotated[
        int | None,
        Option("--rate", min=1, help="Questions a minute of one visitor [env: YOUJU_RATE]"),
    ] = None,
    model: ModelOption = None,
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Open the web page and the HTTP API."""
    settings = settings_of(
        host=host, port=port, auth=auth, rate=rate, model=model,
        store=store, encoder=encoder, chroma_url=chroma_url, catalogue_url=catalogue_url,
    )  # fmt: skip
    from assistant.serving.doctor import has_package

    if not has_package("gradio"):
        fail("The page needs gradio: run `make chat`, or pip install 'youju[chat]'.")
    from assistant.page.app import serve

    serve(open_filled(settings), settings)


@app.command()
def account(name: Annotated[str, Argument(help="The user's name.")]) -> None:
    """Make a line for the file of `chat --auth`; the password is asked, or read from a pipe."""
    from assistant.serving.accounts import make_account

    line, token = make_account(name, asked_secret("Password"))
    say(f"Token for programs, shown only now: {token}", err=True)
    say(line)


@app.command()
def doctor(
    json: JsonOption = False,
    store: StoreOption = None,
    model: ModelOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """What is configured, present, reachable, and how fast."""
    from assistant.serving.doctor import examine
    from assistant.serving.terminal import print_findings

    settings = settings_of(
        store=store,
        model=model,
        encoder=encoder,
        chroma_url=chroma_url,
        catalogue_url=catalogue_url,
    )
    findings = examine(settings)
    if json:
        print_json([finding.to_dict() for finding in findings], indent=2)
    else:
        print_findings(findings)
    if not all(finding.well for finding in findings):
        raise Exit(1)


@model_app.command("export")
def export_model(
    folder: Annotated[Path, Argument(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Write the bundled encoder as a sentence-transformers folder."""
    from vectorstore.export import export_bundled

    export_bundled(folder)
    say(f"Written: {folder}")


def _one_of(text: str | None, batch: Path | None) -> None:
    if (text is None) == (batch is None):
        raise Misuse("give either one text or --batch FILE.")


def _read_lines(batch: Path) -> list[Any]:
    from assistant.serving.batch import read_batch

    return list(read_batch(batch))


def _each_line(lines: Sequence[Any], work: Callable[[Any], dict[str, Any]]) -> None:
    """Prints a result or an error for every line, in order; exits 1 when a line was bad."""
    from assistant.serving.terminal import counting
    from assistant.understanding.question import BadQuestion

    bad = False
    for line in counting(lines, "Answering"):
        result: dict[str, Any] = {"error": line.error}
        if not line.error:
            try:
                result = work(line)
            except BadQuestion as error:
                result = {"error": str(error)}
        bad = bad or "error" in result
        print_json(line.tagged(result))
    if bad:
        raise Exit(1)


def _add_plugins(arguments: Sequence[str]) -> None:
    """Adds the commands of other packages, unless one of ours is called: looking costs time."""
    ours = {
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
    }
    if arguments and arguments[0] in ours | {"model", "vectors", "--version"}:
        return
    for plugin in entry_points(group="youju.commands"):
        plugin.load()(app)


def _misuse() -> tuple[type[Exception], ...]:
    from assistant.settings import SettingsError
    from assistant.understanding.question import BadQuestion

    return BadQuestion, SettingsError


def _failures() -> tuple[type[Exception], ...]:
    from assistant.serving.batch import BadInput
    from assistant.understanding.scope import UnknownReport
    from assistant.writing.model import ModelUnavailable
    from corpus.read import UnreadableFile
    from vectorstore.catalogue import StoreError
    from vectorstore.encoder import EncoderUnavailable

    return (
        BadInput, UnknownReport, ModelUnavailable, StoreError, EncoderUnavailable, UnreadableFile,
        OSError,
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """The command ``youju``: exits 0 done, 1 failed, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(_FEW_COLLECTIONS)
    try:
        _add_plugins(given)
        app(given, prog_name="youju")
    except SystemExit:  # how every command ends; the names below are loaded only for failures
        raise
    except _misuse() as error:
        say(f"youju: {error}", err=True)
        sys.exit(2)
    except _failures() as error:
        say(f"youju: {error}", err=True)
        sys.exit(1)
    finally:
        gc.freeze()  # at the end nothing needs to be told from what is still used
