"""What people see: handsome on a terminal, plain in a pipe, and no control code of a report."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from corpus.regex import regex

if TYPE_CHECKING:
    from assistant.evidence.answer import Answer, Citation
    from assistant.serving.doctor import Finding
    from vectorstore.catalogue import ReportRow
    from vectorstore.ingest import Outcome, Progress

T = TypeVar("T")

_CONTROL = regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_STYLES = {"bold": "1", "dim": "2", "mark": "1;33", "good": "32", "bad": "31"}
_MINUTE = 60.0


def safe(text: str) -> str:
    """Text of a report or a file name without what could steer a terminal."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """Safe text with every run of white space as one blank."""
    return " ".join(safe(text).split())


def styled(text: str, style: str) -> str:
    """The text in a style, where standard output is a terminal that shows styles."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


def say(text: str = "") -> None:
    """Writes a line of data."""
    sys.stdout.write(f"{text}\n")


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """While files are indexed: a bar on standard error, or a line a minute if it is no terminal."""
    if not sys.stderr.isatty():
        yield minutely(label, time.monotonic, sys.stderr)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.table import Column

    # The name is cut where the line is short: it must not crowd out the time that is left.
    name = TextColumn(
        "{task.fields[file]}", markup=False, table_column=Column(no_wrap=True, ratio=1)
    )
    columns = (TextColumn(label), BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn(), name)
    with Bar(*columns, console=Console(stderr=True), transient=True, expand=True) as bar:
        task = bar.add_task(label, total=None, file="")

        def on_progress(done: int, total: int, outcome: Outcome) -> None:
            file = one_line(Path(outcome.path).name)
            bar.update(task, completed=done, total=total, file=file)

        yield on_progress


def minutely(label: str, clock: Callable[[], float], out: TextIO) -> Progress:
    """Writes once a minute how many files are done, and about how long the others will take."""
    start = last = clock()

    def on_progress(done: int, total: int, _: Outcome) -> None:
        nonlocal last
        now = clock()
        if now - last >= _MINUTE:
            last = now
            left = timedelta(seconds=round((now - start) / done * (total - done)))
            out.write(f"{label}: {done:,} of {total:,} files, about {left} left\n")
            out.flush()

    return on_progress


def counting(items: Sequence[T], label: str) -> Iterable[T]:
    """The items, with a bar on standard error where that is a terminal and there are many."""
    if len(items) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, label, console=Console(stderr=True), transient=True)


def print_answer(answer: Answer) -> None:
    """The answer, then its numbered sources with what they say, word for word."""
    say(safe(answer.text))
    for warning in answer.warnings:
        say(styled(f"! {safe(warning)}", "bad"))
    if answer.citations:
        say()
    for citation in answer.citations:
        _print_citation(citation)


def _print_citation(citation: Citation) -> None:
    say(f"{styled(f'[{citation.n}]', 'bold')} {one_line(citation.title) or citation.report_id}")
    path = " > ".join(one_line(part) for part in citation.heading_path)
    if path:
        say(f"    {styled(path, 'dim')}")
    quote = styled(one_line(citation.quote), "mark")
    if citation.table is not None:
        labels = (one_line(citation.table.row_label), one_line(citation.table.column_label))
        say(f"    {' / '.join(label for label in labels if label)}: {quote}")
    else:
        say(f"    “{quote}”")
    place = f"{citation.report_id}, characters {citation.start} to {citation.end}"
    say(f"    {styled(safe(place), 'dim')}")


def print_hits(hits: Sequence[Mapping[str, Any]]) -> None:
    """The hits of a search, best first."""
    for number, hit in enumerate(hits, 1):
        path = " > ".join(one_line(part) for part in hit["heading_path"])
        say(f"{styled(f'{number}.', 'bold')} {safe(hit['report_id'])}  {path}")
        say(f"   {one_line(hit['text'])[:300]}")
        say(styled(f"   {hit['score']:.3f}, characters {hit['start']} to {hit['end']}", "dim"))


def outcome_line(outcome: Outcome, row: ReportRow | None) -> str:
    """What became of one file, in a line."""
    if row is None:
        reason = f": {one_line(outcome.reason)}" if outcome.reason else ""
        return f"{outcome.status:<9} {one_line(outcome.path)}{reason}"
    return (
        f"{outcome.status:<9} {safe(row.id)}: {one_line(row.header.title)} "
        f"({row.sections} sections, {row.tables} tables, {row.facts} facts)"
    )


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table on a terminal, lines with tabs in a pipe."""
    cells = [["" if cell is None else one_line(str(cell)) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for line in ([*columns], *cells):
            say("\t".join(line))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column(columns[0], no_wrap=True, overflow="fold")
    for column in columns[1:]:
        table.add_column(column, overflow="fold")
    for line in cells:
        table.add_row(*(Text(cell) for cell in line))
    Console().print(table)


def print_reports(records: Sequence[Mapping[str, Any]]) -> None:
    """What the store holds."""
    if not records:
        say("The store is empty: run `youju index`.")
        return
    columns = ("id", "year", "issuer", "sections", "tables", "facts", "checks_failed")
    heads = (*columns[:-1], "failed")
    print_table(heads, [[record[column] for column in columns] for record in records])


def print_shown(record: Mapping[str, Any]) -> None:
    """One report: what it is, its headings, its text."""
    for key in ("id", "title", "issuer", "year", "published", "url", "source", "checks_failed"):
        value = record[key]
        say(f"{key + ':':<15}{'unknown' if value in (None, '') else one_line(str(value))}")
    for note in record["notes"]:
        say(f"{'note:':<15}{one_line(note)}")
    say()
    _print_tree(record["tree"], 0)
    say()
    say(safe(record["source_text"]))


def _print_tree(nodes: Sequence[Mapping[str, Any]], depth: int) -> None:
    for node in nodes:
        if node["heading"]:
            say(f"{'  ' * depth}{styled(one_line(node['heading']), 'bold')}")
        _print_tree(node["children"], depth + 1 if node["heading"] else depth)


def print_facts(records: Sequence[Mapping[str, Any]]) -> None:
    """The facts as a table."""
    rows = [
        (
            record["report_id"],
            record["indicator"] or record["label"],
            ", ".join(f"{key}={value}" for key, value in record["dimensions"].items()),
            record.get("state") if record["value"] is None else record["value"],
            record["unit"],
            record["quote"],
            f"{record['start']}-{record['end']}",
        )
        for record in records
    ]
    print_table(("report", "indicator", "dimensions", "value", "unit", "quote", "place"), rows)


def print_checks(records: Sequence[Mapping[str, Any]], rules: Mapping[str, str]) -> None:
    """What fails or cannot be told, what the rules broken say, and how many checks pass."""
    doubtful = [record for record in records if record["outcome"] in ("fail", "uncertain")]
    columns = ("report_id", "outcome", "rule", "subject", "expected", "found")
    if doubtful:
        print_table(columns, [[record[column] for column in columns] for record in doubtful])
        for rule in sorted({record["rule"] for record in doubtful}):
            say(f"{rule}: {rules[rule]}.")
    count = Counter(record["outcome"] for record in records)
    say(
        f"{count['pass']} checks pass, {count['fail']} fail, {count['uncertain']} are uncertain, "
        f"{count['not_assessable']} have nothing to check."
    )


def print_findings(findings: Sequence[Finding]) -> None:
    """What the doctor found."""
    for finding in findings:
        mark = styled("ok  ", "good") if finding.well else styled("FAIL", "bad")
        say(f"{mark} {finding.name + ':':<32}{safe(finding.text)}")
