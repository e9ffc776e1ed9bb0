"""Chroma, embedded or a server: the one door to chromadb. The catalogue can rebuild it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError
from llama_index.core.schema import TextNode
from llama_index.vector_stores.chroma import ChromaVectorStore

from vectorstore.catalogue import StoreError
from vectorstore.encoder import Vectors

_BATCH = 2000
_READ_BY_LLAMA_INDEX = {"id_", "metadata", "start_char_idx", "end_char_idx"}


class VectorCache:
    """The centred vectors of passages, by their keys in the catalogue.

    ``name`` keeps stores that share a server apart. Sentences are not here: Chroma holds its graph
    in memory, and they are three quarters of all vectors.
    """

    def __init__(self, folder: Path, name: str, url: str | None = None) -> None:
        self._folder = folder
        self._name = name
        self._url = url
        self._lock = threading.RLock()
        self._client: ClientAPI | None = None
        self._passages: Collection | None = None
        self._generation = -1

    def vector_store(self) -> ChromaVectorStore:
        """The passages as the LlamaIndex component, for any LlamaIndex application."""
        return ChromaVectorStore(chroma_collection=self._collection())

    def search(self, vector: Vectors, k: int, generation: int) -> list[tuple[int, float]] | None:
        """The keys nearest to a vector with their cosines; None where Chroma cannot answer now.

        An open client of an embedded Chroma does not see, or breaks on, what another process wrote:
        a new generation, or an error, makes it open again. A server's sees what there is.
        """
        with self._lock:
            if generation != self._generation and self._url is None:
                self.reopen()
            self._generation = generation
        for _ in range(2):
            try:
                with self._answering():
                    found = self._collection().query(
                        query_embeddings=vector[None, :], n_results=k, include=["distances"]
                    )
            except (ChromaError, ValueError, RuntimeError, KeyError):
                self.reopen()
                continue
            distances = found["distances"] or [[]]
            return [
                (int(key), 1.0 - float(distance))
                for key, distance in zip(found["ids"][0], distances[0], strict=True)
            ]
        return None

    def add(self, keys: Sequence[int], vectors: Vectors, nodes: Sequence[TextNode]) -> None:
        """Writes vectors under new keys, with the nodes that LlamaIndex shall read there.

        Chroma indexes every character of what stands beside a vector: a node as LlamaIndex writes
        it takes ten times as long as the bare vector, one without what nobody reads three times.
        """
        for at in range(0, len(keys), _BATCH):
            batch = slice(at, at + _BATCH)
            with self._answering():
                self._collection().add(
                    ids=[str(key) for key in keys[batch]],
                    embeddings=vectors[batch],
                    documents=[node.text for node in nodes[batch]],
                    metadatas=[_as_metadata(node) for node in nodes[batch]],
                )

    def delete(self, keys: Sequence[int]) -> None:
        """Takes vectors out; keys that are not there do no harm."""
        for at in range(0, len(keys), _BATCH):
            with self._answering():
                self._collection().delete(ids=[str(key) for key in keys[at : at + _BATCH]])

    def count(self) -> int:
        """How many vectors there are."""
        with self._answering():
            return int(self._collection().count())

    def make_usable(self) -> None:
        """Drops an embedded folder that Chroma cannot open: the catalogue can fill a new one.

        And the sentences, which an earlier version kept here too.
        """
        try:
            self.count()
            self._drop("sentence")
        except ChromaError:
            if self._url is not None:
                raise
            self.reopen()
            shutil.rmtree(self._folder, ignore_errors=True)

    def keys(self) -> set[int]:
        """The keys of all vectors."""
        with self._answering():
            return {int(key) for key in self._collection().get(include=[])["ids"]}

    def clear(self) -> None:
        """Drops all vectors."""
        self._drop("passage")
        with self._lock:
            self._passages = None

    def _drop(self, collection: str) -> None:
        with self._answering():
            client = self._opened()
            if f"{self._name}-{collection}" in {c.name for c in client.list_collections()}:
                client.delete_collection(f"{self._name}-{collection}")

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Says in a sentence that a server does not answer."""
        try:
            yield
        except (ChromaError, StoreError):
            raise
        except Exception as error:  # chromadb lets through whatever its HTTP library raises
            if self._url is None:
                raise
            self.reopen()
            raise StoreError(_no_server(self._url)) from error

    def reopen(self) -> None:
        """Forgets the open client, so that the next use sees what is on disk now."""
        with self._lock:
            self.close()
            SharedSystemClient.clear_system_cache()

    def close(self) -> None:
        """Lets go of the client."""
        with self._lock:
            if isinstance(self._client, Client):
                self._client.close()
            self._client = None
            self._passages = None

    def _opened(self) -> ClientAPI:
        with self._lock:
            if self._client is None:
                settings = Settings(anonymized_telemetry=False)
                self._client = (
                    _server(self._url, settings) if self._url else _embedded(self._folder, settings)
                )
            return self._client

    def _collection(self) -> Collection:
        with self._lock:
            if self._passages is None:
                self._passages = self._opened().get_or_create_collection(
                    f"{self._name}-passage",
                    configuration={"hnsw": {"space": "cosine"}},
                    embedding_function=None,
                )
            return self._passages


def _embedded(folder: Path, settings: Settings) -> ClientAPI:
    return chromadb.PersistentClient(str(folder), settings=settings)


def _server(url: str, settings: Settings) -> ClientAPI:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(
            f"{url!r} is not the address of a Chroma server: write it like http://localhost:8000."
        )
    try:
        return chromadb.HttpClient(
            host=parts.hostname,
            port=parts.port or (443 if parts.scheme == "https" else 8000),
            ssl=parts.scheme == "https",
            settings=settings,
        )
    except ValueError as error:
        raise StoreError(_no_server(url)) from error


def _no_server(url: str) -> str:
    return (
        f"No Chroma server answers at {url}: start it, or leave the option out to use the embedded "
        "one."
    )


def _as_metadata(node: TextNode) -> dict[str, str]:
    """A node without its text, in the form in which LlamaIndex reads it from Chroma."""
    content = node.model_dump_json(include=_READ_BY_LLAMA_INDEX)
    return {
        "report_id": str(node.metadata["report_id"]),
        "_node_type": node.class_name(),
        "_node_content": content,
    }
