"""English questions in everyday words to small bodies, and near misses that stay refused."""

import pytest
from stand_ins import ROOT

from assistant import Youju
from assistant.understanding.shared_kind import with_the_kind_of_both
from vectorstore.store import Store

BODIES = ROOT / "evals" / "sets" / "bodies" / "reports"
READ = (
    "ankang-yingji-2023", "beipiao-changgao-2024", "chengxiang-gongan-2019", "daishan-weijian-2021",
    "daye-ziran-2025", "donghe-weijian-2021", "dongzhi-muta-2024", "fujian-nongye-2020",
    "fushun-gongan-2019", "gucheng-jiaoyu-2020", "guangming-yingji-2023", "hengshan-2022",
    "huachuan-weijian-2021",
    "lantian-ziran-2021", "lirang-street-2025", "minzhi-street-2025", "ningqiang-ziran-2021",
    "pingdu-gongan-2023", "qingyuan-yushang-2024", "rongan-dapo-2024", "shengshi-street-2025",
    "tonghua-renshe-2017", "tongren-jiaoyu-2020", "yaozhou-yingji-2023", "yuan-shuili-2013",
)  # fmt: skip


@pytest.fixture(scope="module")
def ask(tmp_path_factory, encoder):
    with Store.open(tmp_path_factory.mktemp("bodies") / ".youju", encoder) as store:
        store.index([BODIES / f"{name}.txt" for name in READ])
        yield Youju(store).ask


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many times did the Daishan health bureau punish somebody in 2021?", "399"),
        ("How many times did the aid team in Changgao Township, Beipiao, go round explaining "
         "policies in 2024?", "80"),
        ("How many times did Yushang Township hold press briefings in 2024?", None),
        ("How many times did officials of Dapo Township go round explaining policies in 2024?",
         None),
    ],
)  # fmt: skip
def test_times_are_no_word_of_the_matter(ask, question, said):
    answer = ask(question)
    assert answer.abstained if said is None else said in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many stories did the Fushun Public Security Bureau get into the news media in 2019?",
         "534"),
        ("How many alerts about coming dangers did Ankang's emergency bureau send out in 2023?",
         "25"),
        ("How many clicks did the pages of Muta Township, Dongzhi County, get in 2024?", "97269"),
        ("How many items did Dapo Township in Rong'an send out in 2024?", "162"),
        ("Dapo Township, Rong'an, 2024: how much was sent out on WeChat?", "293"),
        ("What was the number of items Yushang Township made public in 2024?", "51"),
        ("How many items had Putian's Chengxiang police made public in all the years up to 2019?",
         "345"),
        ("How much in fees did Lantian's natural resources bureau bring in in 2021?", "75.9260"),
        ("How many complaints did Lirang Subdistrict in Xining settle in 2025?", "231"),
        ("How many stories did Ankang's emergency bureau get into newspapers in 2023?", None),
        ("How many alerts about forest fires did Ankang's emergency bureau send out in 2023?",
         None),
        ("How many clicks did Hengshan Town's pages get in 2022?", None),
    ],
)  # fmt: skip
def test_what_bodies_did_is_told_in_everyday_words(ask, question, said):
    answer = ask(question)
    assert answer.abstained if said is None else said in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who is in charge of the openness group at Fujian's agriculture department in 2020?",
         "分管厅领导"),
        ("Who led the openness group at Fujian's agriculture department in 2020?", "分管厅领导"),
        ("What three things did Yu'an District's water bureau say were wrong in 2013?",
         "宣传力度不够"),
        ("Through what outlets did the Tonghua human resources bureau reach the public in 2017?",
         "公共查阅点"),
        ("Where could people find what the Donghe District health commission put out in 2021?",
         "政务服务大厅"),
        ("Which in-house rules did the Tongren Education Bureau set up in 2020?", "保密制度"),
        ("Which in-house rules did Hengshan Town set up in 2022?", None),
        ("Who is in charge of the openness group at Gucheng's education bureau in 2020?", None),
    ],
)  # fmt: skip
def test_what_a_body_names_is_told_in_everyday_words(ask, question, said):
    answer = ask(question)
    assert answer.abstained if said is None else said in answer.text


def test_what_requests_were_about_is_told_by_kind_alone(ask):
    told = ask(
        "What subjects were the nine requests to Daye natural resources bureau in 2025 about?"
    )
    assert all(kind in told.text for kind in ("土地征收", "城市规划"))
    assert ask("What were the 31 requests to Minzhi Subdistrict in 2025 about?").abstained
    assert ask("What subjects were the eleven requests to Shengshi in 2025 about?").abstained


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Did the Pingdu police get more requests in 2023 than in 2022?", "No, "),
        ("Did the Pingdu police get fewer requests in 2023 than in 2022?", "Yes, "),
        ("Did the Pingdu police get more requests in 2022 than in 2023?", "Yes, "),
    ],
)
def test_a_year_is_held_against_the_one_before_in_its_own_report(ask, question, says):
    answer = ask(question)
    assert answer.text.startswith(says)
    assert "31 - 22 = 9" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Did the Pingdu police publish more items in 2023 than in 2022?",
        "Did Yaozhou's emergency bureau get more requests in 2023 than in 2022?",
    ],
)
def test_nothing_is_held_against_a_year_of_which_nothing_is_told(ask, question):
    assert ask(question).abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which put out more in 2023: the emergency bureau of Guangming or that of Yaozhou?",
         "609 - 284"),
        ("Who punished more people in 2021, the natural resources bureau of Lantian or of "
         "Ningqiang?", "81 - 1"),
    ],
)  # fmt: skip
def test_two_bodies_of_a_kind_named_once_are_compared(ask, question, said):
    assert said in ask(question).text


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Did Daye's health bureau or Daishan's get more?",
         "Did Daye's health bureau or Daishan's health bureau get more?"),
        ("Did the health bureau of Daye get more requests than that of Daishan?",
         "Did the health bureau of Daye get more requests than the health bureau of Daishan?"),
        ("the health bureau of Daye or Daishan?",
         "the health bureau of Daye or the health bureau of Daishan?"),
    ],
)  # fmt: skip
def test_a_kind_named_once_is_said_of_both(text, full):
    assert with_the_kind_of_both(text) == full


@pytest.mark.parametrize(
    "text",
    [
        "What did the education bureau of Tongren and Guizhou do?",
        "Did the Bureau of Natural Resources of Lantian get any?",
        "Did Qiaokou's own department or Wuhan's answer?",
    ],
)
def test_other_names_stay_as_they_are(text):
    assert with_the_kind_of_both(text) == text


@pytest.mark.parametrize(
    ("rules", "said"), [("rules", "in force: 4"), ("government rules", "in force: 0")]
)
def test_the_rules_of_a_bureau_are_its_documents(ask, rules, said):
    asked = f"How many {rules} did the Huachuan health bureau have in force at the close of 2021?"
    assert said in ask(asked).text
