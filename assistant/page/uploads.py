"""Files that visitors add: kept in the store's folder, under names that lead nowhere else."""

from __future__ import annotations

import filecmp
import re
import shutil
from collections.abc import Collection
from itertools import count
from pathlib import Path

from corpus.read import UnreadableFile, read_report
from corpus.report import Header
from vectorstore.files import location_of
from vectorstore.store import Store

_LONGEST_NAME = 120


class Uploads:
    """The folder of the files that were added to one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder = store.folder.resolve() / "uploads"

    def keep(self, file: Path, beside: Collection[Path] = ()) -> Path:
        """Copies an upload into the folder, whole or not at all; gives where it is now.

        A file whose name is taken takes its place where it says the same, or is another version of
        the same report (issuer and year are those of the one there). Any other gets a name, and so
        an id, of its own: nobody's report is lost to another of the same name. ``beside`` are files
        that come with it, whose names are taken too.
        """
        self._folder.mkdir(exist_ok=True)
        name = plain(file.name)
        places = (self._folder / (name if at == 1 else _numbered(name, at)) for at in count(1))
        place = next(p for p in places if p not in beside and self._may_take(p, file))
        part = self._folder / ".part"
        shutil.copyfile(file, part)
        return part.replace(place)

    def _may_take(self, place: Path, file: Path) -> bool:
        row = self._store.catalogue.row_at(location_of(place))
        if row is None or (place.exists() and filecmp.cmp(place, file, shallow=False)):
            return True
        try:
            found = read_report(file, row.id).header
        except (UnreadableFile, OSError):
            return False
        return _is_version_of(found, row.header)

    def forget(self, path: str) -> None:
        """Deletes a file, where it is one of these."""
        file = Path(path).resolve()
        if file.parent == self._folder:
            file.unlink(missing_ok=True)


def plain(name: str) -> str:
    """A file's name without anything that could lead out of a folder, or hide in it."""
    bare = re.sub(r"[^\w.()（）-]+", "-", name).lstrip(".-")
    return bare[-_LONGEST_NAME:] or "report.txt"


def _numbered(name: str, at: int) -> str:
    path = Path(name)
    return f"{path.stem}-{at}{path.suffix}"


def _is_version_of(header: Header, other: Header) -> bool:
    known = bool(header.issuer) and header.year is not None
    return known and (header.issuer, header.year) == (other.issuer, other.year)
