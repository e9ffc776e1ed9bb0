"""Makes means.npz: the mean query of each language and the mean passage and sentence.

    python -m vectorstore.means --questions XQUAD_FOLDER --reports FOLDER

The questions are those of XQuAD (Artetxe, Ruder and Yogatama 2020; CC BY-SA 4.0), of which only
the mean vector is kept; the reports should be others than those that are asked about.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from corpus.read import read_report
from corpus.regex import regex
from vectorstore.encoder import BundledEngine, Encoder, Vectors
from vectorstore.passage import embedding_text, passages_of, sentence_text, sentences_of

_FILE_NAME = regex(r"xquad\.([a-z]{2})\.json")
_AT_ONCE = 256


def query_means(encoder: Encoder, folder: Path) -> dict[str, Vectors]:
    """The mean question of every language in a folder of XQuAD files, and the mean of those."""
    means: dict[str, Vectors] = {}
    for path in sorted(folder.iterdir()):
        match = _FILE_NAME.fullmatch(path.name)
        if match:
            means[f"query/{match[1]}"] = encoder.raw_queries(_questions(path)).mean(axis=0)
    if not means:
        raise SystemExit(f"{folder} holds no file named like xquad.en.json.")
    means["query"] = np.mean(list(means.values()), axis=0)
    return means


def text_means(encoder: Encoder, folder: Path) -> dict[str, Vectors]:
    """The mean passage and the mean sentence of the reports in a folder."""
    texts: dict[str, list[str]] = {"passage": [], "sentence": []}
    for path in sorted(folder.glob("*.txt")):
        report = read_report(path)
        passages = passages_of(report)
        texts["passage"] += [embedding_text(passage, report) for passage in passages]
        texts["sentence"] += [sentence_text(s, report) for s in sentences_of(report, passages)]
    return {name: _mean(encoder, found) for name, found in texts.items()}


def _questions(path: Path) -> list[str]:
    articles = json.loads(path.read_text("utf-8"))["data"]
    return [
        question["question"]
        for article in articles
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    ]


def _mean(encoder: Encoder, texts: list[str]) -> Vectors:
    batches = [texts[at : at + _AT_ONCE] for at in range(0, len(texts), _AT_ONCE)]
    total = sum(encoder.raw_passages(batch).sum(axis=0) for batch in batches)
    mean: Vectors = (total / len(texts)).astype(np.float32)
    return mean


def main(arguments: list[str] | None = None) -> None:
    """Writes the means next to this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=Path, required=True, help="folder of XQuAD files")
    parser.add_argument("--reports", type=Path, required=True, help="folder of reports")
    options = parser.parse_args(arguments)
    encoder = Encoder(BundledEngine())
    means = query_means(encoder, options.questions) | text_means(encoder, options.reports)
    target = Path(__file__).with_name("means.npz")
    np.savez_compressed(target, allow_pickle=False, **means)
    print(f"{target}: {', '.join(sorted(means))}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
