"""The address of a report's original, so that a browser opens it at the quote."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from corpus.report import Report, Span, Table

_LONGEST = 60
"""A longer quote is told by its beginning and its end."""
_ENOUGH = 12


def original_of(report: Report, span: Span, table: Table | None = None) -> str | None:
    """Where a report was published; None where it does not say.

    A PDF opens at the page of the quote. In a web page the browser looks for the quote itself (a
    text fragment, https://wicg.github.io/scroll-to-text-fragment/), which is not sent to the
    server; a browser that does not look, or does not find it, goes to the nearest place before it
    that the page has given a name. A cell of a table is a bare figure: its row's label is looked
    for instead.
    """
    url = report.header.url
    if url is None or "#" in url:
        return url
    if urlsplit(url).path.lower().endswith(".pdf"):
        _, hash_mark, page = report.source_at(span.start).rpartition("#page=")
        return f"{url}#page={page}" if hash_mark else url
    words = _label_of(table, span) or report.source_text[span.start : span.end]
    place = quote(report.anchor_at(span.start), safe="")
    if words.strip():
        return f"{url}#{place}:~:text={_sought(words)}"
    return f"{url}#{place}" if place else url


def _label_of(table: Table | None, span: Span) -> str:
    cells = table.cells if table else ()
    at = (span.start, span.end)
    return next((cell.place.row_label for cell in cells if (cell.start, cell.end) == at), "")


def _sought(words: str) -> str:
    """Words as a text fragment; over several lines, or many, as where they begin and end."""
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    if len(lines) == 1 and len(lines[0]) <= _LONGEST:
        return _encoded(lines[0])
    return f"{_encoded(lines[0][:_ENOUGH])},{_encoded(lines[-1][-_ENOUGH:])}"


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
