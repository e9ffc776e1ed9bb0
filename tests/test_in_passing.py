"""What a question says in passing is no word that a figure or a sentence must have."""

import pytest
from stand_ins import BESIDE, QuickEngine

from assistant import Youju
from vectorstore.encoder import Encoder
from vectorstore.store import Store

REPORTS = (
    "pingtan-2016", "pingtan-2019", "pingtan-2020", "pingtan-2022", "pingtan-2024",
    "pingtan-county-2011", "hongze-2024", "shanghai-2022", "shanghai-science-commission-2024",
    "shijiazhuang-zhongshan-street-2021", "shuyang-2025", "suqian-2023", "taizhou-2017",
    "tianjin-hongqiao-service-office-2022",
    "wenzhou-lucheng-development-reform-2008", "wuchang-development-zone-2025",
)  # fmt: skip


@pytest.fixture(scope="module")
def youju(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store"), Encoder(QuickEngine())) as store:
        store.index([BESIDE / f"{name}.txt" for name in REPORTS])
        yield Youju(store)


def quotes(answer):
    return "".join("".join(c.quote.split()) for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # a verb before 了几, whatever the word breaker takes it for
        ("平潭县2011年县政府的公开栏换了几期?", "12期"),
        # "that level" after towns says nothing more of them
        ("平潭2016年乡镇那一级公布的信息有多少条?", "1638条"),
        ("洪泽2024年区府办替区政府接下来的公开申请是几件?", "17件"),
        # what is not meant, before what is
        ("平潭2020年清文件,没废掉、只是准备挑时候改一改的有几件?", "3件"),
        # what the city did by itself, of what all below it did too
        ("宿迁2023年那个政策简明问答市里自己出了几期?", "47期"),
        ("沭阳县2025年办件前先跟人聊过的有几次?", "49次"),
        ("平潭2019年有多少条是讲民生实事的?", "175条"),
        ("2024年平潭注销了几个没啥用、下面也管不过来的新媒体账号?", "5个"),
    ],
)
def test_chinese_as_people_speak_it_lacks_nothing_that_is_counted(youju, question, said):
    assert said in quotes(youju.ask(question))


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        # to deal with something is said of anything
        ("In 2021, how many visits from locals did Zhongshan Street in Shijiazhuang deal with?",
         "5320"),
        # what a whole is about says nothing of the kind of its figure
        ("Of Pingtan's 2019 notices about public money, how many were on bonds?", "4"),
        ("How many of Shanghai's 2022 press events had nothing to do with the epidemic series?",
         "40"),
        ("Web questionnaires, not calls for comment: how many did Pingtan's portal run in 2024?",
         "51"),
        ("Of the articles on the 'Shanghai Science and Technology' WeChat account in 2024, how "
         "many were written by its own people?", "294"),
        ("Of the requests Hongqiao's service office got in 2022, how many came from "
         "organisations filed under 'other'?", "3"),
    ],
)  # fmt: skip
def test_what_is_named_besides_does_not_hide_the_figure(youju, question, figure):
    assert f": {figure} " in youju.ask(question).text


def test_sums_asked_for_after_penalties_are_what_was_collected_in_fees(youju):
    before = [{"role": "user", "content": "中山街道2021年罚了多少起?"}]
    assert "0.092万元" in youju.ask("那收费呢,收了多少万元?", history=before).text


def test_that_all_were_closed_is_told_whatever_the_verb(youju):
    before = [
        {"role": "user", "content": "How many requests did Wuchang Development Zone get in 2025?"}
    ]
    answer = youju.ask("Have they all been dealt with?", history=before)
    assert answer.text.startswith("Yes")
    assert "均已办结" in quotes(answer)


def test_who_is_to_be_punished_for_a_breach_is_no_penalty_of_the_table(youju):
    answer = youju.ask(
        "Did Pingtan have to punish anyone for breaches of its disclosure duties in 2022?"
    )
    assert answer.text.startswith("No")
    assert "责任追究" in quotes(answer)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("For doubts about Taizhou's 2017 report, which division of the government office do you "
         "turn to?", "政府信息公开处"),
        ("2017年泰州的书记市长是在哪几个场合带头讲政策的?", "创新发展大会"),
        ("温州鹿城发改局2008年把信息公开的活儿交给局里哪个部门?", "放在局办公室"),
        ("Which three qualities did Hongqiao's government service office want its disclosure "
         "work to have in 2022?", "法制化、规范化、科学化"),
    ],
)  # fmt: skip
def test_the_sentence_is_found_that_tells_it_in_other_words(youju, question, said):
    assert said in quotes(youju.ask(question))


def test_another_row_is_of_all_again_after_a_look_at_some(youju):
    said = ("沭阳县2025年一共受理多少件公开申请?", "其中单位申请的?")
    before = [{"role": "user", "content": one} for one in said]
    assert "31件" in youju.ask("没办完留到下一年的呢?", history=before).text


def test_the_one_body_behind_a_sum_tells_which_one_took_it(youju):
    assert "民政局" in quotes(youju.ask("2025年沭阳那380元信息处理费是哪个局收的?"))


def test_how_often_something_was_done_counts_no_noun_behind_it(youju):
    asked = "Wie oft beantworteten Leiter der Bezirke von Taizhou (泰州) 2017 Fragen der Bürger?"
    assert ": 393 " in youju.ask(asked).text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many appeals on Pingtan's 有事你说 in 2020 were solved on the spot rather than "
         "followed up?", "162"),
        ("平潭2020年有事你说收到的诉求里,不是现场解决、而是跟进解决的有多少件?", "186"),
        ("Сколько обращений населения получила программа 有事你说 в Пинтане в 2020 году?", "348"),
        ("Quante domande della popolazione ha ricevuto 有事你说 a Pingtan nel 2020?", "348"),
    ],
)  # fmt: skip
def test_what_a_question_sets_aside_or_says_of_the_public_hides_no_figure(youju, question, figure):
    assert figure in youju.ask(question).text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("宿迁2023年经开区收办了多少件公开申请?", ["宿迁经济技术开发区55件"]),
        ("宿迁2023年经开区和洋河新区一共收办了多少件公开申请?",
         ["宿迁经济技术开发区55件", "市洋河新区16件）"]),
    ],
)  # fmt: skip
def test_a_zone_is_meant_however_its_kind_is_written(youju, question, figures):
    assert ["".join(c.quote.split()) for c in youju.ask(question).citations] == figures


@pytest.mark.parametrize(
    "question",
    [
        "宿城区2023年那348件申请里,企业提的有几件?(看宿迁的报告)",
        "宿城区2023年的申请里,企业提的有几件?(看宿迁的报告)",
    ],
)
def test_what_a_city_counts_by_applicant_is_no_figure_of_one_of_its_parts(youju, question):
    assert youju.ask(question).abstained


@pytest.mark.parametrize(
    "question",
    [
        "In Pingtan in 2016, which town put out the most government information?",
        "平潭2016年公开政府信息最多的是哪个乡镇?",
    ],
)
def test_which_had_the_most_is_told_by_the_sentence_that_names_it(youju, question):
    assert "澳前镇" in quotes(youju.ask(question))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # what is not of a matter is the rest of all
        ("上海2022年跟疫情没关系的市政府新闻发布活动有几场?", "151场"),
        # those who did something, each of them, are no kind of what is counted
        ("泰州2017年各部门跟群众交流、答疑了多少次", "393次"),
        ("洪泽2024年强制执行类的行政决定做了多少个", "84"),
        # several years beside the one asked of are no number that is asked for
        ("平潭2019年收到230件申请,怎么比前后几年多那么多?", "23"),
        # the problem that something was done about is no list of problems
        ("上海市科委2024年为解决栏目跟不上机构改革的问题,新开了哪个专栏?", "张江高新区"),
        ("Visits to the disclosure section of Pingtan's website: 2011 (the county) against 2016 "
         "(the experimental zone), what were the two figures?", "162103人次"),
    ],
)  # fmt: skip
def test_what_is_said_around_a_question_is_read_for_what_it_is(youju, question, said):
    assert said in quotes(youju.ask(question))


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("宿迁2023年备案政务新媒体多少个?比上年多还是少?", ["176个", "6.7%"]),
        ("宿迁2023年收办的申请比上年多还是少?", ["3607件", "70.3%"]),
        ("Did Suqian handle more or fewer applications in 2023 than the year before?",
         ["3607", "70.3%"]),
    ],
)  # fmt: skip
def test_whether_there_was_more_than_the_year_before_is_told_by_the_stated_change(
    youju, question, figures
):
    text = youju.ask(question).text
    assert all(figure in text for figure in figures)


@pytest.mark.parametrize(
    "question",
    ["宿迁2023年的行政复议比上年多还是少?", "宿迁2023年召开了几场新闻发布会?比上年多还是少?"],
)
def test_a_change_of_another_thing_tells_nothing_of_the_year_before(youju, question):
    assert "70.3" not in youju.ask(question).text
    assert "6.7" not in youju.ask(question).text
