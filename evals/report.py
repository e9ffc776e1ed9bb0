"""The result on the terminal: two tables, what has changed, and where the rest is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.serving.terminal import print_table, say, styled
from evals.graders import METRICS, Metric
from evals.run import Progress
from evals.summary import Mean, Summary
from evals.xquad import Result

_SHOWN = 12
"""How many ids are named before the rest is counted."""

_BAR = 28


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A progress bar on standard error, gone when it is done; nothing where that is no terminal."""
    terminal = sys.stderr.isatty()

    def draw(done: int, total: int) -> None:
        if terminal:
            filled = _BAR * done // max(total, 1)
            bar = "━" * filled + "╌" * (_BAR - filled)
            sys.stderr.write(f"\r\x1b[2K{what} {bar} {done}/{total}")
            sys.stderr.flush()

    yield draw
    if terminal:
        sys.stderr.write("\r\x1b[2K")


def show(summaries: Sequence[Summary], since: str, files: Mapping[str, Path]) -> None:
    """Prints the result of a run. ``since`` is when the run was that it is compared with."""
    heads = [head for summary in summaries for head in _heads(summary, since)]
    print_table(("right answers", "n", *heads), list(_answers(summaries, since)))
    say()
    print_table(("metrics", "n", *heads), list(_metrics(summaries, since)))
    say()
    own = summaries[0]
    if since:
        say(f"changes against the run of {since}, in points")
        _names("newly right", own.newly_right, "good")
        _names("newly wrong", own.newly_wrong, "bad")
    for what, path in files.items():
        say(f"{what}: {path}")


def show_retrieval(result: Result) -> None:
    """Prints how retrieval did across languages."""
    say(styled(f"XQuAD: {result.paragraphs} Chinese paragraphs, 95 % intervals", "bold"))
    print_table(
        ("questions", "n", "", "R@1", "R@5", "MRR"),
        [
            (
                row.language,
                row.first.n,
                row.arm,
                *(shown(mean, METRICS[0]) for mean in (row.first, row.five, row.mrr)),
            )
            for row in result.rows
        ],
    )


def shown(mean: Mean, metric: Metric) -> str:
    """A mean with its interval: "91.2 % (87–95)" or "0.041 s (0.038–0.046)"."""
    if metric.share:
        return f"{mean.mean:.1%} ({mean.low * 100:.0f}–{mean.high * 100:.0f})".replace("%", " %")
    return f"{mean.mean:.3f} s ({mean.low:.3f}–{mean.high:.3f})"


def change(mean: Mean, metric: Metric) -> str:
    """A change in points or seconds with its sign; empty where nothing has changed."""
    scale, digits = (100, 1) if metric.share else (1, 3)
    text = f"{(mean.change or 0.0) * scale:+.{digits}f}"
    return "" if mean.change is None or float(text) == 0 else text


def _heads(summary: Summary, since: str) -> list[str]:
    return [f"{summary.arm} (95 %)", *(["change"] if since else [])]


def _answers(summaries: Sequence[Summary], since: str) -> Iterator[list[str]]:
    correct = METRICS[0]
    yield _row("all", correct, [summary.total for summary in summaries], since)
    for groups in (
        [s.kinds for s in summaries],
        [s.languages for s in summaries],
        _sets(summaries),
    ):
        for name in groups[0]:
            cells = [own[name] for own in groups]
            yield _row(f"  {name.replace('_', ' ')}", correct, cells, since)


def _sets(summaries: Sequence[Summary]) -> list[Mapping[str, Mean]]:
    several = len(summaries[0].sets) > 1
    return [summary.sets if several else {} for summary in summaries]


def _metrics(summaries: Sequence[Summary], since: str) -> Iterator[list[str]]:
    for metric in METRICS[1:]:
        cells = [summary.means.get(metric.name) for summary in summaries]
        if any(cells):
            name = metric.name if metric.higher_is_better else f"{metric.name} (less is better)"
            yield _row(name, metric, cells, since)


def _row(name: str, metric: Metric, cells: Sequence[Mean | None], since: str) -> list[str]:
    row = [name, str(next(cell.n for cell in cells if cell))]
    for cell in cells:
        row.append(shown(cell, metric) if cell else "-")
        row += [change(cell, metric) if cell else ""] if since else []
    return row


def _names(what: str, keys: Sequence[str], style: str) -> None:
    if keys:
        rest = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
        say(styled(f"  {len(keys)} {what}: {', '.join(keys[:_SHOWN])}{rest}", style))
