"""Reports whose text names no issuer: the file's name may tell the place and the body."""

import pytest

from corpus.from_name import issuer_in_name


@pytest.mark.parametrize(
    ("name", "text", "issuer"),
    [
        ("wendeng-audit-2020.txt", "2020年报_审计局", "文登区审计局"),
        ("tianjin-hongqiao-service-office-2022.txt", "区政府政务服务办进一步", "红桥区政务服务办"),
        ("文登区2020年度报告.txt", "2020 年，我单位", "文登区"),
    ],
)
def test_the_name_of_a_file_tells_who_reports(name, text, issuer):
    assert issuer_in_name(name, text) == issuer


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("annual-report-2020.txt", "审计局"),
        ("wendeng-police-2020.txt", "2020年报_审计局"),
        ("wendeng-audit-2020.txt", "2020 年，我单位"),
    ],
)
def test_nothing_is_guessed_of_a_body_that_the_text_does_not_speak_of(name, text):
    assert issuer_in_name(name, text) == ""
