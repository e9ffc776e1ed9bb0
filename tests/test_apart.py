"""Vectors computed apart: taken in only where they are those of the texts, and served only then."""

import json
import re
import sys
from types import ModuleType

import numpy as np
import pytest
from stand_ins import OTHERS, ROOT, QuickEngine

from assistant.cli import main
from vectorstore.apart import export_texts, import_vectors
from vectorstore.catalogue import StoreError
from vectorstore.encoder import Encoder
from vectorstore.store import Store

FILES = sorted(OTHERS.glob("*.txt"), key=lambda path: path.stat().st_size)[:3]
RECIPE = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.S)[1]


class Model:
    """A sentence-transformers model as the recipe uses it, which encodes as the quick engine."""

    def __init__(self, folder):
        assert folder == "model"

    def encode(self, texts, *, prompt_name, normalize_embeddings):
        assert (prompt_name, normalize_embeddings) == ("passage", True)
        return QuickEngine().encode(texts, is_query=False)


@pytest.fixture
def opened(tmp_path):
    with Store.open(tmp_path / "store", Encoder(QuickEngine())) as store:
        yield store


@pytest.fixture
def apart(opened, tmp_path, monkeypatch):
    """The texts of three reports, and their vectors as the recipe of the documentation has them."""
    texts, vectors = tmp_path / "texts.jsonl", tmp_path / "vectors.npy"
    export_texts(opened, FILES, texts)
    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = Model
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    monkeypatch.chdir(tmp_path)
    exec(RECIPE, {})
    return texts, vectors


def kept(store, texts):
    """How many of the texts have a vector in the store."""
    names = [bytes.fromhex(json.loads(line)["hash"]) for line in texts.open() if '"hash"' in line]
    return len(store.catalogue.known_vectors(store.encoder.engine_name, names))


def test_what_was_encoded_apart_is_not_encoded_again_and_is_what_is_found(opened, apart, tmp_path):
    texts, vectors = apart
    assert import_vectors(opened, texts, vectors) == kept(opened, texts) > 16
    engine = opened.encoder._engine
    sample = engine.encoded
    opened.index(FILES[:1])
    assert engine.encoded == sample <= 16
    key = opened.catalogue.row(FILES[0].stem).key
    for level in ("passage", "sentence"):
        units, found = opened.catalogue.vectors_of(level, engine.name, key)
        assert len(units) == len(opened.catalogue.hashes_of(level, key)) > 0
        rows = np.load(vectors)
        assert np.allclose((found @ rows.T).max(axis=1), 1, atol=1e-5)
    assert export_texts(opened, FILES, tmp_path / "none")[0] == 0
    assert not (tmp_path / "none").exists()


def other_order(matrix):
    return matrix[::-1]


def one_too_few(matrix):
    return matrix[:-1]


def another_dimension(matrix):
    return matrix[:, :-1]


def not_a_number(matrix):
    matrix[-1, 0] = np.nan
    return matrix


def too_long(matrix):
    return matrix * 2


def text_in_it(matrix):
    return np.array([["a"]])


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (other_order, "another order"),
        (one_too_few, "there should be"),
        (another_dimension, "vectors of 15 numbers"),
        (not_a_number, "no vector of length one"),
        (too_long, "normalize_embeddings"),
        (text_in_it, "numpy.save"),
    ],
)
def test_vectors_that_are_not_those_of_the_texts_are_refused_whole(opened, apart, spoil, says):
    texts, vectors = apart
    np.save(vectors, spoil(np.load(vectors)))
    with pytest.raises(StoreError, match=says):
        import_vectors(opened, texts, vectors)
    assert kept(opened, texts) == 0


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda body: body.replace(b"quick-1", b"quick-2", 1), "for the encoder quick-2"),
        (lambda body: body[: body.rindex(b"{")], "write it again"),
        (lambda body: body.replace(b'"hash": "', b'"hash": "00', 1), "write it again"),
        (lambda body: b"", "write it again"),
        (lambda body: b"[1]\n", "write it again"),
    ],
)
def test_texts_that_are_not_as_they_were_written_are_refused(opened, apart, spoil, says):
    texts, vectors = apart
    texts.write_bytes(spoil(texts.read_bytes()))
    with pytest.raises(StoreError, match=says):
        import_vectors(opened, texts, vectors)


def test_half_a_matrix_is_none(opened, apart):
    texts, vectors = apart
    vectors.write_bytes(vectors.read_bytes()[:-1000])
    with pytest.raises(StoreError, match="no whole matrix"):
        import_vectors(opened, texts, vectors)
    assert kept(opened, texts) == 0


def test_the_commands_say_how_many_and_what_was_left_out(tmp_path, capsys):
    texts, store = tmp_path / "texts.jsonl", str(tmp_path / "store")
    missing = str(tmp_path / "missing.txt")
    said = []
    for arguments in (
        ("export", str(texts), str(FILES[0]), missing),
        ("export", str(texts), str(FILES[0])),
        ("import", str(texts), missing),
    ):
        with pytest.raises(SystemExit) as left:
            main(["vectors", *arguments, "--store", store])
        said.append((left.value.code, "".join(capsys.readouterr())))
    assert [code for code, _ in said] == [1, 1, 1]
    for (_, text), words in zip(said, (" texts written", "exists already", "read"), strict=True):
        assert words in text
