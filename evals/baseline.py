"""What one would build instead in ten minutes: LlamaIndex as it comes, over the same reports.

Default sentence splitter, the same encoder without our centring, vectors in memory, the two best
chunks. With a language model configured it writes the answer from them; without one the chunks are
the answer. It never abstains, because nothing in that pipeline can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter
from typing import Any

from llama_index.core import Document, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.llms import LLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.response_synthesizers import get_response_synthesizer
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.settings import Settings
from assistant.writing.model import load_model
from corpus.language import detect_language
from evals.places import Place
from evals.run import DEPTH
from evals.sample import Held
from evals.sets import Case
from vectorstore.encoder import BUNDLED, BundledEngine, Encoder, load_encoder

TOP = 2


class Baseline:
    """The plain pipeline as the runner asks it."""

    name = "baseline"

    def __init__(
        self, held: Mapping[str, Held], encoder: BaseEmbedding, model: LLM | None = None
    ) -> None:
        documents = [
            Document(text=report.text, id_=report_id) for report_id, report in held.items()
        ]
        index = VectorStoreIndex.from_documents(
            documents, transformations=[SentenceSplitter()], embed_model=encoder
        )
        self._held = held
        self._retriever = index.as_retriever(similarity_top_k=DEPTH)
        self._synthesizer = get_response_synthesizer(llm=model) if model else None

    def ask(self, case: Case) -> Mapping[str, Any]:
        """The two best chunks in the shape of the answer object, or what a model makes of them."""
        started = perf_counter()
        nodes = self._retriever.retrieve(case.question)[:TOP]
        retrieved = perf_counter()
        text = "\n\n".join(node.get_content() for node in nodes)
        if self._synthesizer is not None:
            text = str(self._synthesizer.synthesize(QueryBundle(case.question), nodes))
        done = perf_counter()
        return {
            "question": case.question,
            "language": detect_language(case.question),
            "answer": text,
            "abstained": False,
            "answered_by": "passages" if self._synthesizer is None else "model",
            "citations": [self._citation(n, node) for n, node in enumerate(nodes, 1)],
            "warnings": [],
            "seconds": {
                "understand": 0.0,
                "retrieve": retrieved - started,
                "answer": done - retrieved,
                "total": done - started,
            },
        }

    def search(self, case: Case) -> tuple[Sequence[Place], None]:
        """The chunks found, best first."""
        return [_place(node) for node in self._retriever.retrieve(case.question)], None

    def _citation(self, n: int, node: NodeWithScore) -> dict[str, Any]:
        place = _place(node)
        report = self._held[place.report_id]
        return {
            "n": n,
            "report_id": place.report_id,
            "title": report.title,
            "issuer": "",
            "year": report.year,
            "source": "",
            "heading_path": [],
            "quote": node.get_content(),
            "start": place.start,
            "end": place.end,
            "table": None,
        }


def bare_encoder(name: str = BUNDLED) -> Encoder:
    """The encoder of the store without the means that the product takes away."""
    return Encoder(BundledEngine()) if name == BUNDLED else load_encoder(name)


def configured_model(settings: Settings) -> LLM | None:
    """LlamaIndex's client for the model of the settings; None where there is none."""
    model = load_model(settings)
    return None if model is None else model.llm


def _place(node: NodeWithScore) -> Place:
    chunk = node.node
    assert isinstance(chunk, TextNode)
    start, end = chunk.start_char_idx or 0, chunk.end_char_idx or 0
    return Place(str(chunk.ref_doc_id), start, end)
