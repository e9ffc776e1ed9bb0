"""A store: a folder with the catalogue, Chroma's vectors, and what finds things in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from vectorstore.catalogue import UNFINISHED, Catalogue, StoreError
from vectorstore.chroma import VectorCache
from vectorstore.database import Engine
from vectorstore.encoder import Encoder, load_encoder
from vectorstore.retriever import Retriever
from vectorstore.sqlite import Sqlite

if TYPE_CHECKING:
    from vectorstore.ingest import Indexer, Outcome, Progress

_NO_CHROMA = (
    "A catalogue in PostgreSQL is for many processes, and these must share their vectors too: name "
    "a Chroma server with --chroma-url."
)
_NO_PSYCOPG = "A catalogue in PostgreSQL needs psycopg: pip install 'youju[postgres]'."


class Store:
    """Everything that is kept of the reports. Use it as a context manager, or close it."""

    def __init__(
        self,
        folder: Path,
        encoder: Encoder,
        chroma_url: str | None = None,
        catalogue_url: str | None = None,
    ) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The store folder {folder} cannot be made ({error.strerror}): choose another."
            ) from error
        self.folder = folder
        self.encoder = encoder
        self.catalogue = Catalogue(_engine(folder, chroma_url, catalogue_url))
        self.vectors = VectorCache(folder / "chroma", self.catalogue.store_id, chroma_url)
        self.retriever = Retriever(self.catalogue, self.vectors, encoder)

    @classmethod
    def open(
        cls,
        folder: Path | str,
        encoder: Encoder | str | None = None,
        chroma_url: str | None = None,
        catalogue_url: str | None = None,
    ) -> Self:
        """Opens a store, or makes an empty one.

        Args:
            folder: where it is.
            encoder: an encoder, or its name; the bundled one unless given.
            chroma_url: a Chroma server's address; Chroma is embedded unless given.
            catalogue_url: a PostgreSQL database; the catalogue is a file unless given.

        Raises:
            StoreError: it cannot be used as it is; the message says what to do.
        """
        if not isinstance(encoder, Encoder):
            encoder = load_encoder(*([encoder] if encoder else []))
        return cls(Path(folder), encoder, chroma_url, catalogue_url)

    @property
    def _indexer(self) -> Indexer:
        """What reads and indexes; a question needs none of its modules."""
        from vectorstore.ingest import Indexer

        return Indexer(self.catalogue, self.vectors, self.encoder)

    @property
    def generation(self) -> int:
        """Grows with every change, whoever made it."""
        return self.catalogue.generation

    def index(
        self,
        paths: Sequence[Path | str],
        *,
        rebuild: bool = False,
        whole: bool = False,
        jobs: int = 2,
        on_progress: Progress | None = None,
    ) -> tuple[Outcome, ...]:
        """Indexes exactly these files and the reports in these folders (see ``Indexer.index``)."""
        return self._indexer.index(
            paths, rebuild=rebuild, whole=whole, jobs=jobs, on_progress=on_progress
        )

    @property
    def unfinished(self) -> bool:
        """Whether a corpus that only answers as a whole is not wholly in."""
        return bool(self.catalogue.meta(UNFINISHED))

    @property
    def count_read_otherwise(self) -> int:
        """How many reports, with their files, were read in another way than reports are now."""
        rows = (row for row in self.catalogue.reports() if row.read_otherwise)
        return sum(Path(row.location).exists() for row in rows)

    def read_again(self, jobs: int = 2, on_progress: Progress | None = None) -> None:
        """Reads those again whose files are as they were; what has changed waits to be indexed.

        Raises:
            StoreBusy: another process is indexing into the same store, and only one may.
        """
        from vectorstore.files import as_they_were

        files = as_they_were(row for row in self.catalogue.reports() if row.read_otherwise)
        if files:
            self.index(files, jobs=jobs, on_progress=on_progress)

    def remove(self, report_ids: Iterable[str]) -> tuple[str, ...]:
        """Takes reports out; gives the ids that there were."""
        return self._indexer.remove(report_ids)

    def close(self) -> None:
        """Lets go of every file."""
        self.vectors.close()
        self.catalogue.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _engine(folder: Path, chroma_url: str | None, catalogue_url: str | None) -> Engine:
    """What the catalogue stands on; psycopg is imported only where it is wanted."""
    if catalogue_url is None:
        return Sqlite(folder / "catalogue.sqlite")
    if chroma_url is None:
        raise StoreError(_NO_CHROMA)
    try:
        from vectorstore.postgres import Postgres
    except ImportError as error:
        raise StoreError(_NO_PSYCOPG) from error
    return Postgres(catalogue_url)
