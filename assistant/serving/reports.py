"""The reports of a store as a reader picks them: by id, issuer, year; and the bundled ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.serving.batch import BadInput
from assistant.serving.records import show_record
from assistant.understanding.index import index_of
from corpus.checks import check, check_years
from corpus.language import simplify
from corpus.report import Check, Fact, Report
from vectorstore.catalogue import Catalogue
from vectorstore.store import Store

if TYPE_CHECKING:
    from vectorstore.ingest import Progress

BUNDLED_REPORTS = Path(__file__).resolve().parents[2] / "corpus" / "reports"


def fill(store: Store, jobs: int = 2, on_progress: Progress | None = None) -> None:
    """Indexes the bundled corpus; until all of it is in, the store counts as unfinished."""
    store.index([BUNDLED_REPORTS], whole=True, jobs=jobs, on_progress=on_progress)


def report_of(catalogue: Catalogue, report_id: str) -> Report:
    """The report of an id.

    Raises:
        BadInput: when the store does not hold it.
    """
    report = catalogue.report(report_id)
    if report is None:
        held = ", ".join(row.id for row in catalogue.reports()) or "none"
        raise BadInput(f"There is no report {report_id!r}; the store holds: {held}.")
    return report


def facts_about(
    catalogue: Catalogue,
    issuer: str | None = None,
    year: int | None = None,
    indicator: str | None = None,
) -> tuple[Fact, ...]:
    """The facts of an issuer, of a year, of an indicator (its key, a group of keys, or a word).

    Raises:
        UnknownReport: when no report fits the issuer and the year.
    """
    ids = index_of(catalogue).narrowed(None, issuer, year) if issuer or year else None
    facts = catalogue.facts(ids)
    if indicator is None:
        return facts
    wanted = simplify(indicator).lower().strip()
    return tuple(
        fact
        for fact in facts
        if fact.indicator == wanted
        or fact.indicator.startswith(f"{wanted}.")
        or wanted in simplify(fact.label).lower()
    )


def checks_of(catalogue: Catalogue, report_ids: Iterable[str] | None = None) -> list[Check]:
    """The checks of reports, alone and against the other years of the same issuer."""
    rows = catalogue.reports()
    wanted = {row.id for row in rows} if report_ids is None else set(report_ids)
    by_issuer: dict[str, list[Report]] = defaultdict(list)
    issuers = {row.header.issuer for row in rows if row.id in wanted}
    for row in rows:
        if row.id in wanted or (row.header.issuer and row.header.issuer in issuers):
            by_issuer[row.header.issuer or row.id].append(report_of(catalogue, row.id))
    found: list[Check] = []
    for reports in by_issuer.values():
        alone = [result for report in reports for result in check(report)]
        found += [
            result for result in (*alone, *check_years(reports)) if result.report_id in wanted
        ]
    return sorted(found, key=lambda result: result.report_id)


def shown(catalogue: Catalogue, report_id: str) -> dict[str, Any]:
    """The record of one report with its tree and its text."""
    report = report_of(catalogue, report_id)
    row = catalogue.row(report_id)
    if row is None:  # taken out by another process in between
        return shown(catalogue, report_id)
    return show_record(row, report, checks_of(catalogue, [report_id]))
