"""Which files are indexed, under which id, and what one of them says."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Literal

from corpus.read import UnreadableFile, bytes_of, read_report
from corpus.regex import regex
from corpus.report import READING, Report
from vectorstore.catalogue import ReportRow
from vectorstore.passage import clean

Status = Literal["indexed", "replaced", "unchanged", "skipped"]

REPORT_SUFFIXES = frozenset(
    (
        "", ".txt", ".text", ".md", ".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml",
        ".pdf", ".doc", ".docx", ".wps", ".rtf",
    )
)  # fmt: skip
"""Files of these kinds in a folder are tried; a file that is named itself is always tried."""

_READ_ME = regex(r"read[-_]?me", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; ``reason`` says why it was skipped."""

    path: str
    report_id: str
    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read: its report, or why there is none."""

    path: Path
    content_hash: str
    report: Report | None
    outcome: Outcome | None


def read_file(path: Path, report_id: str, known: ReportRow | None, rebuild: bool) -> ReadFile:
    """Reads one file, unless it is known and unchanged."""
    try:
        digest = content_hash(path)
        if known and known.content_hash == digest and not rebuild:
            return ReadFile(path, digest, None, Outcome(str(path), report_id, "unchanged"))
        report = read_report(path, report_id)
    except (UnreadableFile, OSError) as error:
        return ReadFile(path, "", None, Outcome(str(path), "", "skipped", str(error)))
    return ReadFile(path, digest, replace(report, id=report_id, source=str(path)), None)


def files_in(paths: Sequence[Path | str]) -> tuple[list[Path], list[Outcome]]:
    """The files to read, each once, and what is left out and why."""
    files: dict[str, Path] = {}
    left_out: list[Outcome] = []
    for path in map(Path, paths):
        if path.is_dir():
            for file in sorted(p for p in path.rglob("*") if p.is_file()):
                hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
                if hidden or _READ_ME.match(file.name):
                    continue
                if file.suffix.lower() in REPORT_SUFFIXES:
                    files.setdefault(location_of(file), file)
                else:
                    reason = f"a {file.suffix} file is no report"
                    left_out.append(Outcome(str(file), "", "skipped", reason))
        elif path.is_file():
            files.setdefault(location_of(path), path)
        else:
            left_out.append(Outcome(str(path), "", "skipped", "there is no such file or folder"))
    return list(files.values()), left_out


class Names:
    """Which id each file has: its stem, or stem-2 and so on where another file has it.

    A file that is gone leaves its id to one of the same name: the folder was moved. With
    ``elsewhere`` a file that is not here may be on another machine: then only one that says the
    same gets its id.
    """

    def __init__(self, rows: Iterable[ReportRow], *, elsewhere: bool) -> None:
        self._rows = {row.id: row for row in rows}
        self._locations = {row.id: row.location for row in self._rows.values()}
        self._ids = {location: name for name, location in self._locations.items()}
        self._elsewhere = elsewhere

    def of(self, path: Path) -> tuple[str, ReportRow | None]:
        """The id of a file, and the report that the store holds under it."""
        location = location_of(path)
        name = self._ids.get(location) or self._free(path)
        self._ids[location], self._locations[name] = name, location
        return name, self._rows.get(name)

    def _free(self, path: Path) -> str:
        stem = clean(path.stem) or "report"
        names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        return next(n for n in names if n not in self._locations or self._is_left(n, path))

    def _is_left(self, name: str, path: Path) -> bool:
        if Path(self._locations[name]).exists():
            return False
        row = self._rows.get(name)
        return not self._elsewhere or (row is not None and _says_the_same(path, row))


def content_hash(path: Path) -> str:
    """Names what a file says, behind the number of the way in which it is read.

    Raises:
        UnreadableFile, OSError: it cannot be read.
    """
    return f"{READING}:{hashlib.sha256(bytes_of(path)).hexdigest()}"


def as_they_were(rows: Iterable[ReportRow]) -> list[Path]:
    """The files of reports that are still there and say what they said."""
    return [path for row in rows if _says_the_same(path := Path(row.location), row)]


def _says_the_same(path: Path, row: ReportRow) -> bool:
    """Whether a file says what a report was read from; what cannot be read does not."""
    try:
        said = content_hash(path)
    except (UnreadableFile, OSError):
        return False
    return said.rpartition(":")[2] == row.content_hash.rpartition(":")[2]


def location_of(path: Path) -> str:
    """Where a file is, whatever the working folder."""
    return os.path.abspath(path)
