"""Figures as people ask for them in everyday Chinese."""

import pytest

from assistant import Youju
from assistant.understanding.concepts import concepts_in
from vectorstore.store import Store


@pytest.fixture(scope="module")
def youju(store):
    return Youju(store)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("硚口2020低保涨了百分之几", "6.4%"),
        ("2020年硚口空气质量优良率升了几个百分点", "23.8个百分点"),
        ("硚口2020PM10降了百分之几", "24%"),
    ],
)
def test_by_what_percentage_is_asked_in_any_word_for_growing(youju, question, figure):
    assert figure in youju.ask(question).text


@pytest.mark.parametrize("question", ["硚口2020医保涨了百分之几", "硚口2020年工资涨了百分之几"])
def test_the_growth_of_one_thing_is_not_that_of_another(youju, question):
    assert youju.ask(question).abstained


def test_two_words_are_found_where_a_report_draws_them_together(youju):
    text = youju.ask("乌鲁木齐市2017年权力和责任清单公开了多少条").text
    assert "3261条" in text
    assert youju.ask("乌鲁木齐市2017年失信和守信名单公开了多少条").abstained


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("昆区网上说要招的专业人员和社会管理专职人员加一起多少人?", "328名"),
        ("硚口2020年还建房开工的和建成的加一起多少套?", "9212套"),
        ("硚口2020年隔离点和方舱医院加起来多少个", "63个"),
    ],
)
def test_what_two_things_come_to_is_asked_in_any_words(youju, question, figure):
    assert figure in youju.ask(question).text


def test_so_many_people_are_no_sum_of_places(youju):
    assert "63个" not in youju.ask("硚口的隔离点和方舱一共收过多少人次观察").text


def test_information_on_recruiting_is_counted_where_information_is_asked_for(youju):
    assert "18条" in youju.ask("昆区2013年靠网络放出去的消息有几条").text
    assert "1007条" in youju.ask("昆区到2013年底历年加起来公开了多少条信息?").text


def test_people_are_counted_whatever_stands_before_them(youju):
    asked = "2018年有多少洛浦县过来打工的人被乌鲁木齐高新区安排了岗位?"
    assert "93人" in youju.ask(asked).text
    assert youju.ask(asked.replace("洛浦县", "和田市")).abstained


def test_whether_or_not_names_neither():
    assert not any(c.name == "refused" for c in concepts_in("自己选公不公开的栏目收了几件"))
    assert any(c.name == "refused" for c in concepts_in("不公开的有几件"))


def test_a_share_behind_brackets_is_the_one_that_is_printed(youju):
    text = youju.ask("乌市高新区2018年不用去现场就能办完的事项有几项,占多大比例?").text
    assert "273项" in text
    assert "60%" in text


def test_letters_are_asked_for_by_their_measure_word(youju):
    asked = "老百姓2017年给乌鲁木齐市里写信反映问题,三个渠道加起来多少封"
    assert "4402件" in youju.ask(asked).text


@pytest.mark.parametrize(
    "question",
    [
        "乌鲁木齐高新区劳动监察2018年发了几份责令整改的文书?",  # 96 are of another sort
        "硚口2020一共拆了多少平方的房子啊",
    ],
)
def test_the_figure_of_another_sort_is_not_given(youju, question):
    text = youju.ask(question).text
    assert "96份" not in text
    assert "2.2万" not in text


_NEVER = (
    "平潭县2022年政府信息公开工作年度报告\n\n一、总体情况\n"
    "2022年，我县积极接受社会评议，未发生相关责任人责任追究问题情况。\n"
)


@pytest.mark.parametrize(
    "question",
    ["2022年平潭县有人因为信息公开没做好被追责吗?", "平潭县2022年有没有单位因为公开不力受到问责?"],
)
def test_where_nobody_was_called_to_account_nobody_was_for_any_reason(tmp_path, encoder, question):
    (tmp_path / "pingtan-2022.txt").write_text(_NEVER, "utf-8")
    with Store.open(tmp_path / "store", encoder) as store:
        store.index([tmp_path / "pingtan-2022.txt"])
        assert Youju(store).ask(question).text.startswith("没有")


@pytest.mark.parametrize(
    "question", ["那一年硚口有多少人新找到了活干?", "硚口2020年有多少人找到了工作"]
)
def test_a_phrase_is_known_with_a_particle_in_it(youju, question):
    assert "2.1万人" in youju.ask(question).text


def test_a_place_and_a_verb_behind_it_are_two_words(youju):
    assert "870条" in youju.ask("乌市高新区2018年网站上发了多少信息").text


def test_what_one_got_is_not_what_all_of_them_did(youju):
    assert youju.ask("硚口2020年一家企业拿了多少纾困贷款").abstained
    assert "45.7亿元 / 2500" in youju.ask("硚口2020年平均一家企业拿到多少纾困贷款").text
