"""The result on the terminal: two tables, what has changed, and where the rest is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from evals.graders import METRICS, Metric
from evals.run import Progress as OnProgress
from evals.summary import Mean, Summary
from evals.xquad import Result

_SHOWN = 12
"""How many ids are named before the rest is counted."""


@contextmanager
def progress(what: str) -> Iterator[OnProgress]:
    """A progress bar on standard error, gone when it is done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def show(summaries: Sequence[Summary], since: str, files: Mapping[str, Path]) -> None:
    """Prints the result of a run. ``since`` is when the run was that it is compared with."""
    console = Console(highlight=False)
    console.print(_answers(summaries))
    console.print(_metrics(summaries))
    console.print("↓: less is better\n", style="dim")
    own = summaries[0]
    if since:
        console.print(f"Compared with the run of {since}:", style="bold")
        _names(console, "newly right", own.newly_right, "green")
        _names(console, "newly wrong", own.newly_wrong, "red")
    for what, path in files.items():
        console.print(f"{what}: {path}", soft_wrap=True)


def show_retrieval(result: Result) -> None:
    """Prints how retrieval did across languages."""
    table = _plain_table(f"XQuAD: {result.paragraphs} Chinese paragraphs (95 %)")
    for column in ("questions", "n", "", "R@1", "R@5", "MRR"):
        table.add_column(column, justify="left" if column in ("questions", "") else "right")
    for row in result.rows:
        first = row.arm == result.rows[0].arm
        table.add_row(
            row.language if first else "",
            str(row.first.n) if first else "",
            row.arm,
            *(shown(mean, METRICS[0]) for mean in (row.first, row.five, row.mrr)),
            end_section=not first,
            style="" if first else "bold",
        )
    Console(highlight=False).print(table)


def shown(mean: Mean, metric: Metric) -> str:
    """A mean with its interval: "91.2 % (87–95)" or "0.041 s (0.038–0.046)"."""
    scale, digits, unit = (100, 1, " %") if metric.share else (1, 3, " s")
    bounds = 0 if metric.share else 3
    low, high = (f"{bound * scale:.{bounds}f}" for bound in (mean.low, mean.high))
    return f"{mean.mean * scale:.{digits}f}{unit} ({low}–{high})"


def change(mean: Mean, metric: Metric) -> str:
    """A change in points or seconds with its sign; empty where nothing has changed."""
    scale, digits = (100, 1) if metric.share else (1, 3)
    text = f"{(mean.change or 0.0) * scale:+.{digits}f}"
    return "" if mean.change is None or float(text) == 0 else text


def _answers(summaries: Sequence[Summary]) -> Table:
    table = _table("Right answers", summaries)
    correct = METRICS[0]
    _row(table, "all", correct, [summary.total for summary in summaries], "bold")
    own = summaries[0]
    for title, groups in (("kind", own.kinds), ("language", own.languages), ("set", own.sets)):
        if len(groups) < 2 and title == "set":
            continue
        table.add_section()
        for name in groups:
            cells = [_group(summary, title)[name] for summary in summaries]
            _row(table, name.replace("_", " "), correct, cells)
    return table


def _metrics(summaries: Sequence[Summary]) -> Table:
    table = _table("Metrics", summaries)
    for metric in METRICS[1:]:
        cells = [summary.means.get(metric.name) for summary in summaries]
        if any(cells):
            arrow = "" if metric.higher_is_better else " ↓"
            _row(table, metric.name + arrow, metric, cells)
    return table


def _group(summary: Summary, title: str) -> Mapping[str, Mean]:
    groups = {"kind": summary.kinds, "language": summary.languages, "set": summary.sets}
    return groups[title]


def _plain_table(title: str) -> Table:
    return Table(
        title=f"\n{title}",
        title_justify="left",
        title_style="bold",
        header_style="dim",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )


def _table(title: str, summaries: Sequence[Summary]) -> Table:
    table = _plain_table(title)
    table.add_column("", no_wrap=True)
    table.add_column("n", justify="right")
    for summary in summaries:
        table.add_column(f"{summary.arm} (95 %)", justify="right", no_wrap=True)
        table.add_column("change", justify="right", no_wrap=True)
    return table


def _row(
    table: Table, name: str, metric: Metric, cells: Sequence[Mean | None], style: str = ""
) -> None:
    row: list[Text] = [Text(name), Text(str(next(cell.n for cell in cells if cell)))]
    for cell in cells:
        row.append(Text(shown(cell, metric) if cell else "-"))
        row.append(_coloured(cell, metric) if cell else Text(""))
    table.add_row(*row, style=style)


def _coloured(mean: Mean, metric: Metric) -> Text:
    text = change(mean, metric)
    better = text.startswith("+") == metric.higher_is_better
    return Text(text, style="green" if better else "red")


def _names(console: Console, what: str, keys: Sequence[str], style: str) -> None:
    if keys:
        rest = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
        console.print(f"  {len(keys)} {what}: {', '.join(keys[:_SHOWN])}{rest}", style=style)
