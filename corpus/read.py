"""A file to a Report: decoding, furniture, header, tables, sections, facts."""

from __future__ import annotations

from pathlib import Path

from corpus.decoding import UnreadableFile, decode
from corpus.furniture import furniture_spans
from corpus.header import header_of, is_republished
from corpus.report import Report
from corpus.sections import sections_of

__all__ = ["UnreadableFile", "decode", "read_report"]


def read_report(path: Path, report_id: str | None = None) -> Report:
    """Reads a text file as a report; any text can be read, a disclosure report or not.

    Args:
        path: the file.
        report_id: the report's id; the stem of the file's name unless given.

    Raises:
        UnreadableFile: the file is missing, empty, no text, or in an unknown encoding.
    """
    text = decode(_bytes_of(path), path.name)
    return report_of(text, report_id or path.stem, str(path), path.name)


def report_of(text: str, report_id: str, source: str, name: str) -> Report:
    """The report in a text."""
    furniture = furniture_spans(text)
    header = header_of(text, furniture, name)
    sections = sections_of(text, furniture, ())
    notes = []
    if is_republished(text, furniture):
        notes.append(
            "The text is a copy republished by a site that is not the issuer's"
            f"{f' ({header.url})' if header.url else ''}: parts may be missing or altered."
        )
    return Report(
        id=report_id,
        source=source,
        header=header,
        source_text=text,
        furniture=furniture,
        sections=sections,
        notes=tuple(notes),
    )


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"{path} does not exist: check the path.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path} is a folder: name a text file in it.") from None
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read ({error.strerror}): check it.") from None
