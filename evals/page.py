"""The page of a run: one HTML file that fetches nothing, with every question, answer and quote.

Report texts and answers are untrusted: everything that is not ours is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib import resources
from typing import Any

from evals.charts import bars
from evals.graders import METRICS
from evals.report import change, shown
from evals.results import Run
from evals.run import Record
from evals.sample import Sample, place_of
from evals.summary import Mean, Summary

_AROUND = 60
"""How many characters of the report are shown on either side of a quote."""

_LONGEST = 700
"""An answer of the baseline is whole chunks of reports; so much of it is shown."""


def render(
    run: Run, summaries: Sequence[Summary], records: Sequence[Record], since: str = ""
) -> str:
    """The page as HTML; ``records`` are those of all arms, ``since`` is when the last run was."""
    own = summaries[0].arm
    others = {r.key: r for r in records if r.arm != own}
    cases = [r for r in records if r.arm == own]
    meta = [f"{len(cases)} questions", _time(run.started), f"model: {run.model}"]
    meta += [f"only {', '.join(run.only)}"] if run.only else []
    meta += [f"answered in {run.seconds:.1f} seconds"]
    meta += [f"changes against the run of {_time(since)}"] if since else []
    parts = {
        "TITLE": escape(f"Youju: {', '.join(run.sets)}"),
        "META": escape(" · ".join(meta)),
        "TILES": _tiles(summaries[0]),
        "PANELS": _panels(summaries),
        "FILTERS": _filters(cases, bool(since)),
        "CASES": "".join(
            _case(record, others.get(record.key), _change(record, summaries[0])) for record in cases
        ),
    }
    page = (resources.files("evals") / "page.html").read_text(encoding="utf-8")
    head, *rest = page.split("@@")
    filled = [parts[piece] if at % 2 == 0 else piece for at, piece in enumerate(rest)]
    return head + "".join(filled)


def _time(stamp: str) -> str:
    return stamp.replace("T", " ")[:16]


def _tiles(summary: Summary) -> str:
    wanted = (
        ("correct", "right answers"),
        ("abstention recall", "unanswerable, abstained"),
        ("invented numbers", "invented numbers"),
        ("numbers proven", "numbers proven"),
        ("quotes verbatim", "quotes verbatim"),
        ("seconds", "a question, mean"),
    )
    metrics = {metric.name: metric for metric in METRICS}
    tiles = []
    for name, label in wanted:
        if mean := summary.means.get(name):
            value, _, bounds = shown(mean, metrics[name]).partition(" (")
            tiles.append(
                f'<div class="tile"><b>{escape(value)}</b><span>{escape(label)}<br>'
                f"{escape(bounds.rstrip(')'))}</span></div>"
            )
    return "".join(tiles)


def _panels(summaries: Sequence[Summary]) -> str:
    legend = "".join(
        f'<i style="background: var(--{escape(s.arm)})"></i>{escape(s.arm)}' for s in summaries
    )
    charts = (
        ("Right answers by kind", [s.kinds for s in summaries]),
        ("Right answers by language", [s.languages for s in summaries]),
        ("Right answers by set", [s.sets for s in summaries]),
    )
    by_kind, *others = (
        f'<section class="panel"><h2>{title}<span class="legend">{legend}</span></h2>'
        f"{bars(title, _grouped(summaries, groups))}</section>"
        for title, groups in charts
        if title != "Right answers by set" or len(groups[0]) > 1
    )
    table = f'<section class="panel wide"><h2>Metrics</h2>{_metrics(summaries)}</section>'
    return f'{by_kind}<div class="stack">{"".join(others)}</div>{table}'


def _grouped(
    summaries: Sequence[Summary], groups: Sequence[Mapping[str, Mean]]
) -> list[tuple[str, dict[str, Mean]]]:
    arms = [summary.arm for summary in summaries]
    return [
        (name.replace("_", " "), dict(zip(arms, (own[name] for own in groups), strict=True)))
        for name in groups[0]
    ]


def _metrics(summaries: Sequence[Summary]) -> str:
    head = "".join(f"<th>{escape(s.arm)} (95 %)</th><th>change</th>" for s in summaries)
    rows = []
    for metric in METRICS:
        means = [summary.means.get(metric.name) for summary in summaries]
        if not any(means):
            continue
        n = next(mean.n for mean in means if mean)
        cells = [f"<td>{escape(metric.name)}</td><td>{n}</td>"]
        for mean in means:
            moved = change(mean, metric) if mean else ""
            better = "up" if moved.startswith("+") == metric.higher_is_better else "down"
            cells.append(f"<td>{escape(shown(mean, metric)) if mean else '–'}</td>")
            cells.append(f'<td class="{better}">{moved}</td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><tr><th></th><th>n</th>{head}</tr>{''.join(rows)}</table>"


def _change(record: Record, summary: Summary) -> str:
    if record.key in summary.newly_right:
        return "newly right"
    return "newly wrong" if record.key in summary.newly_wrong else ""


def _filters(records: Sequence[Record], compared: bool) -> str:
    choices = (
        ("verdict", "right and wrong", ["right", "wrong"]),
        ("kind", "every kind", sorted({r.sample.case.kind for r in records})),
        ("lang", "every language", sorted({r.sample.case.lang for r in records})),
        ("set", "every set", sorted({_set(r) for r in records})),
        ("change", "changed or not", ["newly right", "newly wrong"] if compared else []),
    )
    return "".join(
        f'<select id="{name}" aria-label="{name}"><option value="">{every}</option>'
        + "".join(f"<option>{escape(value)}</option>" for value in values)
        + "</select>"
        for name, every, values in choices
        if values
    )


def _case(record: Record, other: Record | None, changed: str) -> str:
    case = record.sample.case
    verdict = _verdict(record)
    rows: list[tuple[str, str]] = [(role, escape(content)) for role, content in case.history]
    rows.append(("answer", f'<div class="answer">{escape(record.sample.text)}</div>'))
    rows.append(("", f'<span class="soft">{_manner(record.sample.answer)}</span>'))
    if record.faults:
        rows.append(
            ("wrong", "<br>".join(f'<span class="fault">{escape(f)}</span>' for f in record.faults))
        )
    rows.append(("required", _required(record.sample)))
    quotes = "".join(_citation(record.sample, citation) for citation in record.sample.citations)
    rows += [("citations", quotes)] if quotes else []
    evidence = _evidence(record.sample)
    rows += [("evidence", evidence)] if evidence else []
    rows += [("note", escape(case.note))] if case.note else []
    rows.append(("scores", f'<span class="scores">{_scores(record)}</span>'))
    if other is not None:
        rows.append((other.arm, _other(other)))
    body = "".join(f"<dt>{escape(name)}</dt><dd>{content}</dd>" for name, content in rows)
    return (
        f'<details class="case {verdict}" data-verdict="{verdict}" data-kind="{escape(case.kind)}" '
        f'data-lang="{escape(case.lang)}" data-set="{escape(_set(record))}" '
        f'data-change="{changed}">'
        f'<summary><span class="verdict">{"✓" if verdict == "right" else "✗"}</span>'
        f'<span class="q">{escape(case.question)}</span>'
        f"{_tag(changed)}"
        f'<span class="tag">{escape(case.kind.replace("_", " "))}</span>'
        f'<span class="tag">{escape(case.lang)}</span><span class="tag">{escape(case.id)}</span>'
        f'</summary><dl class="body">{body}</dl></details>'
    )


def _tag(changed: str) -> str:
    style = "up" if changed == "newly right" else "down"
    return f'<span class="tag {style}">{changed}</span>' if changed else ""


def _verdict(record: Record) -> str:
    return "right" if record.scores["correct"] == 1 else "wrong"


def _set(record: Record) -> str:
    return record.key.partition(":")[0]


def _manner(answer: Mapping[str, Any]) -> str:
    manner = "abstained" if answer["abstained"] else f"answered by {answer['answered_by']}"
    warnings = [f"warning: {warning}" for warning in answer.get("warnings", ())]
    return escape(" · ".join([manner, *warnings]))


def _required(sample: Sample) -> str:
    case = sample.case
    if case.unanswerable:
        parts = ["to abstain"]
    else:
        parts = [" or ".join(case.forms(number)) for number in case.answer_numbers]
        parts += [" or ".join(group) for group in case.answer_keywords]
    parts += [f"not {number}" for number in case.forbidden_numbers]
    return escape("; ".join(parts))


def _citation(sample: Sample, citation: Mapping[str, Any]) -> str:
    place = place_of(citation)
    quote = str(citation["quote"])
    held = sample.held.get(place.report_id)
    text = held.text if held else ""
    before = after = ""
    if text[place.start : place.end] == quote:
        before = text[max(0, place.start - _AROUND) : place.start]
        after = text[place.end : place.end + _AROUND]
    path = " › ".join([str(citation["title"]), *map(str, citation["heading_path"])])
    table = citation.get("table")
    cell = f" › {table['row_label']} / {table['column_label']}" if table else ""
    return (
        f"<blockquote>{escape(before)}<mark>{escape(_short(quote))}</mark>{escape(after)}"
        f"<cite>[{escape(str(citation['n']))}] {escape(path + cell)} "
        f"({place.start}–{place.end})</cite></blockquote>"
    )


def _evidence(sample: Sample) -> str:
    cited = [place_of(citation) for citation in sample.citations]
    lines = []
    for text, places in zip(sample.case.evidence, sample.evidence, strict=True):
        touched = any(c.touches(place) for c in cited for place in places)
        state = '<span class="ok">cited</span>' if touched else '<span class="no">not cited</span>'
        lines.append(f"<blockquote>{escape(text)}<cite>{state}</cite></blockquote>")
    return "".join(lines)


def _scores(record: Record) -> str:
    given: Iterable[str] = (
        f"{escape(name)} {score:.3g}" for name, score in record.scores.items() if score is not None
    )
    return " · ".join(given)


def _other(record: Record) -> str:
    faults = " ".join(record.faults[:3])
    return (
        f'<div class="soft">{escape(_verdict(record))}. {escape(faults)}</div>'
        f"<blockquote>{escape(_short(record.sample.text))}</blockquote>"
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
