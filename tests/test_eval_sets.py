import json

import pytest

from evals.sets import BadSet, check, find_set, load

GOOD = {
    "id": "a1",
    "lang": "zh",
    "question": "硚口区2020年新收申请多少件？",
    "kind": "number",
    "reports": ["qiaokou"],
    "answer_numbers": ["162"],
    "evidence": ["新收申请 162 件，上年结转（6）件"],
}
TEXTS = {"qiaokou": "总体情况\n新收申请\n162\n件,上年结转(6)件。"}


def _write(folder, *rows):
    path = folder / "set.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def _told(folder, *rows):
    with pytest.raises(BadSet) as error:
        load(_write(folder, *rows))
    return str(error.value)


def test_every_shipped_set_can_be_read():
    for path in find_set("sample").parent.glob("*.jsonl"):
        assert load(path)


def test_an_unknown_key_is_refused_with_file_and_line(tmp_path):
    assert "set.jsonl:2: unknown key answers" in _told(
        tmp_path, GOOD, {**GOOD, "id": "a2", "answers": ["162"]}
    )


def test_a_doubled_id_is_refused_with_both_lines(tmp_path):
    assert "set.jsonl:2: the id a1 is already used in line 1" in _told(tmp_path, GOOD, GOOD)


def test_a_line_that_is_no_json_is_refused(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": ', encoding="utf-8")
    with pytest.raises(BadSet, match=r"set\.jsonl:1: not JSON"):
        load(path)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kind": "numbers"}, "unknown kind numbers"),
        ({"lang": "fr"}, "unknown lang fr"),
        ({"answer_numbers": [162]}, "answer_numbers must hold lists of texts"),
        ({"answer_keywords": ["x"]}, "answer_keywords must hold lists of texts"),
        ({"answer_numbers": []}, "nothing is required"),
        ({"evidence": []}, "reports and evidence must be given"),
        ({"number_alternatives": {"7": ["seven"]}}, "not among answer_numbers"),
        ({"history": [{"role": "system", "content": "x"}]}, "history must hold"),
        ({"kind": "unanswerable"}, "must not ask for numbers"),
        ({"question": ""}, "question must be given"),
    ],
)
def test_a_question_that_cannot_be_graded_is_refused(tmp_path, change, told):
    assert told in _told(tmp_path, {**GOOD, **change})


def test_evidence_is_found_across_white_space_and_widths_of_punctuation(tmp_path):
    check(load(_write(tmp_path, GOOD)), TEXTS)


def test_evidence_that_is_in_no_report_is_refused(tmp_path):
    cases = load(_write(tmp_path, {**GOOD, "evidence": ["新收申请 163 件"]}))
    with pytest.raises(BadSet, match=r"set.jsonl:1: the evidence .* is not in qiaokou"):
        check(cases, TEXTS)


def test_a_number_without_evidence_is_refused_unless_the_note_says_computed(tmp_path):
    row = {**GOOD, "answer_numbers": ["168"]}
    with pytest.raises(BadSet, match="the number 168 is not in the evidence"):
        check(load(_write(tmp_path, row)), TEXTS)
    check(load(_write(tmp_path, {**row, "note": "computed 162 + 6"})), TEXTS)


def test_a_report_that_is_not_held_is_named(tmp_path):
    with pytest.raises(BadSet, match="no report qiaokou in the store"):
        check(load(_write(tmp_path, GOOD)), {})


def test_a_follow_up_whose_note_says_so_is_unanswerable(tmp_path):
    row = {
        **GOOD,
        "kind": "followup",
        "note": "UNANSWERABLE follow-up",
        "answer_numbers": [],
        "reports": [],
        "evidence": [],
        "history": [{"role": "user", "content": "?"}],
    }
    (case,) = load(_write(tmp_path, row))
    assert case.unanswerable
    assert case.messages() == [{"role": "user", "content": "?"}]


def test_a_set_that_does_not_exist_is_answered_with_those_that_do():
    with pytest.raises(BadSet, match=r"one of .*sample"):
        find_set("no-such-set")
