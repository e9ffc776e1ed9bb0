"""Words: the same BM25 whether reports are counted through or the full-text index is asked."""

import pytest
from stand_ins import FIVE, QuickEngine

from vectorstore.encoder import Encoder
from vectorstore.lexical import Lexical
from vectorstore.store import Store

LEVELS = ("passage", "sentence")
TWO = [FIVE / f"{name}.txt" for name in ("kundulun-2013", "urumqi-hightech-zone-2018")]
TERMS = ("信息", "公开", "12932.14", "67", "热线", "硚口", "的", "不会有的词")


@pytest.fixture(scope="module")
def indexed(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as store:
        store.index([FIVE])
        yield store


@pytest.mark.parametrize("level", LEVELS)
def test_counting_and_the_index_give_the_same_scores(indexed, level):
    lexical = Lexical(indexed.catalogue)
    keys = indexed.catalogue.keys(None)
    for term in TERMS:
        counted = lexical.scores(level, {term: 1.0}, keys)
        asked = lexical.scores(level, {term: 1.0})
        assert counted == pytest.approx(asked)
    assert lexical.scores(level, {"12932.14": 1.0})
    assert not lexical.scores(level, {"不会有的词": 1.0})


def test_what_bm25_needs_to_know_follows_what_goes_in_and_out(tmp_path):
    with Store.open(tmp_path / "store", Encoder(QuickEngine())) as store:
        store.index(TWO)
        store.index(TWO[:1], rebuild=True)
        store.remove([TWO[1].stem])
        catalogue = store.catalogue
        (key,) = catalogue.keys(None)
        for level in LEVELS:
            lengths = [len(tokens) for _, tokens in catalogue.tokens_of(level, key)]
            extent = catalogue.extent(level)
            assert extent.documents == len(lengths) == len(catalogue.all_keys(level))
            assert extent.tokens == sum(lengths)


def test_a_decimal_is_one_word(indexed):
    assert Lexical(indexed.catalogue).counts(["12932.14", "12932"]) == {"12932.14": 2}
