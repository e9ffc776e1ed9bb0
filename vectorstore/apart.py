"""Vectors computed apart: the texts that need one as a file, and their vectors taken in, checked.

The file of texts has a JSON object a line: first what they are, then each text with the hash under
which its vector is kept. The vectors are a matrix as NumPy saves it, a row for each text in order.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.catalogue import StoreError
from vectorstore.encoder import Encoder, Vectors
from vectorstore.files import Names, Outcome, files_in
from vectorstore.ingest import Progress
from vectorstore.passage import clean
from vectorstore.reading import Ready, read_all
from vectorstore.retriever import check_encoder
from vectorstore.store import Store

_AT_ONCE = 2000
"""So many vectors are checked, or written in one transaction, at once."""

_SAMPLE = 16
"""So many texts are encoded here too, to see whether their vectors are what the encoder gives."""

_LEAST_COSINE = 0.995
"""Two engines with the same weights agree at least so well."""

_LENGTH_OFF = 0.01
"""By so much a vector's length may differ from one: 16-bit numbers are not exact."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The first line of a file of texts; ``sha256`` is of all the lines after it."""

    encoder: str
    texts: int
    sha256: str

    def line(self) -> bytes:
        """The line, which is of the same length whatever the number."""
        body = json.dumps({"encoder": self.encoder, "texts": self.texts, "sha256": self.sha256})
        return f"{body}{' ' * (12 - len(str(self.texts)))}\n".encode()


def export_texts(
    store: Store,
    paths: Sequence[Path | str],
    file: Path,
    *,
    jobs: int = 2,
    on_progress: Progress | None = None,
) -> tuple[int, tuple[Outcome, ...]]:
    """Writes the texts that indexing these files would encode, each once, to a new file.

    Gives their number, and what was left out and why. Without any nothing is written.

    Raises:
        StoreError: the file is there already or cannot be written, or the encoder is another.
    """
    if file.exists():
        raise StoreError(f"{file} exists already: choose another name for the texts.")
    check_encoder(store.catalogue, store.encoder)
    part = file.with_name(f"{file.name}.part")
    left_out: list[Outcome] = []
    try:
        count = _write(part, store, _prepared(store, paths, jobs, left_out, on_progress))
        if count:
            part.rename(file)
    except OSError as error:
        raise StoreError(f"The texts cannot be written to {file}: {error}.") from error
    finally:
        part.unlink(missing_ok=True)
    return count, tuple(left_out)


def _prepared(
    store: Store,
    paths: Sequence[Path | str],
    jobs: int,
    left_out: list[Outcome],
    on_progress: Progress | None,
) -> Iterator[Ready]:
    """The files that are not in the store as they are, read; adds those that cannot be."""
    files, skipped = files_in(paths)
    left_out += skipped
    names = Names(store.catalogue.reports(), elsewhere=store.catalogue.engine.many_indexers)
    reading = read_all(files, names, rebuild=False, jobs=max(1, jobs))
    for done, (path, read) in enumerate(zip(files, reading, strict=True), 1):
        outcome = read if isinstance(read, Outcome) else Outcome(str(path), "", "indexed")
        if on_progress is not None:
            on_progress(done, len(files), outcome)
        if isinstance(read, Ready):
            yield read
        elif read.status == "skipped":
            left_out.append(read)


def _write(part: Path, store: Store, reports: Iterator[Ready]) -> int:
    """Writes the head, the texts, and the head again: only then is it known what it says."""
    digest, seen = hashlib.sha256(), set[bytes]()
    engine = store.encoder.engine_name
    with part.open("wb") as out:
        out.write(_Head(engine, 0, digest.hexdigest()).line())
        for read in reports:
            pieces = (*read.prepared.passages, *read.prepared.sentences)
            texts = {piece.text_hash: piece.text for piece in pieces}
            new = [name for name in texts if name not in seen]
            known = store.catalogue.known_vectors(engine, new)
            for name in new:
                if name not in known:
                    line = _line(name, texts[name])
                    out.write(line)
                    digest.update(line)
                    seen.add(name)
        out.seek(0)
        out.write(_Head(engine, len(seen), digest.hexdigest()).line())
    return len(seen)


def _line(name: bytes, text: str) -> bytes:
    record = {"hash": name.hex(), "text": clean(text)}
    return f"{json.dumps(record, ensure_ascii=False)}\n".encode()


def import_vectors(store: Store, texts: Path, vectors: Path) -> int:
    """Keeps the vectors of a file of texts, which indexing then need not make; gives their number.

    All are looked at before the first is kept. A run that is broken off leaves some of them, each
    of them right; none is found by a question before its report is indexed.

    Raises:
        StoreError: the two files do not fit each other, the store or its encoder; nothing is kept.
    """
    check_encoder(store.catalogue, store.encoder)
    names, sample = _listed(texts, store.encoder.engine_name)
    matrix = _matrix(vectors)
    _check(matrix, names, sample, store.encoder, vectors)
    for at, some in _slices(matrix):
        rows = some / np.linalg.norm(some, axis=1, keepdims=True)
        new = dict(zip(names[at : at + _AT_ONCE], rows, strict=True))
        with store.catalogue.writing() as connection:
            store.catalogue.keep_vectors(connection, store.encoder.engine_name, new)
    return len(names)


def _listed(file: Path, engine: str) -> tuple[list[bytes], dict[int, str]]:
    """The names of the texts of a file in order, and some of the texts by their place."""
    other = f"{file} is not as `youju vectors export` wrote it: write it again."
    try:
        with file.open("rb") as lines:
            head = _Head(**json.loads(next(lines, b"")))
            if head.encoder != engine:
                raise StoreError(
                    f"The texts of {file} are for the encoder {head.encoder}, not for {engine}: "
                    "name the encoder with --encoder."
                )
            chosen = set(random.Random(0).sample(range(head.texts), min(_SAMPLE, head.texts)))
            digest, names, sample = hashlib.sha256(), list[bytes](), dict[int, str]()
            for at, line in enumerate(lines):
                digest.update(line)
                text = json.loads(line)
                names.append(bytes.fromhex(text["hash"]))
                if at in chosen:
                    sample[at] = text["text"]
    except OSError as error:
        raise StoreError(f"{file} cannot be read ({error.strerror}).") from error
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(other) from error
    if not names or len(names) != head.texts or digest.hexdigest() != head.sha256:
        raise StoreError(other)
    return names, sample


def _matrix(file: Path) -> NDArray[np.floating]:
    """The matrix in a file, not yet in memory."""
    try:
        found = np.load(file, mmap_mode="r", allow_pickle=False)
    except OSError as error:
        raise StoreError(f"{file} cannot be read ({error.strerror or error}).") from error
    except (ValueError, EOFError):
        found = None
    if not isinstance(found, np.ndarray) or found.ndim != 2 or found.dtype.kind != "f":
        raise StoreError(f"{file} holds no whole matrix of numbers: write it with numpy.save.")
    return found


def _check(
    matrix: NDArray[np.floating],
    names: Sequence[bytes],
    sample: dict[int, str],
    encoder: Encoder,
    file: Path,
) -> None:
    """Refuses a matrix that is not what the encoder gives to the texts."""
    own = encoder.raw_passages(list(sample.values()))
    wanted = (len(names), own.shape[1])
    if matrix.shape != wanted:
        raise StoreError(
            f"{file} holds {matrix.shape[0]:,} vectors of {matrix.shape[1]} numbers; there should "
            f"be {wanted[0]:,} of {wanted[1]}: a row for each text, from {encoder.engine_name}."
        )
    for at, rows in _slices(matrix):
        off = np.flatnonzero(~(np.abs(np.linalg.norm(rows, axis=1) - 1) <= _LENGTH_OFF))
        if off.size:
            raise StoreError(
                f"Row {at + int(off[0]) + 1:,} of {file} is no vector of length one: have the "
                "vectors normalised (normalize_embeddings=True)."
            )
    for row, vector in zip(sample, own, strict=True):
        cosine = float(matrix[row].astype(np.float32) @ vector)
        if cosine < _LEAST_COSINE:
            raise StoreError(
                f"Row {row + 1:,} of {file} is not what {encoder.engine_name} makes of its text "
                f"(cosine {cosine:.3f}): was it another model, another order, or without the "
                'prompt for passages (prompt_name="passage")?'
            )


def _slices(matrix: NDArray[np.floating]) -> Iterator[tuple[int, Vectors]]:
    """The matrix piece by piece, each with the number of its first row."""
    for at in range(0, len(matrix), _AT_ONCE):
        yield at, matrix[at : at + _AT_ONCE].astype(np.float32)
