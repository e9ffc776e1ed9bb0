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
from vectorstore.units import Level

_BATCH = 2000
_LEVELS: tuple[Level, ...] = ("passage", "sentence")
_READ_BY_LLAMA_INDEX = {"id_", "metadata", "start_char_idx", "end_char_idx"}


class VectorCache:
    """The centred vectors of passages and sentences, by their keys in the catalogue.

    ``name`` keeps stores that share a server apart.
    """

    def __init__(self, folder: Path, name: str, url: str | None = None) -> None:
        self._folder = folder
        self._name = name
        self._url = url
        self._lock = threading.RLock()
        self._client: ClientAPI | None = None
        self._collections: dict[Level, Collection] = {}
        self._generation = -1

    def vector_store(self) -> ChromaVectorStore:
        """The passages as the LlamaIndex component, for any LlamaIndex application."""
        return ChromaVectorStore(chroma_collection=self._collection("passage"))

    def search(
        self, level: Level, vector: Vectors, k: int, generation: int
    ) -> list[tuple[int, float]] | None:
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
                    found = self._collection(level).query(
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

    def add(
        self,
        level: Level,
        keys: Sequence[int],
        vectors: Vectors,
        nodes: Sequence[TextNode] | None = None,
    ) -> None:
        """Writes vectors under new keys, with the nodes that LlamaIndex shall read there, if any.

        Chroma indexes every character of what stands beside a vector: a node as LlamaIndex writes
        it takes ten times as long as the bare vector, one without what nobody reads three times.
        """
        for at in range(0, len(keys), _BATCH):
            batch = slice(at, at + _BATCH)
            ids = [str(key) for key in keys[batch]]
            with self._answering():
                collection = self._collection(level)
                if nodes is None:
                    collection.add(ids=ids, embeddings=vectors[batch])
                    continue
                collection.add(
                    ids=ids,
                    embeddings=vectors[batch],
                    documents=[node.text for node in nodes[batch]],
                    metadatas=[_as_metadata(node) for node in nodes[batch]],
                )

    def delete(self, level: Level, keys: Sequence[int]) -> None:
        """Takes vectors out; keys that are not there do no harm."""
        for at in range(0, len(keys), _BATCH):
            with self._answering():
                self._collection(level).delete(ids=[str(key) for key in keys[at : at + _BATCH]])

    def count(self, level: Level) -> int:
        """How many vectors there are."""
        with self._answering():
            return int(self._collection(level).count())

    def make_usable(self) -> None:
        """Drops an embedded folder that Chroma cannot open: the catalogue can fill a new one."""
        try:
            for level in _LEVELS:
                self.count(level)
        except ChromaError:
            if self._url is not None:
                raise
            self.reopen()
            shutil.rmtree(self._folder, ignore_errors=True)

    def keys(self, level: Level) -> set[int]:
        """The keys of all vectors."""
        with self._answering():
            return {int(key) for key in self._collection(level).get(include=[])["ids"]}

    def clear(self) -> None:
        """Drops all vectors."""
        with self._answering():
            client = self._opened()
            there = {collection.name for collection in client.list_collections()}
            for level in _LEVELS:
                if f"{self._name}-{level}" in there:
                    client.delete_collection(f"{self._name}-{level}")
            self._collections.clear()

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
            self._collections.clear()

    def _opened(self) -> ClientAPI:
        with self._lock:
            if self._client is None:
                settings = Settings(anonymized_telemetry=False)
                self._client = (
                    _server(self._url, settings) if self._url else _embedded(self._folder, settings)
                )
            return self._client

    def _collection(self, level: Level) -> Collection:
        with self._lock:
            if level not in self._collections:
                self._collections[level] = self._opened().get_or_create_collection(
                    f"{self._name}-{level}",
                    configuration={"hnsw": {"space": "cosine"}},
                    embedding_function=None,
                )
            return self._collections[level]


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
