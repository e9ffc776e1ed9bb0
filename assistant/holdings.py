"""The commands over what the store holds: in, out, and a look at it."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Annotated, Literal

from assistant.serving.opening import open_store, print_json, settings_of, store_at
from assistant.serving.shell import (
    Argument,
    CatalogueOption,
    ChromaOption,
    EncoderOption,
    Exit,
    IssuerOption,
    JobsOption,
    JsonOption,
    Option,
    StoreOption,
    YearOption,
    fail,
    say,
)


def index(
    paths: Annotated[
        list[Path] | None,
        Argument(help="Files and folders; without any: the bundled corpus."),
    ] = None,
    rebuild: Annotated[
        bool,
        Option("--rebuild", envvar="YOUJU_REBUILD", help="Read again what has not changed."),
    ] = False,
    jobs: JobsOption = None,
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Read reports into the store; unchanged ones are skipped."""
    from assistant.serving.reports import BUNDLED_REPORTS
    from assistant.serving.terminal import outcome_line, progress

    settings = settings_of(
        store=store, encoder=encoder, chroma_url=chroma_url, catalogue_url=catalogue_url, jobs=jobs
    )
    with open_store(settings) as opened:
        with progress("Indexing") as report:
            outcomes = opened.index(
                paths or [BUNDLED_REPORTS],
                rebuild=rebuild,
                whole=not paths,
                jobs=settings.jobs,
                on_progress=report,
            )
        rows = {row.id: row for row in opened.catalogue.reports()}
    for outcome in outcomes:
        say(outcome_line(outcome, rows.get(outcome.report_id)))
    named = {str(path) for path in paths or ()}
    if any(outcome.status == "skipped" and outcome.path in named for outcome in outcomes):
        raise Exit(1)


def remove(
    ids: Annotated[list[str], Argument(help="Ids of reports.")],
    store: StoreOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Take reports out of the store."""
    with store_at(store, chroma_url, catalogue_url) as opened:
        gone = opened.remove(ids)
    for report_id in gone:
        say(f"removed {report_id}")
    missing = [report_id for report_id in ids if report_id not in gone]
    if missing:
        fail(f"The store holds no report {', '.join(missing)}.")


def backup(
    file: Annotated[Path, Argument(help="A new file.")],
    store: StoreOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Write the whole store to one file."""
    from vectorstore.backup import backup as write

    with store_at(store, chroma_url, catalogue_url) as opened:
        count = write(opened, file)
    say(f"{count} reports written to {file}")


def restore(
    file: Annotated[Path, Argument(help="A file that backup wrote.")],
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Put what a backup holds in the place of all that the store holds."""
    from vectorstore.backup import restore as read

    settings = settings_of(
        store=store, encoder=encoder, chroma_url=chroma_url, catalogue_url=catalogue_url
    )
    with open_store(settings) as opened:
        count = read(opened, file)
    say(f"{count} reports restored into {settings.store}")


def reports(
    json: JsonOption = False,
    store: StoreOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """List what the store holds."""
    from assistant.serving.records import report_record
    from assistant.serving.reports import checks_of
    from assistant.serving.terminal import print_reports

    with store_at(store, chroma_url, catalogue_url) as opened:
        checks = checks_of(opened.catalogue)
        records = [
            report_record(row, [check for check in checks if check.report_id == row.id])
            for row in opened.catalogue.reports()
        ]
    if json:
        print_json(records, indent=2)
    else:
        print_reports(records)


def show(
    report_id: Annotated[str, Argument(metavar="ID", help="The id of a report.")],
    json: JsonOption = False,
    store: StoreOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Show one report: what it is, its headings, its text."""
    from assistant.serving.reports import shown
    from assistant.serving.terminal import print_shown

    with store_at(store, chroma_url, catalogue_url) as opened:
        record = shown(opened.catalogue, report_id)
    if json:
        print_json(record, indent=2)
    else:
        print_shown(record)


def facts(
    issuer: IssuerOption = None,
    year: YearOption = None,
    indicator: Annotated[
        str | None,
        Option(
            "--indicator",
            envvar="YOUJU_INDICATOR",
            help="A key (requests.new), a group, or a word.",
        ),
    ] = None,
    format: Annotated[
        Literal["table", "csv", "json"],
        Option("--format", envvar="YOUJU_FORMAT", help="How to print them."),
    ] = "table",
    store: StoreOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """List the facts, each with its place in the text."""
    from assistant.serving.records import FACT_COLUMNS, fact_record, fact_row
    from assistant.serving.reports import facts_about, report_of
    from assistant.serving.terminal import print_facts

    with store_at(store, chroma_url, catalogue_url) as opened:
        found = facts_about(opened.catalogue, issuer, year, indicator)
        texts = {
            report_id: report_of(opened.catalogue, report_id).source_text
            for report_id in {fact.report_id for fact in found}
        }
    records = [fact_record(fact, texts[fact.report_id]) for fact in found]
    if format == "json":
        print_json(records, indent=2)
    elif format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(FACT_COLUMNS)
        writer.writerows(fact_row(record) for record in records)
    else:
        print_facts(records)


def check(
    ids: Annotated[list[str] | None, Argument(help="Ids of reports; without any: all.")] = None,
    json: JsonOption = False,
    store: StoreOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Do the figures add up, and do text and tables agree?"""
    from assistant.serving.records import check_record
    from assistant.serving.reports import checks_of, report_of
    from assistant.serving.terminal import print_checks
    from corpus.checks import RULES

    with store_at(store, chroma_url, catalogue_url) as opened:
        for report_id in ids or ():
            report_of(opened.catalogue, report_id)
        records = [
            check_record(result, report_of(opened.catalogue, result.report_id).source_text)
            for result in checks_of(opened.catalogue, ids or None)
        ]
    if json:
        print_json(records, indent=2)
    else:
        print_checks(records, RULES)


COMMANDS = (index, remove, backup, restore, reports, show, facts, check)
