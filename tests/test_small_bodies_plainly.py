"""What people ask of small bodies in plain words that a report says in its own."""

import pytest
from stand_ins import ROOT

from assistant import Youju
from vectorstore.store import Store

BODIES = ROOT / "evals" / "sets" / "bodies" / "reports"
READ = (
    "ankang-yingji-2023", "daye-ziran-2025", "dizhen-2010", "dongzhi-muta-2024",
    "fujian-nongye-2020", "fushun-gongan-2019", "jinhua-nongye-2017", "jinxiang-shuiwu-2009",
    "meihekou-yingji-2025", "minzhi-street-2025", "pingdu-gongan-2023", "qiaokou-zfb-2023",
    "qingyuan-yushang-2024", "shangcheng-zfb-2023", "wenzhou-shuili-2014", "wuchang-jkq-2020",
    "wuwei-yingji-2023", "yaozhou-yingji-2023", "zhumadian-nongye-2019",
)  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory, encoder):
    with Store.open(tmp_path_factory.mktemp("bodies") / ".youju", encoder) as store:
        store.index([BODIES / f"{name}.txt" for name in READ])
        yield Youju(store).ask


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What were most callers to the earthquake bureau asking about in 2010?", "發生地震"),
        ("福建省农业厅2020年把49个办事事项拆成了多少个最小的事项", "148"),
    ],
)
def test_what_is_most_or_least_of_its_kind_asks_for_no_ranking(ask, question, said):
    assert said in ask(question).text


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many press briefings did the public security folks in Fushun call in 2019?", "2"),
        ("Meihekou emergency office 2025: into how many categories did they sort the things to be "
         "made public?", "12"),
        ("Of the requests Minzhi got in 2025, in how many did the person asking pull out?", "4"),
        ("How many requests to Minzhi were still pending in 2025?", "1"),
        ("Clicks on what Muta put on the government site during 2024?", "97269"),
        ("安康应急局的公众号23年一共被看了多少次啊", "63"),
        ("How many requests did Jinhua's agriculture bureau grant in 2017?", "4"),
    ],
)  # fmt: skip
def test_a_count_is_found_by_what_people_call_it(ask, question, number):
    said = ask(question).text.split("“")[0].split("[")[0]
    assert number in said.split(":", 1)[-1].split("：", 1)[-1]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("At whose request did officials of the Wuchang development zone get in touch with the "
         "seven firms in 2020?", "直属机关工委"),
        ("What's the website called on which Zhumadian's farm people publish?", "驻马店农业信息网"),
        ("对温州水利局信息公开不满意,该由谁来管投诉?(2014)", "监察室"),
        ("What sorts of things did the 9 requests to Daye's planning bureau in 2025 deal with?",
         "土地征收"),
        ("Apart from the web, through what did Yushang in Qingyuan spread information in 2024?",
         "广播"),
        ("Quels types d'informations le bureau de l'eau de Jinxiang a-t-il publiés en 2009 ?",
         "机构职能"),
        ("Why did requests to the Pingdu police jump in 2023?", "says otherwise"),
        ("Did Wuwei's or Yaozhou's emergency bureau put out more information in 2023?", "2816"),
        ("Which office had more information requests in 2023, Shangcheng's or Qiaokou's?", "24"),
    ],
)  # fmt: skip
def test_what_was_so_is_told_though_it_is_asked_for_in_other_words(ask, question, said):
    assert said in ask(question).text


def test_the_year_before_is_told_by_the_report_that_names_it(ask):
    before = [{"role": "user", "content": "平度公安局2023年收到几起信息公开申请?"}]
    assert "31起" in ask("那前一年呢?", history=before).text
