"""Any other encoder: the one door to sentence-transformers. Imported only when one is asked for."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from vectorstore.encoder import EXPORTED, EncoderUnavailable, Vectors

_PREFIXES = {"e5": ("query: ", "passage: ")}
_MISSING = (
    "The encoder {name!r} needs sentence-transformers: install 'youju[models]', "
    "or leave the option out to use the bundled encoder."
)
_NOT_HERE = (
    "The encoder {name!r} is not on this machine ({reason}): give the folder of a "
    "sentence-transformers model, or download the model beforehand; nothing is downloaded here."
)


class TransformersEngine:
    """A sentence-transformers model by name or folder. Only files on this machine are used."""

    def __init__(self, name: str) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EncoderUnavailable(_MISSING.format(name=name)) from error
        try:
            self._model = SentenceTransformer(name, local_files_only=True)
        except (OSError, ValueError) as error:
            reason = str(error).partition("\n")[0]
            raise EncoderUnavailable(_NOT_HERE.format(name=name, reason=reason)) from error
        prompts = self._model.prompts
        known = next((p for key, p in _PREFIXES.items() if key in name.lower()), ("", ""))
        self._prefixes = (prompts.get("query") or known[0], prompts.get("passage") or known[1])
        self.name = _exported(name) or f"sentence-transformers-{_identity(name)}"

    def encode(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        """The raw vectors of the texts, one a row."""
        prefix = self._prefixes[0 if is_query else 1]
        vectors = self._model.encode(
            [prefix + text for text in texts],
            prompt="",
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _exported(name: str) -> str:
    """The name of the engine that a folder was exported from; empty where it was not."""
    said = Path(name) / EXPORTED
    return str(json.loads(said.read_text("utf-8"))["engine"]) if said.is_file() else ""


def _identity(name: str) -> str:
    """A folder goes by its own name, so that a store can move with its model."""
    return Path(name).name if Path(name).exists() else name.replace("/", "--")
