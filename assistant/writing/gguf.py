"""A language model in a GGUF file: the one door to xllamacpp, which is llama.cpp in this process.

It speaks the OpenAI protocol on a free port of 127.0.0.1, so that files and endpoints are one thing
to everything else.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from assistant.writing.model import ModelUnavailable

_MAGIC = b"GGUF"


def served(path: Path, context: int) -> str:
    """The address at which this process serves a model file, loaded once.

    Args:
        path: the GGUF file.
        context: tokens that the model reads and writes at most, together.

    Raises:
        ModelUnavailable: it is no such file, or llama.cpp is not installed or cannot load it.
    """
    try:
        with path.open("rb") as file:
            begins = file.read(len(_MAGIC))
    except OSError as error:
        raise ModelUnavailable(
            f"The model {path} is neither URL#NAME of an endpoint nor a file that can be read "
            f"({error.strerror})."
        ) from error
    if begins != _MAGIC:
        raise ModelUnavailable(f"The model {path} is no GGUF file: it does not begin with GGUF.")
    return str(_server(path.resolve(), context).listening_address)


@cache
def _server(path: Path, context: int) -> Any:  # noqa: ANN401 (xllamacpp has no types)
    """The server of a model; kept, because one that is let go of stops."""
    try:
        import xllamacpp
    except ImportError as error:
        raise ModelUnavailable(
            "A model file needs llama.cpp in this process: pip install 'youju[gguf]'."
        ) from error
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx = context
    params.n_parallel = 1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.verbosity = -1
    params.warmup = False
    params.ui = False
    try:
        return xllamacpp.Server(params)
    except (RuntimeError, ValueError) as error:
        raise ModelUnavailable(f"llama.cpp cannot load {path}: {error}.") from error
