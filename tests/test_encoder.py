"""The encoder: clean input, centred vectors, and a second engine that agrees."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from stand_ins import QuickEngine

from vectorstore.encoder import (
    BundledEngine,
    Encoder,
    EncoderUnavailable,
    bundled_means,
    load_encoder,
)
from vectorstore.export import export_bundled

TEXTS = [
    "How many applications did Qiaokou receive in 2020?",
    "2020年武汉市硚口区收到多少件政府信息公开申请？",
    "全年城建投入67亿元,再创历史新高。",
    "Ürümqi ２０２０ ①② 12.5％ ﬁnal",
]


@pytest.fixture(scope="module")
def bundled():
    return Encoder(BundledEngine(), bundled_means())


@pytest.fixture(scope="module")
def exported_folder(tmp_path_factory):
    """The bundled model as sentence-transformers reads it; do not write into it."""
    pytest.importorskip("sentence_transformers")
    return str(export_bundled(tmp_path_factory.mktemp("exported") / "model"))


def test_vectors_have_length_one(bundled):
    vectors = bundled.centred(bundled.raw_passages(TEXTS))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.linalg.norm(bundled.query(TEXTS[0])) == pytest.approx(1, abs=1e-5)


def test_the_order_of_texts_is_kept_whatever_their_length(bundled):
    texts = [TEXTS[0] * 20, TEXTS[1], TEXTS[2] * 9, "短"]
    together = bundled.raw_passages(texts)
    alone = np.concatenate([bundled.raw_passages([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-4)


def test_cosines_are_those_of_centred_vectors():
    encoder = Encoder(BundledEngine(), bundled_means())
    raw = encoder.raw_passages(TEXTS)
    query = encoder.query(TEXTS[0], "en")
    for kind in ("passage", "sentence"):
        wanted = encoder.centred(raw, kind) @ query
        assert np.allclose(encoder.cosines(raw, query, kind), wanted, atol=1e-5)


def test_a_nul_or_a_lone_surrogate_changes_nothing(bundled):
    plain = bundled.query("公开 信息")
    assert np.allclose(bundled.query("公开\x00信息\ud800"), bundled.query("公开信息"), atol=1e-5)
    assert plain.shape == (384,)


def test_a_question_finds_the_sentence_that_answers_it_in_another_language(bundled):
    sentences = bundled.centred(bundled.raw_passages(TEXTS[1:3]), "sentence")
    question = bundled.query("How much money was put into urban construction?", "en")
    assert int(np.argmax(sentences @ question)) == 1


def test_threads_get_the_same_vectors(bundled):
    alone = [bundled.query(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(bundled.query, TEXTS * 4))
    assert all(np.allclose(v, alone[i % 4], atol=1e-5) for i, v in enumerate(together))


def test_questions_asked_in_turns_are_encoded_once_each():
    engine = QuickEngine()
    encoder = Encoder(engine)
    for question in ("2013年受理多少件？", "How many in 2013?") * 3:
        assert encoder.query(question) is encoder.query(question)
    assert engine.encoded == 2


def test_it_is_a_llama_index_embedding(bundled):
    assert np.allclose(bundled.get_query_embedding(TEXTS[0]), bundled.query(TEXTS[0]), atol=1e-5)
    assert len(bundled.get_text_embedding_batch(TEXTS)) == len(TEXTS)


def test_other_means_give_another_fingerprint(bundled):
    bare = Encoder(BundledEngine())
    assert bare.engine_name == bundled.engine_name
    assert bare.fingerprint != bundled.fingerprint


def test_the_exported_model_agrees_with_the_bundled_one(exported_folder):
    from vectorstore.transformers_encoder import TransformersEngine

    exported = TransformersEngine(exported_folder)
    engine = BundledEngine()
    for is_query in (True, False):
        one = exported.encode(TEXTS, is_query=is_query)
        other = engine.encode(TEXTS, is_query=is_query)
        assert np.all((one * other).sum(axis=1) > 0.995)


def test_what_the_exported_model_has_indexed_the_bundled_one_can_be_asked_of(
    exported_folder, bundled
):
    exported = load_encoder(exported_folder)
    assert exported.fingerprint == bundled.fingerprint


def test_where_the_bundled_engine_has_no_build_the_same_model_takes_its_place_and_it_is_said(
    bundled, exported_folder, monkeypatch, caplog
):
    monkeypatch.setattr("vectorstore.encoder.find_spec", lambda name: None)

    encoder = load_encoder(fallback=exported_folder)

    assert "takes its place" in caplog.text
    assert encoder.query(TEXTS[0]) @ bundled.query(TEXTS[0]) > 0.99


def test_without_any_encoder_it_is_said_what_to_install(tmp_path, monkeypatch):
    pytest.importorskip("sentence_transformers")
    monkeypatch.setattr("vectorstore.encoder.find_spec", lambda name: None)
    with pytest.raises(EncoderUnavailable, match="download the model beforehand"):
        load_encoder(fallback=str(tmp_path / "no-such-model"))


def test_a_model_that_is_not_here_is_named_and_nothing_is_downloaded(tmp_path):
    pytest.importorskip("sentence_transformers")
    from vectorstore.transformers_encoder import TransformersEngine

    with pytest.raises(EncoderUnavailable, match="nothing is downloaded"):
        TransformersEngine(str(tmp_path / "no-such-model"))
