import json
from pathlib import Path

import pytest

from corpus.decoding import decode
from corpus.furniture import furniture_spans
from corpus.header import header_of, level_of, place_of
from corpus.report import Header
from corpus.unplaced import unplaced_body

FIVE = Path("corpus/reports")
MORE = Path(__file__).parent / "reports"


def header(text: str, name: str = "a.txt") -> Header:
    return header_of(text, furniture_spans(text), name)


def header_in(path: Path) -> Header:
    return header(decode(path.read_bytes(), path.name), path.name)


@pytest.mark.parametrize(
    ("name", "issuer", "place", "level", "year", "published"),
    [
        (
            "chuxiong-development-zone-2018",
            "楚雄经开区(高新区)",
            "楚雄经开区(高新区)",
            "zone",
            2018,
            "2018-12-20",
        ),
        ("kundulun-2013", "昆都仑区人民政府", "昆都仑区", "district", 2013, "2014-01-30"),
        ("urumqi-2017", "乌鲁木齐市人民政府机关", "乌鲁木齐市", "city", 2017, "2018-01-02"),
        (
            "urumqi-hightech-zone-2018",
            "乌鲁木齐国家高新区(新市区)",
            "乌鲁木齐国家高新区(新市区)",
            "zone",
            2018,
            "2019-01-11",
        ),
        ("wuhan-qiaokou-2020", "武汉市硚口区", "湖北省武汉市硚口区", "district", 2020, ""),
    ],
)
def test_the_headers_of_the_bundled_reports(name, issuer, place, level, year, published):
    found = header_in(FIVE / f"{name}.txt")
    assert (found.issuer, found.place, found.level) == (issuer, place, level)
    assert (found.year, found.published) == (year, published)


@pytest.mark.parametrize(
    ("name", "issuer", "level", "year"),
    [
        ("001", "宿迁市", "city", 2023),
        ("003", "淮安市人民政府", "city", 2024),
        ("006", "淮安市洪泽区人民政府", "district", 2024),
        ("008", "上海市科委", "department", 2024),
        ("010", "沐阳县人民政府", "county", 2025),
        ("012", "平潭综合实验区", "zone", 2024),
        ("019", "平潭县人民政府", "county", 2011),
        ("022", "武汉市生态环境局东湖生态旅游风景区分局", "department", 2023),
        ("024", "石家庄市桥西区中山街道办事处", "street", 2021),
        ("026", "区政务服务办", "department", 2022),
        ("028", "区审计局", "department", 2020),
        ("030", "武昌经开区管委会(滨江商务区管委会)", "zone", 2025),
        ("032", "上海市", "province", 2022),
        ("034", "鹿城区发展和改革局", "department", 2008),
        ("036", "福州市晋安区", "district", 2016),
        ("038", "泰州市人民政府", "city", 2017),
        ("040", "螺洋街道", "street", 2021),
        ("042", "六安市", "city", 2015),
    ],
)
def test_issuer_level_and_year_of_other_real_reports(name, issuer, level, year):
    found = header_in(MORE / f"{name}.txt")
    assert (found.issuer, found.level, found.year) == (issuer, level, year)


def test_the_year_is_the_year_reported_on_and_not_of_publication():
    found = header_in(MORE / "030.txt")
    assert (found.year, found.published) == (2025, "2026-01-08")


def test_a_title_broken_over_lines_is_joined():
    assert header_in(MORE / "003.txt").title == "淮安市人民政府2024年政府信息公开工作年度报告"
    assert header_in(MORE / "008.txt").title == "2024年上海市科委政府信息公开工作年度报告"


def test_a_line_broken_within_the_name_of_a_document_is_no_title():
    found = header(
        "2025 年上海市人民政府办公厅政府信息公开\n工作年度报告\n"
        "本年度报告根据《中华人民共和国政府信息公开条例》（以\n"
        "下简称《条例》）、《上海市政府信息公开规定》（以下简称《规\n"
        "定》）和《关于印发中华人民共和国政府信息公开工作年度报告\n格式的通知》的要求编制。\n"
    )
    assert found.title == "2025年上海市人民政府办公厅政府信息公开工作年度报告"
    assert (found.issuer, found.year) == ("上海市人民政府办公厅", 2025)


def test_a_signature_within_a_line_gives_the_date_of_publication():
    text = (
        "平潭县人民政府2012年政府信息公开工作年度报告 本报告由五个部分组成，统计期限自2012年1月1日"
        "起至2012年12月31日止。保证信息公开工作持续良好地开展。 平潭县人民政府 2013年1月16日 "
        "附件1：政府信息公开情况统计表 指标名称计量单位2012年度历年累计主动公开信息数条00"
    )
    assert header(text).published == "2013-01-16"
    unsigned = text.replace("平潭县人民政府 2013年", "印发 2013年")
    assert header(unsigned).published == ""


def test_addresses_and_numbers_come_from_the_metadata_and_nowhere_else():
    assert header_in(MORE / "012.txt").url == (
        "https://www.pingtan.gov.cn/zwgk/zfxxgk/zfxxgknb/202503/t20250310_97791.htm"
    )
    assert header_in(FIVE / "urumqi-2017.txt").url is None
    assert header_in(MORE / "038.txt").index_number == "014416330/2018-04736"
    chuxiong = header_in(FIVE / "chuxiong-development-zone-2018.txt")
    assert chuxiong.index_number == "11532301734304660U-/2018-1227004"
    assert chuxiong.document_number == ""


def test_the_date_of_a_republished_copy_is_not_the_date_of_publication():
    assert header_in(FIVE / "wuhan-qiaokou-2020.txt").published == ""


def test_text_that_is_no_report_has_its_first_line_as_title_and_nothing_else():
    found = header("出师表\n先帝创业未半而中道崩殂，今天下三分。\n2019年印。\n")
    assert json.loads(json.dumps(found.title)) == "出师表"
    assert (found.issuer, found.place, found.level, found.year) == ("", "", "", None)


@pytest.mark.parametrize(
    ("issuer", "place", "level"),
    [
        ("广西壮族自治区人民政府", "广西壮族自治区", "province"),
        ("北京市城市管理委员会", "北京市", "department"),
        ("天津市红桥区人民政府政务服务办公室", "天津市红桥区", "department"),
        ("楚雄彝族自治州人民政府", "楚雄彝族自治州", "prefecture"),
        ("浙江省台州市路桥区螺洋街道办事处", "浙江省台州市路桥区螺洋街道", "street"),
        ("鄂托克旗人民政府", "鄂托克旗", "county"),
        ("苏州工业园区管理委员会", "苏州工业园区", "zone"),
        ("喀什地区行政公署", "喀什地区", "prefecture"),
        ("乌鲁木齐市新市区人民政府", "乌鲁木齐市新市区", "district"),
        ("上海市浦东新区人民政府", "上海市浦东新区", "district"),
        ("前郭尔罗斯蒙古族自治县人民政府", "前郭尔罗斯蒙古族自治县", "county"),
        ("国家税务总局武汉市税务局", "武汉市", "department"),
        ("", "", ""),
    ],
)
def test_place_and_level_follow_from_the_name_of_the_issuer(issuer, place, level):
    assert place_of(issuer) == place
    assert level_of(issuer) == level


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某县二〇一三年政府信息公开年度报告", 2013),
        ("某县二○一一年度政府信息公开工作年度报告", 2011),
        ("2019年某县人民政府信息公开年度报告", 2019),
    ],
)
def test_a_year_in_chinese_figures_is_a_year(title, year):
    assert header(f"{title}\n一、概述\n本年度公开信息12条，均为主动公开的政府信息。\n").year == year


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (
            "2012年金山区卫生局政府信息公开年报 保护视力色: 杏仁黄 【字体: 打印本页 关闭窗口",
            "2012年金山区卫生局政府信息公开年报",
        ),
        (
            "某县2019年政府信息公开工作年度报告 【字体：大 中 小】",
            "某县2019年政府信息公开工作年度报告",
        ),
        (
            "某县2019年政府信息公开工作年度报告 发布时间：2020-01-20",
            "某县2019年政府信息公开工作年度报告",
        ),
    ],
)
def test_what_the_page_prints_behind_a_title_is_no_part_of_it(line, title):
    assert header(f"{line}\n\n一、概述\n2012年，我局主动公开政府信息20条。\n").title == title


def test_a_market_is_no_city():
    assert place_of("渑池县市场监督管理局") == "渑池县"
    assert place_of("汉中市市场监督管理局") == "汉中市"


def test_a_school_year_is_no_part_of_the_issuer():
    found = header("西南大学2014-2015学年信息公开工作年度报告\n\n一、概述\n我校公开信息。\n")
    assert found.issuer == "西南大学"


@pytest.mark.parametrize(
    ("opening", "title", "issuer"),
    [
        (
            "根据《中华人民共和国政府信息公开条例》规定，现将北坡镇2022年政府信息公开工作年度报告进行公开。",
            "北坡镇2022年政府信息公开工作年度报告",
            "北坡镇",
        ),
        (
            "根据《政府信息公开条例》要求，现公布《贵阳市2021年政府信息公开工作年度报告》。",
            "贵阳市2021年政府信息公开工作年度报告",
            "贵阳市",
        ),
        (
            "根据《政府信息公开条例》，编制我单位2021年政府信息公开工作年度报告。如有疑问请与来凤县"
            "政务服务和大数据管理局（地址：政务服务中心501室，联系电话：0718-6277499）。",
            "2021年政府信息公开工作年度报告",
            "来凤县政务服务和大数据管理局",
        ),
        (
            "本报告依据《政府信息公开条例》要求，由平阳县公安局结合有关统计数据编制。",
            "平阳县公安局2021年政府信息公开工作年度报告",
            "平阳县公安局",
        ),
        (
            "本报告根据《政府信息公开条例》编制。如有疑问，请联系:向阳区人民政府办公室,联系电话:0454-8607012。",
            "向阳区人民政府办公室2021年政府信息公开工作年度报告",
            "向阳区人民政府办公室",
        ),
        (
            "本报告根据《政府信息公开条例》编制，全面总结西宁市城中区礼让街街道办事处2021年政府信息公开工作情况。",
            "西宁市城中区礼让街街道办事处2021年政府信息公开工作年度报告",
            "西宁市城中区礼让街街道办事处",
        ),
        (
            "现公布阳山县人民政府办公室（以下简称县政府办公室）2021年政府信息公开工作年度报告。",
            "阳山县人民政府办公室2021年政府信息公开工作年度报告",
            "阳山县人民政府办公室",
        ),
        (
            "根据《省政务公开领导小组办公室关于做好2021年度政府信息公开工作年度报告编制工作的通知》要求"
            "编制。\n2021年，铜仁市教育局高度重视信息公开工作，公开信息202条。",
            "铜仁市教育局2021年政府信息公开工作年度报告",
            "铜仁市教育局",
        ),
    ],
)
def test_a_report_without_a_title_says_in_its_sentences_whose_it_is(opening, title, issuer):
    found = header(
        f"{opening}\n本年报中所列数据的统计期限自2021年1月1日起至2021年12月31日止。\n一、总体情况\n"
        "2021年，我单位主动公开政府信息12条。\n"
    )
    assert (found.title, found.issuer) == (title, issuer)


def test_a_report_that_does_not_say_whose_it_is_has_its_year_all_the_same():
    found = header(
        "一、总体情况\n（一）主动公开\n认真贯彻《政府信息公开条例》精神，主动公开政府信息76条。\n"
        "（二）依申请公开\n2022年度我镇未收到任何形式的依申请公开政府信息。\n"
    )
    assert (found.issuer, found.year) == ("", 2022)


def test_a_title_broken_behind_the_year_or_the_issuer_is_joined():
    town = header("2019年西街街道\n政府信息公开工作年度报告\n本报告根据条例编制，请予监督。\n")
    assert (town.title, town.issuer) == ("2019年西街街道政府信息公开工作年度报告", "西街街道")
    city = header("宿州市人民政府2016年\n政府信息公开工作年度报告\n宿州市人民政府办公室\n")
    assert (city.title, city.issuer) == (
        "宿州市人民政府2016年政府信息公开工作年度报告",
        "宿州市人民政府",
    )


def test_the_name_of_a_copying_site_before_the_title_is_no_part_of_it():
    found = header(
        "example.com东城街道2019年政府信息公开工作年度报告\n\n一、总体情况\n公开信息。\n"
    )
    assert (found.title, found.issuer) == (
        "东城街道2019年政府信息公开工作年度报告",
        "东城街道",
    )


def test_a_body_without_a_place_sits_where_the_only_government_named_does():
    office = (
        "县统计局2021年政府信息公开工作年度报告\n根据《平武县人民政府办公室关于编制工作的通知》要求，"
        "现报告如下。\n"
    )
    assert header(office).place == "平武县"
    assert header(office + "公开信息时学习了北川县人民政府的做法。\n").place == ""
    town = "马头铺镇2022年政府信息公开工作年度报告\n本报告在新乐市人民政府网站公布，请予监督。\n"
    assert header(town).place == "新乐市马头铺镇"


def test_the_pages_around_a_report_tell_where_a_town_or_a_zone_is():
    town = "> 新乐市政府信息公开平台\n马头铺镇2022年政府信息公开工作年度报告\n一、总体情况\n"
    assert header(town).place == "新乐市马头铺镇"
    zone = (
        "2020年政府信息公开工作年度报告\n本报告可在定州市人民政府门户下载。"
        "如有疑问，请与经济开发区管委会党政办公室联系（电话：0312）。\n"
    )
    assert header(zone).place == "定州市经济开发区"


def test_the_city_before_a_district_is_found_wherever_it_is_named():
    bureau = (
        "长安区卫生健康局2021年政府信息公开工作年度报告\n向社会公布西安市长安区卫生健康局2021年度"
    )
    assert header(bureau + "信息公开年度报告。\n").place == "西安市长安区"


def test_a_report_that_begins_with_its_first_section_is_one():
    found = header(
        "一、总体情况\n2023年，曲靖市应急管理局严格贯彻落实《中华人民共和国政府信息公开条例》等文件。\n"
        "（二）依申请公开方面。未收到申请。\n"
    )
    assert (found.issuer, found.year) == ("曲靖市应急管理局", 2023)


def test_a_subdistrict_named_behind_its_government_is_the_subdistrict():
    named = "西宁市城中区人民政府礼让街街道办事处"
    assert (place_of(named), level_of(named)) == ("西宁市城中区礼让街街道", "street")


@pytest.mark.parametrize("place", ["贵州省遵义市播州区", "贵阳市", "全州县", "全椒县", "本溪市"])
def test_a_place_that_begins_like_a_word_for_oneself_is_a_place(place):
    found = header(f"{place}人民政府2021年政府信息公开工作年度报告\n\n一、总体情况\n公开信息。\n")
    assert found.issuer == f"{place}人民政府"


def test_we_are_no_issuer():
    found = header("我单位2021年政府信息公开工作年度报告\n\n一、总体情况\n公开信息。\n")
    assert (found.issuer, found.year) == ("", 2021)


def test_bars_behind_a_title_are_no_part_of_it():
    found = header(
        "2013年度谢塘镇政府信息公开工作年度报告 | ||\n2013年，我镇公开信息，报告如下。\n"
    )
    assert (found.title, found.issuer) == ("2013年度谢塘镇政府信息公开工作年度报告", "谢塘镇")


@pytest.mark.parametrize(
    ("heading", "text", "body"),
    [
        ("Page 9 - 2020年报_审计局", "在区政府及上级主管部门的指导下", "区审计局"),
        ("2020年报_审计局", "在县政府和市政府的指导下", "审计局"),
        ("2020年报_市教育局", "", "市教育局"),
        ("年度报告", "按照区委、区政府有关要求,区政府政务服务办进一步完善公开制度", "区政务服务办"),
        ("年度报告", "县政府教育局认真落实，县政府民政局认真落实", ""),
        ("年度报告_审计", "", ""),
    ],
)
def test_a_body_that_names_no_place_is_told_by_its_heading_or_its_government(heading, text, body):
    assert unplaced_body(heading, text) == body
