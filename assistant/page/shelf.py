"""The reports on the page: filtering, reading, comparing, adding and removing. Knows no gradio."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.page.chart import rows_of
from assistant.page.chart_view import small_charts
from assistant.page.compare import Choice, choices_of, compared
from assistant.page.compare_view import compare_html
from assistant.page.report_view import level_name, list_html, read_html
from assistant.page.talk_view import notice
from assistant.page.uploads import Uploads, plain
from assistant.serving.batch import BadInput
from assistant.serving.markup import Html, el
from assistant.serving.page_text import LANGUAGES, say
from assistant.serving.reports import checks_of
from assistant.youju import Youju
from corpus.language import simplify
from vectorstore.catalogue import ReportRow, StoreError
from vectorstore.ingest import Outcome

MOST_FILES = 20
LARGEST_FILE_MB = 100
_FIRST_CHOICES = 6


class Shelf:
    """What visitors do with the reports of one store. ``may_change`` lets them add and remove."""

    def __init__(self, youju: Youju, *, may_change: bool) -> None:
        self.youju = youju
        self.may_change = may_change
        self._uploads = Uploads(youju.store)

    @property
    def _rows(self) -> tuple[ReportRow, ...]:
        return self.youju.store.catalogue.reports()

    def listed(self, lang: str, wanted: str = "") -> Html:
        """The reports that hold every word wanted in title, issuer, place, level, year or id."""
        words = simplify(wanted).lower().split()
        rows = [row for row in self._rows if all(word in _said_of(row) for word in words)]
        return list_html(rows, len(self._rows), lang)

    def read(self, report_id: str, lang: str) -> Html:
        """One report; the list where it is no more."""
        report = self.youju.store.catalogue.report(report_id)
        if report is None:
            return self.listed(lang)
        checks = checks_of(self.youju.store.catalogue, [report_id])
        return read_html(report, checks, lang, may_remove=self.may_change)

    def names(self, lang: str) -> list[tuple[str, str]]:
        """Reports to choose from: name and id."""
        return [(self._name(row.id, lang), row.id) for row in self._rows]

    def _name(self, report_id: str, lang: str) -> str:
        index = self.youju.query_engine.index
        return index.label_of(report_id, lang) if report_id in index.headers else report_id

    def choices(self, lang: str) -> list[tuple[str, str]]:
        """What can be compared: label and key."""
        return [(choice.label(lang), choice.key) for choice in self._choices()]

    def _choices(self) -> tuple[Choice, ...]:
        return choices_of(self.youju.store.catalogue)

    def first_comparison(self) -> tuple[list[str], list[str]]:
        """Reports and choices to begin with: what most reports state."""
        ids = [row.id for row in sorted(self._rows, key=lambda row: -row.facts)][:4]
        facts = self.youju.store.catalogue.facts(ids)
        spread = {
            choice.key: len({f.report_id for f in facts if f.indicator == choice.indicator})
            for choice in self._choices()
        }
        keys = sorted(spread, key=lambda key: -spread[key])
        return ids, [key for key in keys if spread[key]][:_FIRST_CHOICES]

    def comparison(self, report_ids: Sequence[str], keys: Sequence[str], lang: str) -> Html:
        """Figures side by side."""
        found = compared(self.youju.store.catalogue, report_ids, keys)
        index = self.youju.query_engine.index
        rows = rows_of(
            found, self.youju.store.catalogue, lambda report: index.name_of(report, lang), lang
        )
        names = [self._name(i, lang) for i in found.report_ids]
        return compare_html(found, names, lang, small_charts(rows))

    def before_adding(self, lang: str) -> Html:
        """What can be added, before anything was."""
        if not self.may_change:
            return Html("")
        hint = say("add_hint", lang, files=MOST_FILES, size=LARGEST_FILE_MB)
        return _outcomes(el("p", hint, class_="yj-byline"), lang)

    def add(
        self, files: Sequence[Path], lang: str, on_progress: Callable[[int, int], None]
    ) -> Html:
        """Takes files into the store and says what became of each."""
        if not self.may_change:
            return notice(say("may_not", lang), "bad")
        if len(files) > MOST_FILES:
            return notice(say("too_many", lang, count=len(files), files=MOST_FILES), "bad")
        lines: list[Html] = []
        kept: dict[Path, str] = {}
        for file in files:
            if file.stat().st_size > LARGEST_FILE_MB * 1_000_000:
                lines.append(_line(file.name, say("too_large", lang, size=LARGEST_FILE_MB), False))
            else:
                kept[self._uploads.keep(file, kept)] = file.name
        try:
            outcomes = self.youju.store.index(
                list(kept), on_progress=lambda done, total, _: on_progress(done, total)
            ) if kept else ()  # fmt: skip
        except StoreError as error:
            return notice(str(error), "bad")
        for outcome in outcomes:
            if outcome.status == "skipped":
                self._uploads.forget(outcome.path)
            lines.append(_outcome_line(outcome, kept[Path(outcome.path)], lang))
        return _outcomes(el("ul", *lines, class_="yj-outcomes", role="status"), lang)

    def remove(self, report_id: str, lang: str) -> Html:
        """Takes a report out of the store."""
        if not self.may_change:
            return notice(say("may_not", lang), "bad")
        row = self.youju.store.catalogue.row(report_id)
        try:
            gone = self.youju.store.remove([report_id])
        except (StoreError, BadInput) as error:
            return notice(str(error), "bad")
        if not gone or row is None:
            return notice(say("gone", lang), "bad")
        self._uploads.forget(row.source)
        return notice(say("removed", lang, id=report_id), "good")


def _said_of(row: ReportRow) -> str:
    header = row.header
    year = "" if header.year is None else str(header.year)
    levels = (level_name(header.level, lang) for lang in LANGUAGES)
    parts = (row.id, header.title, header.issuer, header.place, *levels, year)
    return simplify(" ".join(parts)).lower()


def _outcomes(said: Html, lang: str) -> Html:
    """What became of files; the browser names in it those that it does not even send."""
    return el("div", said, data_most_mb=LARGEST_FILE_MB,
              data_too_large=say("too_large", lang, size=LARGEST_FILE_MB))  # fmt: skip


def _outcome_line(outcome: Outcome, name: str, lang: str) -> Html:
    status: str = outcome.status
    if status == "indexed" and Path(outcome.path).name != plain(name):
        status = "beside"
    said = say(f"added_{status}", lang, reason=outcome.reason, id=outcome.report_id)
    return _line(name, said, status != "skipped")


def _line(name: str, said: str, well: bool) -> Html:
    return el("li", el("b", name), " ", said, class_=None if well else "yj-bad")
