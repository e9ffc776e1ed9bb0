"""Answering: questions in, short cited answers out. Imports corpus and vectorstore."""

from assistant.answer import Answer, Citation
from assistant.engine import Youju

__all__ = ["Answer", "Citation", "Youju"]
