"""Names of places, zones and bodies: what must be found, and what must not."""

import re
from pathlib import Path

import pytest

from corpus.furniture import furniture_spans
from corpus.gazetteer import Gazetteer, fold
from corpus.hangul import hangul_name
from corpus.header import header_of
from corpus.issuers import issuers_of
from corpus.places import PlaceIndex
from corpus.read import decode
from corpus.report import Header

REPORTS = Path(__file__).parents[1] / "corpus" / "reports"
QIAOKOU, KUNDULUN, URUMQI = "wuhan-qiaokou-2020", "kundulun-2013", "urumqi-2017"
HIGHTECH, CHUXIONG = "urumqi-hightech-zone-2018", "chuxiong-development-zone-2018"


@pytest.fixture(scope="module")
def five():
    headers = []
    for path in sorted(REPORTS.glob("*.txt")):
        text = decode(path.read_bytes(), path.name)
        headers.append((path.stem, header_of(text, furniture_spans(text), path.stem)))
    return PlaceIndex.build(headers)


def _header(issuer, year=2020, place=""):
    return Header(
        title=f"{issuer}{year}年政府信息公开工作年度报告", issuer=issuer, place=place, year=year
    )


@pytest.fixture(scope="module")
def many():
    issuers = [
        ("pingtan-county", "平潭县人民政府", 2011),
        ("pingtan-zone-2020", "平潭综合实验区", 2020),
        ("pingtan-zone-2019", "平潭综合实验区管委会", 2019),
        ("shanghai", "上海市人民政府", 2022),
        ("shanghai-science", "上海市科学技术委员会", 2024),
        ("zhongshan-street", "石家庄市桥西区中山街道办事处", 2021),
        ("luan", "六安市人民政府", 2015),
        ("taizhou", "泰州市人民政府", 2017),
        ("shuyang", "沐阳县人民政府", 2025),
        ("wuchang-zone", "武昌经济开发区管委会(滨江商务区管委会)", 2025),
        ("gulou-nanjing", "南京市鼓楼区人民政府", 2020),
        ("gulou-fuzhou", "福州市鼓楼区人民政府", 2020),
        ("heping", "天津市和平区人民政府", 2020),
        ("shaanxi", "陕西省人民政府", 2020),
        ("donghu", "武汉市生态环境局东湖生态旅游风景区分局", 2023),
        ("yuepuhu", "新疆维吾尔自治区喀什地区岳普湖县人民政府", 2020),
        ("xinjiang", "新疆维吾尔自治区人民政府", 2020),
    ]
    return PlaceIndex.build([(key, _header(issuer, year)) for key, issuer, year in issuers])


def _one(index, text):
    (mention,) = index.find(text)
    return mention


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("how many applications did Qiaokou receive in 2020", QIAOKOU),
        ("How many did Qiaokou District get?", QIAOKOU),
        ("Qiáokǒu", QIAOKOU),
        ("QIAOKOU", QIAOKOU),
        ("qiao kou", QIAOKOU),
        ("Qiao Kou District", QIAOKOU),
        ("Qiaokou Qu", QIAOKOU),
        ("Qiaokouqu", QIAOKOU),
        ("Qiaokou, Wuhan", QIAOKOU),
        ("Wuhan Qiaokou", QIAOKOU),
        ("Qiaokou District in Wuhan", QIAOKOU),
        ("Qiaokou District of Wuhan, Hubei", QIAOKOU),
        ("Wuhan's Qiaokou District", QIAOKOU),
        ("硚口2020年", QIAOKOU),
        ("硚口區2020年收到多少申請", QIAOKOU),
        ("武汉市硚口区", QIAOKOU),
        ("武汉硚口", QIAOKOU),
        ("湖北省武汉市硚口区人民政府", QIAOKOU),
        ("武漢市硚口区が受け付けた申請", QIAOKOU),
        ("礄口区", QIAOKOU),
        ("桥口区", QIAOKOU),
        ("Qiaoko", QIAOKOU),
        ("Qiaokuo district", QIAOKOU),
        ("в районе Цяокоу в 2020 году", QIAOKOU),
        ("Bezirk Qiaokou", QIAOKOU),
        ("Kundulun", KUNDULUN),
        ("Kundulung", KUNDULUN),
        ("Hondlon District", KUNDULUN),
        ("Baotou's Kundulun", KUNDULUN),
        ("昆区2013年政府热线", KUNDULUN),
        ("包头市昆区", KUNDULUN),
        ("昆都仑", KUNDULUN),
        ("昆都伦区", KUNDULUN),
        ("內蒙古包頭市昆都侖區", KUNDULUN),
        ("Ürümqi", URUMQI),
        ("Urumchi", URUMQI),
        ("Wulumuqi", URUMQI),
        ("Urumqi municipal government", URUMQI),
        ("乌市", URUMQI),
        ("乌鲁木齐市2017年", URUMQI),
        ("烏魯木齊市", URUMQI),
        ("乌鲁木奇市", URUMQI),
        ("Урумчи", URUMQI),
        ("Urumchi high tech zone", HIGHTECH),
        ("Urumqi's High-Tech Zone", HIGHTECH),
        ("the High-tech Zone of Urumqi", HIGHTECH),
        ("Urumqi High-tech Industrial Development Zone", HIGHTECH),
        ("Năm 2018, Khu công nghệ cao Urumqi", HIGHTECH),
        ("ウルムチ・ハイテク区", HIGHTECH),
        ("우루무치 하이테크구", HIGHTECH),
        ("в зоне высоких технологий Урумчи", HIGHTECH),
        ("в Урумчийской зоне высоких технологий", HIGHTECH),
        ("в Уханьском районе Цяокоу", QIAOKOU),
        ("в Цяокоуском районе", QIAOKOU),
        ("im Kunduluner Bezirk", KUNDULUN),
        ("le district high-tech d'Urumqi", HIGHTECH),
        ("el distrito de alta tecnología de Urumchi", HIGHTECH),
        ("zona ad alta tecnologia di Urumqi", HIGHTECH),
        ("乌鲁木齐高新区", HIGHTECH),
        ("乌鲁木齐市高新技术产业开发区", HIGHTECH),
        ("乌鲁木齐国家高新区(新市区)", HIGHTECH),
        ("高新区(新市区)2018年农业收入", HIGHTECH),
        ("新市区", HIGHTECH),
        ("乌鲁木齐市新市区", HIGHTECH),
        ("Xinshi District", HIGHTECH),
        ("the Chuxiong zone", CHUXIONG),
        ("Chuxiong High-tech Zone", CHUXIONG),
        ("Chuxiong Economic Development Zone", CHUXIONG),
        ("Chuxiong ETDZ", CHUXIONG),
        ("楚雄经开区", CHUXIONG),
        ("楚雄高新区哪个部门", CHUXIONG),
        ("楚雄开发区", CHUXIONG),
        ("楚雄州楚雄经济开发区", CHUXIONG),
        ("经开区2018年", CHUXIONG),
        ("经开区(高新区)2018年", CHUXIONG),
    ],
)
def test_every_name_of_an_issuer_finds_its_report(five, text, report):
    mention = _one(five, text)
    assert (mention.kind, mention.readings[0].report_ids) == ("issuer", (report,))
    assert mention.exact


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("Haidian", "海淀区"),
        ("Haidian District in Beijing", "海淀区"),
        ("What happened in Beijing", "北京市"),
        ("东莞2020年", "东莞市"),
        ("Number of FOI applications in Dongguan in 2020?", "东莞市"),
        ("Wuchang District", "武昌区"),
        ("Bezirk Wuchang in Wuhan", "武昌区"),
        ("Jianghan District in Wuhan", "江汉区"),
        ("武汉市江汉区", "江汉区"),
        ("洛浦县2018年", "洛浦县"),
        ("和平区", "和平区"),
        ("Shaanxi", "陕西省"),
        ("Shanxi Province", "山西省"),
        ("Xi'an", "西安市"),
        ("Tibet", "西藏自治区"),
        ("Canton", "广州市"),
        ("Lhasa", "拉萨市"),
        ("Hohhot", "呼和浩特市"),
        ("Пекин", "北京市"),
        ("武汉高新区", "武汉高新区"),
        ("Kashgar", "喀什地区"),
        ("单县", "单县"),
        ("Shan County", "单县"),
    ],
)
def test_a_place_without_a_report_is_known_and_never_an_issuer(five, text, zh):
    mention = _one(five, text)
    assert (mention.kind, mention.zh, mention.report_ids) == ("known_place", zh, ())


@pytest.mark.parametrize(
    "text",
    [
        "东湖高新区2018年",
        "张江高新区2018年",
        "武昌经开区2018年",
        "In 2018, did Donghu High-tech Zone get any?",
        "the Zhongguancun development zone and its Jinqiao Economic Development Zone",
        "平潭综合实验区2019年",
        "How many did Frobnitz District get?",
    ],
)
def test_a_zone_or_district_of_another_name_is_never_one_that_is_held(five, text):
    mentions = five.find(text)
    assert mentions
    assert {mention.kind for mention in mentions} == {"known_place"}


@pytest.mark.parametrize(
    "text",
    [
        "国家高新区2018年",
        "我们高新区",
        "2018年围绕高新区",
        "the National High-tech Zone",
        "请问高新区2018年",
    ],
)
def test_a_rank_or_a_plain_word_before_a_zone_is_no_name(five, text):
    assert _one(five, text).kind == "ambiguous"


@pytest.mark.parametrize(
    ("text", "zh", "reports"),
    [
        ("武汉市政府(全市)2020年收到多少申请", "武汉市", {QIAOKOU}),
        ("Wuhan", "武汉市", {QIAOKOU}),
        ("в Ухане", "武汉市", {QIAOKOU}),
        ("Hubei Province", "湖北省", {QIAOKOU}),
        ("包头市", "包头市", {KUNDULUN}),
        ("Inner Mongolia", "内蒙古自治区", {KUNDULUN}),
        ("新疆", "新疆维吾尔自治区", {URUMQI, HIGHTECH}),
        ("楚雄市", "楚雄市", {CHUXIONG}),
        ("楚雄州", "楚雄彝族自治州", {CHUXIONG}),
        ("Chuxiong City", "楚雄市", {CHUXIONG}),
        ("Chuxiong Yi Autonomous Prefecture", "楚雄彝族自治州", {CHUXIONG}),
        ("Yunnan", "云南省", {CHUXIONG}),
    ],
)
def test_a_place_around_issuers_names_them_without_being_one(five, text, zh, reports):
    mention = _one(five, text)
    assert (mention.kind, mention.zh) == ("parent", zh)
    assert set(mention.report_ids) == reports
    assert not mention.exact


@pytest.mark.parametrize(
    "text",
    [
        "",
        "创新和改革",
        "社会稳定和长治久安",
        "公安局收到多少申请",
        "和平发展",
        "资源配置",
        "城区改造",
        "矿区安全",
        "郊区",
        "人民群众",
        "平安建设和民生",
        "通道畅通",
        "开发区",
        "全区新区建设",
        "包头日报公开了几条信息",
        "乌鲁木齐银行",
        "中山路",
        "Wuhan University",
        "Baotou Daily",
        "Xi Jinping Thought",
        "The guide says how to apply",
        "How long can he wait?",
        "Which hotline did they answer?",
        "a mile from the dean",
        "the zone",
        "How many of them were government-funded?",
        "涉及多少人",
        "hightech industry",
        "urban district plan",
        "open government information requests received in 2020",
    ],
)
def test_ordinary_words_are_no_places(five, text):
    assert five.find(text) == ()


def test_the_city_comes_first_and_the_zone_named_after_it_second(five):
    mention = _one(five, "乌鲁木齐")
    assert mention.kind == "issuer"
    assert [reading.report_ids for reading in mention.readings] == [(URUMQI,), (HIGHTECH,)]
    assert mention.readings[0].score > mention.readings[1].score


def test_a_bare_name_of_which_only_the_zone_is_held_is_not_exact(five):
    mention = _one(five, "What about Chuxiong in 2018?")
    assert mention.report_ids == (CHUXIONG,)
    assert not mention.exact


@pytest.mark.parametrize("text", ["高新区2018年", "the high-tech zone", "高新技术产业开发区"])
def test_a_kind_of_zone_that_several_have_is_ambiguous(five, text):
    mention = _one(five, text)
    assert mention.kind == "ambiguous"
    assert set(mention.report_ids) == {CHUXIONG, HIGHTECH}


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("硚口区教育局2020年收到多少", "教育局"),
        ("Qiaokou education bureau", "教育局"),
        ("Qiaokou District's Finance Bureau", "财政局"),
        ("the education bureau of Qiaokou District", "教育局"),
        ("Qiaokou police", "公安局"),
        ("硚口区公安分局", "公安分局"),
        ("硚口区政务服务和大数据管理局", "政务服务和大数据管理局"),
        ("硚口区韩家墩街道2020年", "韩家墩街道"),
    ],
)
def test_a_department_without_a_report_is_flagged(five, text, department):
    mention = _one(five, text)
    assert (mention.department, mention.exact) == (department, False)
    assert mention.report_ids == (QIAOKOU,)


@pytest.mark.parametrize(
    "text",
    ["硚口区有多少街道", "硚口区人民政府办公室", "硚口区委", "Qiaokou government service hall"],
)
def test_what_is_no_department_is_not_flagged(five, text):
    assert _one(five, text).department == ""


def test_two_places_that_are_compared_stay_two(five):
    first, second = five.find("Compare Wuhan and Qiaokou")
    assert (first.zh, second.report_ids) == ("武汉市", (QIAOKOU,))
    assert [m.readings[0].report_ids for m in five.find("乌鲁木齐和昆都仑区谁多")] == [
        (URUMQI,),
        (KUNDULUN,),
    ]


def test_a_place_that_only_tells_where_is_absorbed(five):
    assert _one(five, "In Wuhan, how many requests did Qiaokou get?").report_ids == (QIAOKOU,)


def test_a_mention_gives_its_place_in_the_question(five):
    text = "２０２０年 武漢市硚口區，收到多少？"
    mention = _one(five, text)
    assert text[mention.start : mention.end] == mention.text == "武漢市硚口區"


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("平潭综合实验区", ("pingtan-zone-2019", "pingtan-zone-2020")),
        ("Pingtan Comprehensive Experimental Zone", ("pingtan-zone-2019", "pingtan-zone-2020")),
        ("平潭县", ("pingtan-county",)),
        ("комплексная экспериментальная зона Пинтань", ("pingtan-zone-2019", "pingtan-zone-2020")),
        ("la zone expérimentale de Pingtan", ("pingtan-zone-2019", "pingtan-zone-2020")),
        ("핑탄 종합실험구", ("pingtan-zone-2019", "pingtan-zone-2020")),
        ("上海市2022年", ("shanghai",)),
        ("上海市科委", ("shanghai-science",)),
        ("上海市科学技术委员会", ("shanghai-science",)),
        ("Shanghai Science and Technology Commission", ("shanghai-science",)),
        ("桥西区中山街道", ("zhongshan-street",)),
        ("中山街道办事处", ("zhongshan-street",)),
        ("Zhongshan Subdistrict", ("zhongshan-street",)),
        ("Zhongshan neighbourhood office", ("zhongshan-street",)),
        ("Чжуншань (中山街道)", ("zhongshan-street",)),
        ("Shanghai STC", ("shanghai-science",)),
        ("Lu'an", ("luan",)),
        ("Luan City", ("luan",)),
        ("Taizhou in Jiangsu", ("taizhou",)),
        ("沭阳县", ("shuyang",)),
        ("滨江商务区", ("wuchang-zone",)),
        ("武昌经开区", ("wuchang-zone",)),
        ("南京鼓楼区", ("gulou-nanjing",)),
        ("Gulou District, Fuzhou", ("gulou-fuzhou",)),
        ("和平区", ("heping",)),
        ("天津和平", ("heping",)),
        ("Shaanxi", ("shaanxi",)),
        ("新疆维吾尔自治区喀什地区岳普湖县", ("yuepuhu",)),
        ("Xinjiang", ("xinjiang",)),
    ],
)
def test_governments_zones_towns_and_departments_are_told_apart(many, text, reports):
    mention = _one(many, text)
    assert (mention.kind, mention.readings[0].report_ids) == ("issuer", reports)


def test_a_district_name_that_two_issuers_share_is_ambiguous(many):
    mention = _one(many, "鼓楼区2020年")
    assert mention.kind == "ambiguous"
    assert set(mention.report_ids) == {"gulou-nanjing", "gulou-fuzhou"}


def test_the_parent_elsewhere_in_the_question_settles_it(many):
    assert _one(many, "福州有多少申请?鼓楼区2020年").report_ids == ("gulou-fuzhou",)


def test_a_branch_is_not_taken_for_its_whole_department(many):
    mention = _one(many, "武汉市生态环境局2023年")
    assert (mention.report_ids, mention.exact) == (("donghu",), False)


def test_without_a_department_the_government_is_meant(many):
    assert _one(many, "上海").readings[0].report_ids == ("shanghai",)


def test_a_street_of_another_district_is_not_the_one_held(many):
    assert all(m.kind != "issuer" for m in many.find("海淀区中山街道"))


def test_shanxi_is_never_shaanxi(many):
    assert _one(many, "Shanxi").kind == "known_place"


def test_pingtan_alone_reads_as_the_county_then_the_zone(many):
    mention = _one(many, "平潭")
    assert mention.readings[0].report_ids == ("pingtan-county",)
    assert mention.readings[1].report_ids == ("pingtan-zone-2019", "pingtan-zone-2020")


def test_english_names_are_given_for_answers(five):
    assert _one(five, "硚口").en == "Qiaokou District"
    assert _one(five, "乌鲁木齐").en == "Urumqi"
    assert _one(five, "东莞").en == "Dongguan"
    assert _one(five, "乌鲁木齐高新区").en == "Urumqi High-tech Zone"


def test_an_index_without_issuers_knows_places_all_the_same():
    assert _one(PlaceIndex.build([]), "Qiaokou").kind == "known_place"


@pytest.mark.parametrize("spelling", ["Lüliang", "Luliang", "Lvliang", "Lyuliang"])
def test_a_name_with_u_umlaut_is_known_in_each_of_its_spellings(five, spelling):
    found = five.find(f"How many requests did {spelling} receive?")
    assert [mention.kind for mention in found] == ["known_place"]
    assert "1411" in {place.code for place in five.gazetteer.latin[fold(spelling)]}


@pytest.fixture(scope="module")
def bureaus():
    issuers = [
        ("hanzhong-market", "汉中市市场监督管理局", 2020),
        ("pingyang-market", "平阳县市场监督管理局", 2020),
        ("zone-market", "益阳高新区市场监督管理局", 2020),
        ("yiyang-education", "益阳市教育局", 2016),
        ("dazhu-resources", "大竹县自然资源局", 2023),
        ("yangxian-resources", "洋县自然资源局", 2023),
        ("hexi", "南京市河西新城区开发建设管委会", 2015),
        ("dongfeng", "东风场", 2024),
        ("dadongba", "大东坝镇人民政府", 2021),
        ("xiangzhou-tax", "国家税务总局珠海市香洲区税务局", 2023),
        ("qingxin", "清远市清新区人民政府办公室", 2022),
        ("zhongcang", "中仓街道", 2025),
        ("shifu", "市府东路街道", 2025),
        ("zhongjiang", "中江县人民政府", 2022),
    ]
    return PlaceIndex.build([(key, _header(issuer, year)) for key, issuer, year in issuers])


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("汉中市市场监管局2020年罚了多少", "hanzhong-market"),
        ("How many fines did Pingyang's market regulator issue?", "pingyang-market"),
        ("益阳高新区市场监管局2020年", "zone-market"),
        ("the Hexi New Town committee in Nanjing", "hexi"),
        ("香洲区税务局2023年", "xiangzhou-tax"),
        ("大竹县自规局2023年", "dazhu-resources"),
        ("平阳县市监局2020年", "pingyang-market"),
        ("Qingxin District government office", "qingxin"),
        ("How many accounts does Zhongcang's system have?", "zhongcang"),
        ("How much did Shifu East Road disclose?", "shifu"),
        ("Zhongjiang's videos", "zhongjiang"),
    ],
)
def test_a_body_is_found_by_what_people_call_it(bureaus, text, report):
    found = [mention for mention in bureaus.find(text) if mention.kind == "issuer"]
    assert [mention.report_ids for mention in found] == [(report,)]


@pytest.mark.parametrize(
    "text",
    [
        "大竹县和洋县的自然资源局2023年哪个收到的申请多",
        "大竹县、洋县自然资源局谁收到的申请多",
        "Which natural resources bureau got more, that of Dazhu County or Yang County? "
        "natural resources bureaus of Dazhu and Yangxian",
    ],
)
def test_a_department_said_once_of_two_places_is_that_of_both(bureaus, text):
    named = {mention.report_ids for mention in bureaus.find(text) if mention.kind == "issuer"}
    assert named == {("dazhu-resources",), ("yangxian-resources",)}


def test_a_bureau_of_a_city_is_not_that_of_its_zone(bureaus):
    mention = _one(bureaus, "益阳高新区教育局2016年")
    assert mention.report_ids != ("yiyang-education",)


def test_a_committee_in_a_city_is_not_the_city(bureaus):
    mention = _one(bureaus, "How many requests did Nanjing receive?")
    assert mention.kind == "parent"


def test_a_name_that_only_begins_like_a_county_is_not_in_it(bureaus):
    assert bureaus.english_name("dongfeng") == "东风场"
    assert bureaus.english_name("dadongba") == "大东坝镇人民政府"


@pytest.fixture(scope="module")
def bodies():
    named = [
        ("daye", "大冶市自然资源和规划局", 2025, ""),
        ("lantian", "蓝田县自然资源和规划局", 2021, ""),
        ("ningqiang", "宁强县自然资源局", 2021, ""),
        ("jinxiang", "金乡县水务局", 2009, ""),
        ("yuan", "裕安区水利局", 2013, ""),
        ("some-water", "县水务局", 2017, ""),
        ("donghe", "东河区卫生健康委员会", 2021, "东河区"),
        ("state-health", "国家卫生健康委", 2024, ""),
        ("state-tax", "国家税务总局", 2010, ""),
        ("daishan", "岱山县卫生健康局", 2021, ""),
        ("pingdu", "平度市公安局", 2023, ""),
        ("chengxiang", "莆田市公安局城厢分局", 2019, ""),
        ("tongren", "市教育局", 2020, "铜仁市"),
        ("ankang", "市应急管理局", 2023, "安康市"),
        ("deyang", "市城管执法局", 2020, "德阳市"),
        ("tonghua", "通化市人力资源和社会保障局", 2017, ""),
        ("dehua", "德化县审计局", 2010, ""),
        ("donghu", "武汉市生态环境局东湖生态旅游风景区分局", 2023, ""),
        ("hengyang", "衡阳市人民政府", 2008, ""),
        ("huaian", "淮安市自然资源和规划局", 2021, ""),
        ("xinhua", "新华街道办事处", 2019, ""),
        ("lirang", "西宁市城中区人民政府礼让街街道办事处", 2025, "西宁市城中区礼让街街道"),
        ("changgao", "北票市长皋乡人民政府", 2024, ""),
        ("laozhou", "义安区老洲乡", 2024, "铜陵市义安区老洲乡"),
        ("laifeng", "来凤县政务服务和大数据管理局", 2021, ""),
        ("some-audit", "区审计局", 2020, ""),
        ("dingzhou-zone", "经济开发区管委会", 2020, "定州市经济开发区"),
        ("nowhere-zone", "经济开发区", 2020, ""),
        ("kaifeng", "开封市人民政府", 2020, ""),
    ]
    return PlaceIndex.build([(key, _header(name, year, at)) for key, name, year, at in named])


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("大冶自然资源局2025年收到多少件申请", "daye"),
        ("大冶市国土局2025年", "daye"),
        ("蓝田县资源规划局2021年", "lantian"),
        ("the land bureau of Daye", "daye"),
        ("铜仁市教体局2020年", "tongren"),
        ("2023年安康应急局主动公开了多少条信息", "ankang"),
        ("金乡县水利局2009年", "jinxiang"),
        ("Donghe District (Baotou) Health Commission", "donghe"),
        ("国家卫健委2024年", "state-health"),
        ("the National Health Commission in 2024", "state-health"),
        ("How many did the NHC receive?", "state-health"),
        ("the State Administration of Taxation in 2010", "state-tax"),
        ("daishan weijianju", "daishan"),
        ("le bureau de la santé de Daishan", "daishan"),
        ("Gesundheitsbehörde des Kreises Daishan", "daishan"),
        ("управление здравоохранения уезда Дайшань", "daishan"),
        ("다이산현 위생건강국", "daishan"),
        ("the police in Pingdu", "pingdu"),
        ("Pingdu PSB", "pingdu"),
        ("la policía de Pingdu", "pingdu"),
        ("平度公安收到多少件申请", "pingdu"),
        ("城厢区公安分局2019年", "chengxiang"),
        ("Chengxiang police in Putian", "chengxiang"),
        ("the Chengxiang branch of the Putian Public Security Bureau", "chengxiang"),
        ("Deyang city management bureau", "deyang"),
        ("Deyang's chengguan", "deyang"),
        ("Tonghua HRSS bureau", "tonghua"),
        ("the auditors of Dehua", "dehua"),
        ("东湖风景区生态环境分局2023年", "donghu"),
        ("武汉东湖风景区环保局", "donghu"),
        ("Donghu ecology bureau", "donghu"),
        ("East Lake Scenic Area ecology bureau", "donghu"),
        ("武汉东湖风景区的生态环境分局", "donghu"),
        ("东湖景区环境局2023年", "donghu"),
        ("the environmental branch bureau of Wuhan's East Lake scenic area", "donghu"),
        ("East Lake scenic area's environmental branch bureau", "donghu"),
        ("the ecology sub-bureau of the East Lake Eco-tourism Scenic Area", "donghu"),
        ("управление экологии Дунху в Ухане", "donghu"),
        ("die Umweltbehörde des East Lake (Donghu) in Wuhan", "donghu"),
        ("武漢東湖風景区の生態環境分局", "donghu"),
        ("우한 둥후 풍경구 생태환경분국", "donghu"),
        ("来鳳県の政務サービス事務所", "laifeng"),
        ("来鳳県の政務服務弁公室", "laifeng"),
        ("Biro audit Kabupaten Dehua berapa?", "dehua"),
        ("Straßenviertel Xinhua in Tongzhou", "xinhua"),
        ("长皋2024年收到多少申请", "changgao"),
        ("湖南衡阳2008年", "hengyang"),
        ("江苏淮安自规局2021年", "huaian"),
        ("Yu'an Water Resources Bureau", "yuan"),
        ("Xinhua Sub-district Office", "xinhua"),
        ("礼让街街道2025年", "lirang"),
        ("城中区礼让街办事处2025年", "lirang"),
        ("Lirang Street Subdistrict in Xining", "lirang"),
        ("Changgao Xiang", "changgao"),
        ("Changgao Township government in Beipiao", "changgao"),
        ("the Xinhua Sub-district government in Tongzhou", "xinhua"),
        ("the township of Changgao", "changgao"),
        ("le canton de Laozhou", "laozhou"),
        ("定州经开区2020年", "dingzhou-zone"),
        ("the audit bureau of Wendeng District", "some-audit"),
        ("a auditoria do distrito de Wendeng (文登区审计局)", "some-audit"),
    ],
)
def test_a_body_is_found_however_it_is_called(bodies, text, report):
    found = bodies.find(text)
    assert [(mention.kind, mention.report_ids, mention.department) for mention in found] == [
        ("issuer", (report,), "")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "黄石市自然资源和规划局2025年",
        "Huangshi natural resources bureau",
        "青岛市公安局2023年",
        "莆田市公安局2019年",
        "温州市水务局2014年",
        "鹿寨教育局2019年",
        "国家税务总局北京市税务局2010年",
        "大冶市教育局2025年",
        "Daye education bureau",
        "临汾经济开发区2020年",
        "城中区人民政府2025年",
        "开封市公安局2020年",
        "东湖风景区2023年",
        "the finance bureau of the East Lake scenic area",
        "木里县审计局2020年",
        "长皋村2024年",
    ],
)
def test_a_body_is_never_that_of_another_place_or_another_body_of_its_own(bodies, text):
    assert not any(m.kind in ("issuer", "ambiguous") and m.exact for m in bodies.find(text))


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Daye's natural resources bureau in 2025 or Lantian's in 2021", {"daye", "lantian"}),
        ("the natural resources bureaus of Daye (2025) and Lantian (2021)", {"daye", "lantian"}),
        ("Daye's or Lantian's natural resources bureau", {"daye", "lantian"}),
        ("大冶、蓝田、宁强三地的自然资源局", {"daye", "lantian", "ningqiang"}),
        (
            "Which water bureau disclosed more: Jinxiang County in 2009 or Yu'an District in 2013?",
            {"jinxiang", "yuan"},
        ),
        ("Jinxiang's water bureau in 2009 and Yu'an's in 2013", {"jinxiang", "yuan"}),
    ],
)
def test_a_department_named_once_is_that_of_each_place(bodies, text, reports):
    named = {one for m in bodies.find(text) if m.kind == "issuer" for one in m.report_ids}
    assert named == reports


def test_a_street_is_no_office_of_a_district(bodies):
    assert bodies.by_report["xinhua"].kind == "town"
    assert not bodies.by_report["xinhua"].places


def test_what_is_done_is_no_office_that_does_it(bodies):
    assert [m.department for m in bodies.find("开封市政务办理了多少件")] == [""]


@pytest.mark.parametrize(
    "said",
    [
        "ウルムチのハイテク産業開発区",
        "ウルムチ市ハイテク区",
        "우루무치시의 첨단기술산업개발구",
        "зоне высоких технологий города Урумчи",
        "Hightech-Zone der Stadt Urumqi",
        "Urumçi'nin yüksek teknoloji bölgesi",
        "strefie zaawansowanych technologii w Urumczi",
        "khu công nghệ cao của Urumqi",
        "منطقة التكنولوجيا الفائقة في أورومتشي",
        "เขตไฮเทคของอุรุมชี",
    ],
)
def test_a_zone_and_its_place_are_one_thing_whatever_word_joins_them(five, said):
    (mention,) = five.find(f"2018: {said}?")
    assert mention.text == said
    assert mention.report_ids == (HIGHTECH,)


def test_a_long_korean_name_needs_no_ending_and_a_short_one_does(five):
    assert [m.zh for m in five.find("스자좡은 몇 건")] == ["石家庄市"]
    assert [m.zh for m in five.find("난징시는 몇 건")] == ["南京市"]
    assert five.find("지난해는 몇 건") == ()  # last year, not Jinan


def test_every_place_can_be_spelt_in_hangul():
    for place in Gazetteer.load().places.values():
        assert re.fullmatch("[가-힣]+", hangul_name(place.syllables)), place.name


def test_a_name_said_twice_is_no_narrower_than_said_once(five):
    (mention,) = five.find("أورومتشي (乌鲁木齐) 2017")
    assert mention.zh == "乌鲁木齐市人民政府机关"


def test_a_misprinted_name_is_spelt_as_it_is_printed_and_no_other_name_is():
    places = {"沐阳县人民政府": "", "莆田市公安局城厢分局": "", "人民政府": "沭阳县"}
    headers = [(n, Header(title=n, issuer=n, place=place)) for n, place in places.items()]
    found = issuers_of(headers, Gazetteer.load())
    spelt = frozenset[str]().union(*(one.aliases for one in found))
    assert "muyangcounty" in spelt
    assert not spelt & {"", "county", "city", "district", "putian", "putiancity"}


def test_a_department_may_be_named_by_who_heads_it(bodies):
    found = bodies.find("What did Deyang's urban management chief say?")
    assert {mention.report_ids for mention in found} == {("deyang",)}
    (place,) = bodies.find("What did Deyang's transport chief say?")
    assert place.kind == "parent"


def test_an_english_word_is_no_misspelt_place():
    held = PlaceIndex.build([("jining", Header(title="济宁市", issuer="济宁市", year=2023))])
    assert not held.find("how many mining firms were closed")
    (place,) = held.find("how many firms did Jininng close")
    assert place.report_ids == ("jining",)


@pytest.mark.parametrize(
    ("question", "name"), [("宿迁市长信箱收到多少信", "宿迁"), ("宿迁市长江边", "宿迁市")]
)
def test_the_head_of_a_city_takes_no_letter_of_its_name(question, name):
    held = PlaceIndex.build([("suqian", Header(title="宿迁市", issuer="宿迁市", year=2023))])
    (place,) = held.find(question)
    assert place.text == name
