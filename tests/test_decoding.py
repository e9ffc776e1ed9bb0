import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decoding import decode
from corpus.formats import UnreadableFile

CHINESE = "硚口区2020年政府信息公开工作年度报告\r\n本年新收政府信息公开申请162件，上年结转6件。\n"
TRADITIONAL = "政府資訊公開工作年度報告\n本年共收到申請162件，均依法答覆，無行政訴訟案件。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_the_encoding_is_told_by_the_content(encoding):
    assert decode(CHINESE.encode(encoding), "a.txt") == CHINESE


def test_big5_is_told_from_gb18030():
    assert decode(TRADITIONAL.encode("big5"), "a.txt") == TRADITIONAL
    assert decode(CHINESE.encode("gb18030"), "a.txt") == CHINESE


def test_line_ends_stay_as_they_are():
    assert decode(b"a\r\nb\rc\nd", "a.txt") == "a\r\nb\rc\nd"


def test_a_few_damaged_bytes_do_not_make_a_file_unreadable():
    damaged = CHINESE.encode() * 20 + "据".encode()[:2]
    text = decode(damaged, "a.txt")
    assert text.startswith(CHINESE)
    assert text.endswith("\ufffd")


def test_a_lone_surrogate_never_gets_into_the_text():
    text = decode(CHINESE.encode("utf-16-le") + b"\x00\xd8", "a.txt")
    assert text.encode("utf-8").decode() == CHINESE + "\ufffd"


def test_a_few_nul_characters_keep_their_place():
    assert decode("申请\x00162件，均已办结，没有行政诉讼。".encode(), "a.txt")[2] == "\x00"


def test_what_is_in_no_known_encoding_is_refused_in_one_sentence_that_helps():
    with pytest.raises(UnreadableFile) as error:
        decode(bytes(range(256)) * 40, "report.txt")
    message = str(error.value)
    assert message.startswith("report.txt is not text")
    assert "save it as UTF-8" in message
    assert "\n" not in message


def read_or_none(data):
    try:
        return decode(data, "a.txt")
    except UnreadableFile:
        return None


@given(st.binary(min_size=1, max_size=600))
def test_any_bytes_give_text_that_can_be_stored_or_a_refusal(data):
    text = read_or_none(data)
    assert text is None or isinstance(text.encode("utf-8"), bytes)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_utf8_comes_back_as_it_was(text):
    read = read_or_none(text.encode())
    assert read is None or "\x00" in text or read == text.removeprefix("\ufeff")
