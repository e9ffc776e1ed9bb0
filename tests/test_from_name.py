"""Reports whose text names no issuer: the file's name may tell the place and the body."""

import pytest

from corpus.from_name import issuer_in_name, place_in_name, year_in_name


@pytest.mark.parametrize(
    ("name", "text", "issuer"),
    [
        ("wendeng-audit-2020.txt", "2020年报_审计局", "文登区审计局"),
        ("tianjin-hongqiao-service-office-2022.txt", "区政府政务服务办进一步", "红桥区政务服务办"),
        ("文登区2020年度报告.txt", "2020 年，我单位", "文登区"),
        ("daishan-weijian-2021.txt", "2021年，卫生健康局", "岱山县卫生健康局"),
        ("luzhai-jiaoyu-2019.txt", "一年来，我局认真落实", "鹿寨县教育局"),
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
        ("wendeng-audit-2020.txt", "2020 年，我委"),
        ("wendeng-2020.txt", "2020年，我镇认真"),
        ("enshi-weijian-2021.txt", "2021年，县卫生健康局"),
    ],
)
def test_nothing_is_guessed_of_a_body_that_the_text_does_not_speak_of(name, text):
    assert issuer_in_name(name, text) == ""


@pytest.mark.parametrize(
    ("name", "issuer", "place"),
    [
        ("ruzhou-chengguan-2020.txt", "城市管理局", "汝州市"),
        ("daishan-2021.txt", "县卫生健康局", "岱山县"),
        ("daishan-2021.txt", "市卫生健康局", ""),
        ("ruzhou-audit-bureau-2020.txt", "城市管理局", ""),
        ("report-2020.txt", "城市管理局", ""),
    ],
)
def test_the_name_of_a_file_tells_where_a_body_is_that_does_not_say(name, issuer, place):
    assert place_in_name(name, issuer) == place


@pytest.mark.parametrize(
    ("name", "year"), [("luzhai-2019.txt", 2019), ("2019-2020.txt", None), ("a-12019.txt", None)]
)
def test_only_one_year_in_the_name_of_a_file_is_that_of_the_report(name, year):
    assert year_in_name(name) == year
