"""One run of question sets: which questions, of which stores, asked of which arms, kept where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant import Youju
from assistant.serving.opening import open_filled, open_store
from assistant.serving.terminal import progress as indexing
from assistant.settings import Settings
from assistant.writing.model import load_model
from evals.baseline import Baseline, bare_encoder, configured_model
from evals.judge import Judge, judge_by
from evals.page import render
from evals.product import Product
from evals.report import progress
from evals.results import Run, last_scores, save
from evals.run import Arm, Progress, Record, held_in, run
from evals.sets import BadSet, Case, check, dev_sets, find_set, load
from evals.stores import fill, own_store, reports_beside
from evals.summary import Summary, summarise

WITH_MODEL = "model"
"""The arm of the product with the language model that is configured; ``youju`` is without it."""

_KEYS = ("id", "kind", "lang", "report", "set")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user wants run; no sets means all dev sets."""

    sets: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    limit: int | None = None
    baseline: bool = False
    judge: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave; ``since`` is when the run was with which it is compared."""

    run: Run
    summaries: tuple[Summary, ...]
    records: tuple[Record, ...]
    since: str
    files: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A loaded set."""

    name: str
    path: Path
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    folder: Path
    reports: Path | None
    sets: frozenset[str]


def run_sets(
    choice: Choice, settings: Settings, results: Path, watch: Progress | None = None
) -> Outcome:
    """Asks the chosen questions and keeps what came of it; ``watch`` is told how far it is.

    Raises:
        BadSet: if a set is not as it must be or no question is chosen.
    """
    paths = [find_set(name) for name in choice.sets] or list(dev_sets())
    sets = [QuestionSet(path.stem, path, load(path)) for path in paths]
    chosen = choose(sets, choice.only, choice.limit)
    names = tuple(loaded.name for loaded in sets)
    started = datetime.now().astimezone().isoformat(timespec="seconds")
    since, before = last_scores(results, names)
    records: list[Record] = []
    for group in _groups(sets, settings, results):
        cases = [(name, case) for name, case in chosen if name in group.sets]
        if cases:
            records += _ask(group, sets, cases, choice, settings, watch)
    seconds = round(sum(record.seconds for record in records), 2)
    done = Run(started, names, choice.only, choice.limit, settings.model, seconds)
    summaries = tuple(
        summarise(arm, [r for r in records if r.arm == arm], before.get(arm, {}))
        for arm in dict.fromkeys(record.arm for record in records)
    )
    kept = save(results, done, records)
    page = kept.with_suffix(".html")
    page.write_text(render(done, summaries, records, since), encoding="utf-8")
    return Outcome(done, summaries, tuple(records), since, {"answers": kept, "page": page})


def choose(
    sets: Sequence[QuestionSet], only: Sequence[str], limit: int | None
) -> tuple[tuple[str, Case], ...]:
    """The questions that fit, each with the name of its set; so many of them, evenly spread.

    Raises:
        BadSet: if a condition is not KEY=VALUE with a known key, or nothing fits.
    """
    wanted: dict[str, set[str]] = {}
    for condition in only:
        key, equals, value = condition.partition("=")
        if not equals or key not in _KEYS:
            raise BadSet(f"--only {condition}: write KEY=VALUE with one of {', '.join(_KEYS)}.")
        wanted.setdefault(key, set()).add(value)
    fitting = [
        (loaded.name, case)
        for loaded in sets
        for case in loaded.cases
        if all(values & _values(loaded.name, case, key) for key, values in wanted.items())
    ]
    if not fitting:
        raise BadSet(f"No question fits {' '.join(only) or 'the sets'}.")
    count = min(limit or len(fitting), len(fitting))
    return tuple(fitting[at * len(fitting) // count] for at in range(count))


def _values(set_name: str, case: Case, key: str) -> set[str]:
    known = {
        "id": {case.id},
        "kind": {case.kind},
        "lang": {case.lang},
        "report": set(case.reports),
        "set": {set_name},
    }
    return known[key]


def _groups(sets: Sequence[QuestionSet], settings: Settings, results: Path) -> list[_Group]:
    """The sets by the store that they are asked of."""
    with closing(open_filled(settings)) as youju:
        held = [row.id for row in youju.store.catalogue.reports()]
    groups: dict[Path | None, set[str]] = {}
    for loaded in sets:
        groups.setdefault(reports_beside(loaded.path, loaded.cases, held), set()).add(loaded.name)
    return [
        _Group(
            folder=own_store(results, reports) if reports else settings.store,
            reports=reports,
            sets=frozenset(names),
        )
        for reports, names in groups.items()
    ]


def _ask(
    group: _Group,
    sets: Sequence[QuestionSet],
    cases: Sequence[tuple[str, Case]],
    choice: Choice,
    settings: Settings,
    watch: Progress | None,
) -> list[Record]:
    """Asks the product, and beside it what it is to be compared with."""
    judge = _judge(choice, settings)
    with closing(_youju(group, settings)) as youju:
        held = held_in(youju.store.catalogue)
        texts = {report_id: report.text for report_id, report in held.items()}
        check((c for s in sets if s.name in group.sets for c in s.cases), texts)
        arms: list[Arm] = [Product(Youju(youju.store))]
        if youju.query_engine.model is not None:
            arms.append(Product(youju, WITH_MODEL))
        if choice.baseline:
            arms.append(Baseline(held, bare_encoder(settings.encoder), configured_model(settings)))
        records: list[Record] = []
        for arm in arms:
            with progress(f"{arm.name}: {', '.join(sorted(group.sets))}") as on_progress:
                records += run(arm, cases, held, watch or on_progress, judge)
        return records


def _judge(choice: Choice, settings: Settings) -> Judge | None:
    if choice.judge is None:
        return None
    model = load_model(settings.model_copy(update={"model": choice.judge}))
    return None if model is None else judge_by(model)


def _youju(group: _Group, settings: Settings) -> Youju:
    named: dict[str, object] = {"store": group.folder}
    if group.reports is not None:
        named["catalogue_url"] = None  # the store of a set's own reports is a folder by itself
    own = settings.model_copy(update=named)
    if group.reports is not None:
        with (
            open_store(own) as store,
            indexing("Indexing the reports of the question sets") as on_progress,
        ):
            fill(store, group.reports, on_progress)
    return open_filled(own)
