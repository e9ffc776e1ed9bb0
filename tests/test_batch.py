"""Batch lines: a bad one is an error in its place, never the end of the run."""

import pytest

from assistant.serving.batch import BadInput, history_of, line_of, read_batch


def test_a_line_is_an_id_a_question_and_a_history():
    line = line_of(
        '{"id": "a1", "question": "有多少件？", "history": [{"role": "user", "content": "硚口"}]}'
    )
    assert (line.id, line.question, line.error) == ("a1", "有多少件？", "")
    assert line.history == ({"role": "user", "content": "硚口"},)


def test_an_id_that_is_not_given_is_not_made_up():
    assert line_of('{"question": "q"}').tagged({"answer": 1}) == {"answer": 1}
    assert line_of('{"id": 0, "question": "q"}').tagged({"answer": 1}) == {"id": 0, "answer": 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "must be a JSON object"),
        ('{"id": ["a"], "question": "q"}', '"id" must be'),
        ('{"id": true, "question": "q"}', '"id" must be'),
        ('{"id": "a"}', 'no "question"'),
        ('{"id": "a", "question": 5}', 'no "question"'),
        ('{"id": "a", "question": "q", "history": {}}', '"history" must be a list'),
        ('{"id": "a", "question": "q", "history": [{"role": "system", "content": "x"}]}', "turn"),
        ('{"id": "a", "question": "q", "history": [{"role": "user", "content": 1}]}', "turn"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(text, said):
    line = line_of(text)
    assert said in line.error
    assert line.error.endswith(".")


def test_a_bad_line_keeps_its_id():
    assert line_of('{"id": "a"}').id == "a"


def test_a_missing_history_is_an_empty_one():
    assert history_of(None) == ()


def test_order_is_kept_over_blank_lines_a_mark_of_byte_order_and_bad_bytes(tmp_path):
    file = tmp_path / "batch.jsonl"
    file.write_bytes(
        b'\xef\xbb\xbf{"id": 1, "question": "q"}\r\n\n\xff\xfe\n{"id": 3, "question": "r"}'
    )
    lines = list(read_batch(file))
    assert [line.id for line in lines] == [1, None, 3]
    assert "UTF-8" in lines[1].error


def test_a_line_separator_inside_a_text_does_not_cut_the_line(tmp_path):
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": 1, "question": "a\u2028b\u0085c"}\n', encoding="utf-8")
    assert [line.error for line in read_batch(file)] == [""]


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(BadInput, match="cannot be read: No such file"):
        list(read_batch(tmp_path / "none.jsonl"))
