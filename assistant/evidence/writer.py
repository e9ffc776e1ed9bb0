"""Numbering citations while an answer is written: the same place always has the same mark."""

from __future__ import annotations

from collections.abc import Callable

from assistant.evidence.answer import Citation
from corpus.lines import blanked
from corpus.report import Fact, Report, Span, TableCell

LONGEST_QUOTE = 400


class Writer:
    """Collects the citations of one answer. ``report_of`` gives a report by its id."""

    def __init__(self, report_of: Callable[[str], Report]) -> None:
        self._report_of = report_of
        self._citations: dict[tuple[str, int, int], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations so far, in the order of their marks."""
        return tuple(self._citations.values())

    def report(self, report_id: str) -> Report:
        """A report by its id."""
        return self._report_of(report_id)

    def quote(self, report_id: str, start: int, end: int) -> str:
        """The text of a place; page furniture in it, a page's number say, is blank."""
        report = self._report_of(report_id)
        inside = [
            Span(span.start - start, span.end - start)
            for span in report.furniture
            if start < span.start and span.end < end
        ]
        return blanked(report.source_text[start:end], inside)

    def mark(
        self,
        report_id: str,
        start: int,
        end: int,
        path: tuple[str, ...] = (),
        table: TableCell | None = None,
    ) -> str:
        """The mark ``[n]`` of a place; quotes longer than 400 characters are cut at the end."""
        end = min(end, start + LONGEST_QUOTE)
        key = (report_id, start, end)
        if key not in self._citations:
            report = self._report_of(report_id)
            header = report.header
            self._citations[key] = Citation(
                n=len(self._citations) + 1,
                report_id=report_id,
                title=header.title,
                issuer=header.issuer,
                year=header.year,
                source=report.source_at(start),
                heading_path=path,
                quote=report.source_text[start:end],
                start=start,
                end=end,
                table=table,
            )
        return f"[{self._citations[key].n}]"

    def mark_fact(self, fact: Fact) -> str:
        """The mark of a fact: its cell, or the clause that states it."""
        if fact.table is not None:
            return self.mark(fact.report_id, fact.start, fact.end, fact.path, fact.table)
        context = fact.context
        return self.mark(fact.report_id, context.start, context.end, fact.path)
