"""The commands for a corpus that is encoded apart: its texts go out, their vectors come in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from assistant.serving.opening import open_store, settings_of
from assistant.serving.shell import (
    Argument,
    CatalogueOption,
    ChromaOption,
    EncoderOption,
    Exit,
    JobsOption,
    StoreOption,
    program,
    say,
)

vectors_app = program("vectors", "Vectors that are computed apart, on a GPU or elsewhere.")


@vectors_app.command("export")
def export_texts(
    file: Annotated[Path, Argument(metavar="TEXTS", help="A new file, JSON lines.")],
    paths: Annotated[list[Path], Argument(metavar="PATH...", help="Files and folders.")],
    jobs: JobsOption = None,
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Write the texts that indexing these files would encode."""
    from assistant.serving.terminal import outcome_line, progress
    from vectorstore.apart import export_texts as write

    settings = settings_of(
        store=store, encoder=encoder, chroma_url=chroma_url, catalogue_url=catalogue_url, jobs=jobs
    )
    with open_store(settings) as opened, progress("Reading") as report:
        count, left_out = write(opened, paths, file, jobs=settings.jobs, on_progress=report)
    for outcome in left_out:
        say(outcome_line(outcome, None), err=True)
    say(f"{count:,} texts written to {file}" if count else "Nothing is left to encode.")
    named = set(map(str, paths))
    if any(outcome.path in named for outcome in left_out):
        raise Exit(1)


@vectors_app.command("import")
def import_vectors(
    texts: Annotated[Path, Argument(metavar="TEXTS", help="A file that export wrote.")],
    vectors: Annotated[
        Path, Argument(metavar="VECTORS", help="Their vectors, as numpy.save writes a matrix.")
    ],
    store: StoreOption = None,
    encoder: EncoderOption = None,
    chroma_url: ChromaOption = None,
    catalogue_url: CatalogueOption = None,
) -> None:
    """Take in the vectors of such texts, checked; then index the files."""
    from vectorstore.apart import import_vectors as read

    settings = settings_of(
        store=store, encoder=encoder, chroma_url=chroma_url, catalogue_url=catalogue_url
    )
    with open_store(settings) as opened:
        count = read(opened, texts, vectors)
    say(f"{count:,} vectors kept; index the files now.")
