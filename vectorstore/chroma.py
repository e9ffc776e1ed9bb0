"""Chroma, embedded or a server: the one door to chromadb. The catalogue can rebuild it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
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

from vectorstore.catalogue import Level, StoreError
from vectorstore.encoder import Vectors

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

        An open client does not see, or breaks on, what another process wrote: a new generation, or
        an error, makes it open again.
        """
        with self._lock:
            if generation != self._generation:
                self.reopen()
                self._generation = generation
        for _ in range(2):
            try:
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
            if nodes is None:
                self._collection(level).add(ids=ids, embeddings=vectors[batch])
                continue
            self._collection(level).add(
                ids=ids,
                embeddings=vectors[batch],
                documents=[node.text for node in nodes[batch]],
                metadatas=[_as_metadata(node) for node in nodes[batch]],
            )

    def delete(self, level: Level, keys: Sequence[int]) -> None:
        """Takes vectors out; keys that are not there do no harm."""
        for at in range(0, len(keys), _BATCH):
            self._collection(level).delete(ids=[str(key) for key in keys[at : at + _BATCH]])

    def count(self, level: Level) -> int:
        """How many vectors there are."""
        return int(self._collection(level).count())

    def keys(self, level: Level) -> set[int]:
        """The keys of all vectors."""
        return {int(key) for key in self._collection(level).get(include=[])["ids"]}

    def clear(self) -> None:
        """Drops all vectors."""
        client = self._opened()
        there = {collection.name for collection in client.list_collections()}
        for level in _LEVELS:
            if f"{self._name}-{level}" in there:
                client.delete_collection(f"{self._name}-{level}")
        self._collections.clear()

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
        raise StoreError(
            f"No Chroma server answers at {url}: start it, or leave the option out "
            "to use the embedded one."
        ) from error


def _as_metadata(node: TextNode) -> dict[str, str]:
    """A node without its text, in the form in which LlamaIndex reads it from Chroma."""
    content = node.model_dump_json(include=_READ_BY_LLAMA_INDEX)
    return {
        "report_id": str(node.metadata["report_id"]),
        "_node_type": node.class_name(),
        "_node_content": content,
    }
