"""Retrieval across languages, on texts that are not ours: XQuAD (Artetxe et al. 2020).

Questions in English, Chinese, Spanish, Russian and German are asked of the Chinese paragraphs; the
one paragraph that the question was written for is right. Our retrieval is measured beside the bare
encoder in the same run. The data is not shipped: CC BY-SA, github.com/google-deepmind/xquad.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals.stores import fill, own_store
from evals.summary import Mean, mean_of
from vectorstore.encoder import Encoder
from vectorstore.ingest import Progress
from vectorstore.retriever import Retriever, SearchQuery
from vectorstore.store import Store

LANGUAGES = ("en", "zh", "es", "ru", "de")
DEPTH = 10
_HITS = 3 * DEPTH
"""More passages than paragraphs wanted: a long paragraph may be cut into several."""


class BadData(ValueError):
    """The folder does not hold XQuAD; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the number of the paragraph that answers it."""

    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Data:
    """The Chinese paragraphs and the questions by language."""

    folder: Path
    paragraphs: tuple[str, ...]
    questions: Mapping[str, tuple[Asked, ...]]


@dataclass(frozen=True, slots=True)
class Retrieval:
    """How one arm did in one language; ``mrr`` is over the first ten paragraphs."""

    language: str
    arm: str
    first: Mean
    five: Mean
    mrr: Mean


@dataclass(frozen=True, slots=True)
class Result:
    """Both arms in every language."""

    paragraphs: int
    rows: tuple[Retrieval, ...]

    def to_dict(self) -> dict[str, Any]:
        """The result as a JSON value."""
        return asdict(self)


def load(folder: Path) -> Data:
    """Reads the files ``xquad.<language>.json`` ; languages may be absent, Chinese may not.

    Raises:
        BadData: if a file cannot be read or is of another kind.
    """
    chinese = _paragraphs(folder / "xquad.zh.json")
    texts = tuple(str(paragraph["context"]) for paragraph in chinese)
    answering = {qa["id"]: n for n, paragraph in enumerate(chinese) for qa in paragraph["qas"]}
    questions = {
        language: tuple(
            Asked(str(qa["question"]), answering[qa["id"]])
            for paragraph in _paragraphs(folder / f"xquad.{language}.json")
            for qa in paragraph["qas"]
            if qa["id"] in answering
        )
        for language in LANGUAGES
        if (folder / f"xquad.{language}.json").is_file()
    }
    return Data(folder, texts, questions)


def measure(
    data: Data, results: Path, encoder: Encoder | str, on_progress: Progress | None = None
) -> Result:
    """Asks every question of the bare encoder and of our retrieval."""
    folder = own_store(results, data.folder)
    files = folder / "paragraphs"
    files.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(data.paragraphs):
        (files / f"{number}.txt").write_text(text, encoding="utf-8")
    rows: list[Retrieval] = []
    with Store.open(folder / "store", encoder) as store:
        fill(store, files, on_progress)
        matrix = store.encoder.raw_passages(data.paragraphs)
        for language, questions in data.questions.items():
            ours = [_ranked(store.retriever, asked.text, language) for asked in questions]
            wanted = [asked.paragraph for asked in questions]
            scores = store.encoder.raw_queries([asked.text for asked in questions]) @ matrix.T
            plain = (-scores).argsort(axis=1)[:, :DEPTH].tolist()
            rows.append(_scored(language, "bare encoder", plain, wanted))
            rows.append(_scored(language, "youju", ours, wanted))
    return Result(len(data.paragraphs), tuple(rows))


def _ranked(retriever: Retriever, question: str, language: str) -> list[int]:
    hits = retriever.passages(SearchQuery(question, language), _HITS)
    return list(dict.fromkeys(int(hit.report_id) for hit in hits))[:DEPTH]


def _scored(
    language: str, arm: str, ranked: Iterable[Sequence[int]], wanted: Sequence[int]
) -> Retrieval:
    ranks = [
        found.index(right) + 1 if right in found else None
        for found, right in zip(ranked, wanted, strict=True)
    ]
    return Retrieval(
        language,
        arm,
        first=mean_of([float(rank == 1) for rank in ranks]),
        five=mean_of([float(rank is not None and rank <= 5) for rank in ranks]),
        mrr=mean_of([1 / rank if rank else 0.0 for rank in ranks]),
    )


def _paragraphs(path: Path) -> list[Mapping[str, Any]]:
    try:
        articles = json.loads(path.read_text(encoding="utf-8"))["data"]
        return [paragraph for article in articles for paragraph in article["paragraphs"]]
    except OSError as error:
        raise BadData(
            f"{path} cannot be read ({error.strerror}): --data wants a folder with xquad.zh.json "
            "and the same file in other languages."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadData(f"{path} is not a file of XQuAD: {error!r}.") from error
