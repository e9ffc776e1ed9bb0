"""The shell: the door to typer, and what commands of any package share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

Program = typer.Typer
Argument = typer.Argument
Option = typer.Option
Exit = typer.Exit
Misuse = typer.BadParameter
say = typer.echo

StoreOption = Annotated[
    Path | None, Option("--store", help="Folder of the store [env: YOUJU_STORE; .youju]")
]
ChromaOption = Annotated[
    str | None,
    Option(
        "--chroma-url", help="A Chroma server in place of the embedded one [env: YOUJU_CHROMA_URL]"
    ),
]
CatalogueOption = Annotated[
    str | None,
    Option(
        "--catalogue-url",
        help="postgresql://..., in place of the catalogue in the store [env: YOUJU_CATALOGUE_URL]",
    ),
]
EncoderOption = Annotated[
    str | None,
    Option("--encoder", help="bundled, or a sentence-transformers model [env: YOUJU_ENCODER]"),
]
ModelOption = Annotated[
    str | None,
    Option("--model", help="none, URL#NAME of an endpoint, or a GGUF file [env: YOUJU_MODEL]"),
]
JobsOption = Annotated[
    int | None, Option("--jobs", min=1, help="Files read at once [env: YOUJU_JOBS]")
]
JsonOption = Annotated[bool, Option("--json", envvar="YOUJU_JSON", help="Print JSON.")]
BatchOption = Annotated[
    Path | None,
    Option("--batch", envvar="YOUJU_BATCH", help='JSON lines {"id", "question", "history"?}.'),
]
IssuerOption = Annotated[
    str | None, Option("--issuer", envvar="YOUJU_ISSUER", help="Only reports of this issuer.")
]
YearOption = Annotated[
    int | None, Option("--year", envvar="YOUJU_YEAR", help="Only reports of this year.")
]


def program(name: str, purpose: str) -> Program:
    """A program, or a group of commands in one."""
    return Program(
        name=name,
        help=purpose,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def asked_secret(what: str) -> str:
    """Asks twice for a secret without showing it; a pipe gives it as its first line."""
    if sys.stdin.isatty():
        return str(typer.prompt(what, hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def fail(message: str, code: int = 1) -> NoReturn:
    """Says on standard error what went wrong, and leaves: 1 failed, 2 wrong usage."""
    say(f"youju: {message}", err=True)
    raise Exit(code)
