"""Answering: questions in, short cited answers out. Imports corpus and vectorstore."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.evidence.answer import Answer, Citation

if TYPE_CHECKING:
    from assistant.youju import Youju

__all__ = ["Answer", "Citation", "Youju"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module's __getattr__ gives
    """``Youju``, loaded when it is first asked for: help and settings do not wait for it."""
    if name == "Youju":
        from assistant.youju import Youju

        return Youju
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
