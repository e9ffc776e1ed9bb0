"""A file to a Report: decoding, furniture, header, tables, sections, facts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.decoding import decode
from corpus.extract import Extracted, extracted
from corpus.formats import UnreadableFile, format_of, is_page
from corpus.furniture import furniture_spans
from corpus.header import header_of, is_republished
from corpus.language import read_simplified
from corpus.lines import blanked, merged
from corpus.narrative import narrative_facts
from corpus.regex import regex
from corpus.report import Anchor, Fact, Header, Report, Section, Span
from corpus.sections import rows_of, sections_of
from corpus.tables import table_facts, tables_of
from corpus.wraps import line_width

__all__ = ["UnreadableFile", "bytes_of", "read_report"]

LARGEST_FILE = 100_000_000
"""In bytes: a report has a hundredth of it, with all the pictures in it."""
LONGEST_TEXT = 2_000_000
"""In characters: a report has a fiftieth of it."""

_ADVERT = regex("比分直播")


def read_report(path: Path, report_id: str | None = None) -> Report:
    """Reads a file as a report; any text can be read, a disclosure report or not.

    Args:
        path: the file: text, a web page, a Word or a PDF document, told by its content.
        report_id: the report's id; the stem of the file's name unless given.

    Raises:
        UnreadableFile: the file is missing, empty, without text, or in a format that is not read.
    """
    found = text_in(bytes_of(path), path.name)
    report = report_of(found.text, report_id or path.stem, str(path), path.name)
    report = replace(report, sections=_anchored(report.sections, found.anchors))
    if found.url and not report.header.url:
        return replace(report, header=replace(report.header, url=found.url))
    return report


def _anchored(sections: tuple[Section, ...], anchors: Sequence[Anchor]) -> tuple[Section, ...]:
    """The sections with the named places of a page, each in the last one that begins before it."""
    of: defaultdict[int, list[Anchor]] = defaultdict(list)
    starts = [section.start for section in sections]
    for anchor in anchors:
        of[max(0, bisect_right(starts, anchor.start) - 1)].append(anchor)
    return tuple(replace(section, anchors=tuple(of[n])) for n, section in enumerate(sections))


def text_in(data: bytes, name: str) -> Extracted:
    """The text of a file: what is in it where it is text, what is seen where it is a document.

    Raises:
        UnreadableFile: see ``read_report``; the message begins with the name.
    """
    form = format_of(data, name)
    found = extracted(data, form, name) if form != "text" else Extracted(decode(data, name))
    if form == "text" and is_page(found.text):
        found = extracted(found.text.encode(), "html", name)
    if len(found.text) > LONGEST_TEXT:
        raise UnreadableFile(
            f"{name} holds {len(found.text):,} characters, and no more than {LONGEST_TEXT:,} are"
            " read: index each report as a file of its own."
        )
    return found


def report_of(text: str, report_id: str, source: str, name: str) -> Report:
    """The report in a text; one in traditional characters is read as in simplified ones."""
    printed, text = text, read_simplified(text)
    width = line_width(text)
    furniture = furniture_spans(text, width)
    header = header_of(text, furniture, name)
    tables = tables_of(text, furniture)
    sections = sections_of(text, furniture, tables, width)
    cells = table_facts(tables, report_id=report_id, issuer=header.issuer, year=header.year)
    prose = narrative_facts(
        blanked(text, furniture),
        sections,
        merged(rows_of(text, table) for table in tables),
        report_id=report_id,
        issuer=header.issuer,
        year=header.year,
        width=width,
    )
    facts = (*(_placed(fact, sections) for fact in cells), *prose)
    return Report(
        id=report_id,
        source=source,
        header=header,
        source_text=printed,
        furniture=furniture,
        sections=sections,
        tables=tables,
        facts=tuple(sorted(facts, key=lambda fact: (fact.start, fact.end))),
        notes=_notes(text, furniture, header),
        width=width,
    )


def _placed(fact: Fact, sections: Sequence[Section]) -> Fact:
    """A cell under the main heading above it: tables are printed after the last sub-section."""
    path = next(
        (s.path[:1] for s in sections if s.level == 1 and s.start <= fact.start < s.end), ()
    )
    return replace(fact, path=path)


def _notes(text: str, furniture: Sequence[Span], header: Header) -> tuple[str, ...]:
    notes = []
    if is_republished(text, furniture):
        notes.append(
            "The text is a copy republished by a site that is not the issuer's"
            f"{f' ({header.url})' if header.url else ''}: parts may be missing or altered."
        )
    if any(_ADVERT.search(text, span.start, span.end) for span in furniture):
        notes.append("Advertising words were put into the text by a site that republished it.")
    if "\ufffd" in text:
        notes.append("Some bytes of the file are no text: they are shown as \ufffd.")
    return tuple(notes)


def bytes_of(path: Path) -> bytes:
    """What is in a file.

    Raises:
        UnreadableFile: it is missing, a folder, closed to us, or too large.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableFile(
                f"{path.name} has {size:,} bytes, and no more than {LARGEST_FILE:,} are read:"
                " index each report as a file of its own."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"{path} does not exist: check the path.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path} is a folder: name a text file in it.") from None
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read ({error.strerror}): check it.") from None
