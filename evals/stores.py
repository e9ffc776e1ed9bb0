"""Which store a question set is asked of.

A set is asked of the store that the user names, as long as it holds the reports that the set asks
about. Otherwise the reports in the folder ``reports`` beside the set are indexed into a store of
their own, kept with the results, so that no set disturbs what another one may call absent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from evals.sets import BadSet, Case
from vectorstore.database import SCHEMA_VERSION
from vectorstore.ingest import Progress
from vectorstore.store import Store


def reports_beside(path: Path, cases: Iterable[Case], held: Iterable[str]) -> Path | None:
    """The folder whose reports a set needs; None where the reports held are enough.

    Raises:
        BadSet: if reports are neither held nor beside the set.
    """
    named = {report for case in cases for report in case.reports}
    if named <= set(held):
        return None
    folder = path.parent / "reports"
    beside = {file.stem for file in folder.glob("*") if file.is_file()}
    if missing := sorted(named - beside):
        raise BadSet(
            f"{path.name} asks about {', '.join(missing)}: index these reports into the store "
            f"first, or put the files of all its reports into {folder}."
        )
    return folder


def own_store(results: Path, reports: Path) -> Path:
    """Where the store of a folder of reports is kept: another one for each format of stores."""
    digest = hashlib.sha256(str(reports.resolve()).encode()).hexdigest()[:8]
    return results / f"store-{digest}-{SCHEMA_VERSION}"


def fill(store: Store, reports: Path, on_progress: Progress | None = None) -> None:
    """Brings a store up to date with a folder of reports, and takes out what is not in it."""
    outcomes = store.index([reports], on_progress=on_progress)
    wanted = {outcome.report_id for outcome in outcomes}
    gone = [row.id for row in store.catalogue.reports() if row.id not in wanted]
    if gone:
        store.remove(gone)
