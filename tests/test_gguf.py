"""A language model in a file, in this process: asked for real where TEST_GGUF names one."""

import os
import warnings
from pathlib import Path

import pytest

from assistant import Youju
from assistant.serving.doctor import has_package
from assistant.settings import load_settings
from assistant.writing.model import Message, ModelUnavailable, load_model

FILE = os.environ.get("TEST_GGUF", "")
NO_FILE = (
    "NO MODEL FILE: the tests of language models in files DID NOT RUN. Install llama.cpp "
    "(pip install 'youju[gguf]') and name a GGUF file in TEST_GGUF, then run them again."
)
CAN_RUN = bool(FILE) and has_package("xllamacpp")
if not CAN_RUN:
    warnings.warn(NO_FILE, stacklevel=1)

QUESTION = "How many requests did Qiaokou receive in 2020?"


@pytest.fixture(scope="module")
def model():
    return load_model(load_settings({"model": FILE, "model_context": 4096, "model_timeout": 300}))


@pytest.mark.skipif(not CAN_RUN, reason=NO_FILE)
def test_a_model_in_a_file_writes(model):
    assert model.name == Path(FILE).stem
    pieces = [piece for piece in model.stream([Message("user", "Say hello.")], 64) if piece]
    assert len(pieces) > 1


@pytest.mark.skipif(not CAN_RUN, reason=NO_FILE)
def test_whatever_a_model_in_a_file_writes_the_figure_is_right(model, store):
    answer = Youju(store, model).ask(QUESTION)
    assert "162" in answer.text
    for citation in answer.citations:
        text = store.catalogue.report(citation.report_id).source_text
        assert text[citation.start : citation.end] == citation.quote


@pytest.mark.skipif(has_package("xllamacpp"), reason="llama.cpp is installed here.")
def test_without_llama_cpp_a_model_file_is_refused_with_what_to_do(tmp_path):
    path = tmp_path / "small.gguf"
    path.write_bytes(b"GGUF" + bytes(60))
    with pytest.raises(ModelUnavailable, match=r"pip install 'youju\[gguf\]'"):
        load_model(load_settings({"model": str(path)}))


@pytest.mark.skipif(not has_package("xllamacpp"), reason="llama.cpp is not installed here.")
def test_a_file_that_llama_cpp_cannot_load_is_refused_with_a_sentence(tmp_path):
    path = tmp_path / "broken.gguf"
    path.write_bytes(b"GGUF" + bytes(60))
    with pytest.raises(ModelUnavailable, match="cannot load"):
        load_model(load_settings({"model": str(path)}))
