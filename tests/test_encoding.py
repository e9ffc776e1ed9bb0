"""What encoding a large corpus takes is reckoned from texts that are really encoded, each once."""

from itertools import islice

from stand_ins import QuickEngine

from evals.encoding import Encoding, _reports, encode
from vectorstore.encoder import Encoder


def test_so_many_passages_and_their_sentences_are_encoded_each_text_once(capsys):
    engine = QuickEngine()
    found = encode(60, Encoder(engine))
    assert 60 <= found.passages < 120
    assert found.texts == engine.encoded > 2 * found.passages
    texts = [text for _, some in islice(_reports(), 2) for text in some]
    assert len(texts) == len(set(texts)) == found.texts
    assert "of 60 passages encoded" in capsys.readouterr().err


def test_hours_are_reckoned_by_the_number_of_passages():
    found = Encoding(passages=2000, texts=7000, seconds=720.0, processor=1440.0)
    assert found.hours(400_000) == 40
    assert found.hours(400_000, processor=True) == 80
    assert "400,000 passages are reckoned at 40.0 hours (80.0 processor hours)" in str(found)
