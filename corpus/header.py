"""What a report says about itself: title, issuer, place, level, year, dates, numbers, address.

The year is the year reported on, never the year of publication. What the text does not say stays
unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.authors import author_in, fuller_name, is_oneself, seat_of, whole_place
from corpus.from_name import issuer_in_name, place_in_name, year_in_name
from corpus.issuers import OVER_A_TOWN
from corpus.lines import Line, lines_of
from corpus.place_words import place_words
from corpus.regex import regex
from corpus.report import Header, Span
from corpus.title import DOCUMENT, ORGANISATION, YEAR, Title, find_title, head_lines, squeezed
from corpus.unplaced import unplaced_body

_DIGITS = str.maketrans("〇○零0OoО一二三四五六七八九", "00000001234" + "56789")
_PROVINCES = (
    "北京市|天津市|上海市|重庆市|河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|山东省|河南省|湖北省|湖南省|"
    "广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|台湾省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|"
    "新疆维吾尔自治区|香港特别行政区|澳门特别行政区"
)
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_WORD = r"(?:(?![局厅委府院、])[\u4e00-\u9fff])"
_PLACE = regex(
    rf"^(?P<province>{_PROVINCES})?"
    rf"(?P<prefecture>(?!城市|社区|小区|辖区|园区|市区|都市){_WORD}{{2,10}}?(?:自治州|地区|市(?!区|场监|容)|州|盟))?"
    rf"(?P<county>(?!城市|社区|小区|辖区|市区|经济|高新){_WORD}{{1,13}}?"
    r"(?:自治县|自治旗|(?<!管理)(?<!服务)(?<!开发)(?<!实验)(?<!风景)(?<!产业)区|县|旗|(?<!城)市(?!区|场监|容)))?"
    rf"(?P<township>{_WORD}{{1,13}}?(?:街道|镇|(?<!城)乡))?"
)
_NATIONAL = regex(r"^国家[^局]{2,6}总局|^中共|^中国共产党")
_URBAN_NEW_AREAS = frozenset({"浦东新区", "滨海新区"})
_ZONE = regex(
    r"^[\u4e00-\u9fff]{0,14}?(?:开发区|高新区|经开区|实验区|示范区|保税区|工业园区?|产业园区?|风景(?:名胜)?区|商务区|度假区|合作区|新区)"
    r"(?:[（(][^（）()]{2,12}[）)])?"
)
_BODY_OF_ZONE = regex(r"管委会|管理委员会")
_TITLE_DOCUMENT = regex(DOCUMENT)
_DISCLOSURE = regex("信息公开|公开政府信息|依申请公开|信息主动公开")
_PERIOD = regex(
    rf"({YEAR})\s*年?\s*1\s*月\s*1\s*日[^。]{{0,12}}?(?:至|到|—|-|－|~|起)[^。]{{0,12}}?12\s*月\s*31\s*日"
)
_YEAR_NAMED = regex(rf"({YEAR})\s*年度?[^，。；《》]{{0,14}}?(?:信息公开|政务公开)")
_YEAR_OF_CLAUSE = regex(rf"(?:^|[\n。；\s])({YEAR})\s*年度?\s*[，,]|(?:^|\n)\s*({YEAR})\s*年度?")
_DATE = regex(
    rf"({YEAR})\s*[-/.年]\s*(\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[-/.月]\s*"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)"
)
_PUBLISHED_LABELS = (
    r"发布日期|发布时间|公开日期|公布日期",
    r"发文日期|成文日期|生成日期|印发日期",
    r"更新时间|更新日期|(?<![\u4e00-\u9fff])时间|(?<![\u4e00-\u9fff])日期",
)
_SIGNED = regex(
    rf"[。）)]\s*([\u4e00-\u9fff]{{4,30}})\s+({YEAR}年\d{{1,2}}月\d{{1,2}})日\s*(?=附(?:件|表)|\Z)"
)
_URL_LABEL = regex(
    r"(?:原文链接|原文地址|本文地址|本文链接|本文网址|网址链接|网页地址|来源网址)\s*[:：]\s*(https?://[^\s,，；、）)<>\"]+)"
)
_INDEX_NUMBER = regex(r"索\s*引\s*号\s*[:：|｜]\s*\|?\s*([0-9A-Za-z][^\s|｜]{3,60})")
_DOCUMENT_NUMBER = regex(
    r"(?:文\s*号|发文字号)\s*[:：|｜][ \t]*\|?[ \t]*"
    r"([\u4e00-\u9fff]{1,14}[〔\[［（(]\s*\d{4}\s*[〕\]］）)]\s*\d+\s*号)"
)
_REPORT_WORDS = regex(
    r"信息公开[^。]{0,12}(?:年度报告|年报)|政府信息公开情况|信息公开条例|(?:主动|依申请)公开政府信息|"
    r"政府信息(?:主动|依申请)公开"
)
_HEADED = regex(r"(?:^|\n)\s*一、总体情况.*?(?:依申请公开|第二十条)", re.S)
_HEAD = 6000
_WITH_PARENT = 6
"""Characters that the name of a town with the county before it has at least: 荷塘区桂花街道."""
_MIRROR = regex(r"用户自行提供|caijiyuan|物流园资讯网|采集员|风险自负")


def header_of(text: str, furniture: Sequence[Span], name: str) -> Header:
    """The header of a report; for a text that is no such report its first line as the title.

    Args:
        text: the source text.
        furniture: the stretches that belong to the page; the metadata line is among them.
        name: the file's name, the title of last resort.
    """
    lines = lines_of(text)
    title = find_title(text, lines)
    url = _URL_LABEL.search(text)
    found = Header(
        title=title.text if title else _first_line(lines, furniture, name),
        published="" if is_republished(text, furniture) else _published(text, lines, furniture),
        url=url.group(1) if url else None,
        index_number=_first(_INDEX_NUMBER, text[:_HEAD]),
        document_number=re.sub(r"\s", "", _first(_DOCUMENT_NUMBER, text[:_HEAD])),
    )
    if title is None and not _speaks_as_report(text):
        return found
    stated = _issuer(text, lines, title)
    issuer = stated or issuer_in_name(name, text) or unplaced_body(found.title, text)
    place = _with_province(place_of(issuer), text)
    year = _year(text, title, found.published)
    if year is None and issuer and not stated and not re.search(YEAR, text):
        year = year_in_name(name)
    return Header(
        title=found.title if title or not year else _titled(issuer, year),
        issuer=issuer,
        place=_with_seat(place, issuer, text) or (place_in_name(name, issuer) if issuer else ""),
        level=level_of(issuer),
        year=year,
        published=found.published,
        url=found.url,
        index_number=found.index_number,
        document_number=found.document_number,
    )


def is_republished(text: str, furniture: Sequence[Span]) -> bool:
    """Whether the page says that it is a copy on a site that has nothing to do with the issuer."""
    return any(_MIRROR.search(text, span.start, span.end) for span in furniture)


def place_of(issuer: str) -> str:
    """The place in an issuer's name: without the body that issues."""
    issuer = OVER_A_TOWN.sub(r"\g<over>", _NATIONAL.sub("", issuer))
    zone = _ZONE.match(issuer)
    found = _PLACE.match(issuer)
    place = found.group() if found else ""
    if zone and (_BODY_OF_ZONE.search(issuer) or len(zone.group()) == len(issuer)):
        return zone.group()
    if place and zone and len(zone.group()) > len(place) and not _is_department(issuer):
        return zone.group()
    return place


def level_of(issuer: str) -> str:
    """province, prefecture, city, district, county, zone, street, town, township or department."""
    issuer = issuer.split("、")[0]
    if not issuer:
        return ""
    if _is_department(issuer):
        return "department"
    place = place_of(issuer)
    zone = _ZONE.match(issuer)
    governed = "人民政府" in issuer or place[-4:] in _URBAN_NEW_AREAS
    if _BODY_OF_ZONE.search(issuer) or (zone and zone.group() == place and not governed):
        return "zone"
    endings = (
        ("街道", "street"),
        ("镇", "town"),
        ("乡", "township"),
        ("县", "county"),
        ("旗", "county"),
        ("区", "district"),
        ("州", "prefecture"),
        ("盟", "prefecture"),
        ("省", "province"),
    )
    if place in _PROVINCES.split("|"):
        return "province"
    if place.endswith("地区"):
        return "prefecture"
    if place.endswith("市"):
        return "province" if place in _MUNICIPALITIES else "city"
    return next((level for ending, level in endings if place.endswith(ending)), "")


def _is_department(issuer: str) -> bool:
    name = re.sub(r"[（(][^（）()]*[）)]", "", issuer)
    if re.search(r"(?:城市|监督|事务|卫生)管理委员会$", name):
        return True
    if re.search(r"管委会$|管理委员会$|人民政府(?:机关)?$|街道办(?:事处)?$", name):
        return False
    return bool(
        re.search(r"(?:局|厅|委|委员会|办公室|[务贫防访融]办|中心|队|院|处|科委|馆|会)$", name)
    )


def _issuer(text: str, lines: Sequence[Line], title: Title | None) -> str:
    named = _issuer_in_title(title.text) if title else ""
    head = [squeezed(line.text).strip("| ") for line in head_lines(lines)]
    opening = text[:_HEAD]
    if not named:
        after = head[head.index(title.text) + 1 :] if title and title.text in head else []
        named = next((line for line in after if ORGANISATION.match(line)), "")
        if named:
            return named
        named = author_in(opening, place_of) or _signature(lines)
    fuller = [
        line
        for line in head
        if len(named) < len(line) <= 30
        and _same(line).endswith(_same(re.sub("^[省市区县州旗]", "", named)))
        and re.fullmatch(r"[\u4e00-\u9fff（）()]+", line)
    ]
    if named and fuller:
        return fuller[0]
    return named if not named or place_of(named) else fuller_name(named, opening)


def _same(name: str) -> str:
    return name.replace("（", "(").replace("）", ")")


def _issuer_in_title(title: str) -> str:
    document = _TITLE_DOCUMENT.search(title)
    if document is None:
        return ""
    named = title[: document.start()]
    if named.endswith("人民") and document.group().startswith("政府"):
        named += "政府"
    named = re.sub(r"[(（](?:以下)?简?称[^（()）]*[)）]", "", named)
    named = re.sub(rf"{YEAR}\s*(?:[-—－~至]\s*{YEAR}\s*学?)?年?度?", "", named)
    named = re.sub(r"^(?:关于|[-—#\s])+|(?:关于|开展|的|全面推进|推进|[-—\s])+$", "", named)
    if is_oneself(named) or not re.fullmatch(r"[\u4e00-\u9fff（）()·、]{2,40}", named):
        return ""
    return named


def _signature(lines: Sequence[Line]) -> str:
    """An organisation above a date at the end."""
    last = [line.text for line in lines if line.text][-12:]
    for above, below in pairwise(last):
        if ORGANISATION.match(squeezed(above)) and _DATE.match(below):
            return squeezed(above)
    return ""


def _with_province(place: str, text: str) -> str:
    if len(place) < 2 or re.match(_PROVINCES, place):
        return place
    fuller = re.search(rf"(?:{_PROVINCES}){re.escape(place)}", text)
    if fuller:
        return fuller.group()
    city = re.search(
        rf"(?:^|[，。；：:（(、\s在于由与])((?:{_PROVINCES})?[\u4e00-\u9fff]{{2,4}}市){re.escape(place)}",
        text,
    )
    if city and "市" not in place:
        return city.group(1) + place
    longer = re.finditer(rf"[\u4e00-\u9fff]{{2,9}}[市州盟]{re.escape(place)}", text)
    return next((w for one in longer if len(w := whole_place(one.group())) > len(place)), place)


def _with_seat(place: str, issuer: str, text: str) -> str:
    """The place with what it lies in, for a body that does not say where it is."""
    town_alone = place.endswith(("镇", "乡", "街道")) and len(place) < _WITH_PARENT
    alone = town_alone or not place or place in place_words().zones_zh
    return seat_of(issuer, text) + place if alone else place


def _titled(issuer: str, year: int) -> str:
    """What a report is called that stands without its title."""
    return f"{issuer}{year}年政府信息公开工作年度报告"


def _speaks_as_report(text: str) -> bool:
    """Whether a text without a title is a disclosure report all the same."""
    opening = text[:_HEAD]
    return bool(_REPORT_WORDS.search(opening)) and (
        bool(_PERIOD.search(opening))
        or len(_DISCLOSURE.findall(opening)) >= 3
        or bool(_HEADED.search(opening))
    )


def _year(text: str, title: Title | None, published: str) -> int | None:
    """From the title, else the data period, else the clauses that begin with a year."""
    if title is not None:
        years = re.findall(YEAR, title.text)
        if years:
            return _number(years[0])
    opening = text[:_HEAD]
    period = _PERIOD.search(opening) or _YEAR_NAMED.search(opening)
    if period and title is None:
        return _number(period.group(1))
    period = _PERIOD.search(opening)
    if period:
        return _number(period.group(1))
    counted = Counter(
        _number(first or second) for first, second in _YEAR_OF_CLAUSE.findall(text[:200_000])
    )
    if published:
        before = int(published[:4]) - 1
        return before if counted[before] else None
    ranked = counted.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    return None


def _published(text: str, lines: Sequence[Line], furniture: Sequence[Span]) -> str:
    head = "\n".join(text[span.start : span.end] for span in furniture[:60])[:_HEAD]
    head += "\n" + "\n".join(line.text[:200] for line in head_lines(lines))
    for labels in _PUBLISHED_LABELS:
        for label in re.finditer(rf"(?:{labels})\s*[:：|｜]\s*\|?\s*", head):
            date = _DATE.match(head, label.end())
            if date:
                return _iso(date)
    for line in (*head_lines(lines), *_foot(lines)):
        date = _DATE.fullmatch(line.text.strip("()（）日 "))
        if date:
            return _iso(date)
    last = lines[-1] if lines else None
    if last and len(lines) < 12:
        dated = re.search(
            rf"(?:\s|^)({YEAR}年[一二三四五六七八九十]{{1,3}}月[一二三四五六七八九十]{{1,3}}日)\s",
            text[-4000:],
        )
        date = _DATE.match(dated.group(1)) if dated else _signed(text)
        return _iso(date) if date else ""
    return ""


def _signed(text: str) -> re.Match[str] | None:
    """The date behind the name of a body after the last sentence of a report on one line."""
    signed = _SIGNED.search(text)
    if signed is None or not ORGANISATION.match(signed.group(1)):
        return None
    return _DATE.match(signed.group(2))


def _foot(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.text][-10:]


def _iso(date: re.Match[str]) -> str:
    month, day = (_small(date.group(part)) for part in (2, 3))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{_number(date.group(1)):04d}-{month:02d}-{day:02d}"


def _small(figures: str) -> int:
    if figures.isdigit():
        return int(figures)
    tens, ten, ones = figures.rpartition("十")
    first = int(tens.translate(_DIGITS)) if tens else 1
    return (first * 10 if ten else 0) + (int(ones.translate(_DIGITS)) if ones else 0)


def _number(year: str) -> int:
    figures = year.translate(_DIGITS).replace("二", "2")
    return int(figures)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group(1) if found else ""


def _first_line(lines: Sequence[Line], furniture: Sequence[Span], name: str) -> str:
    starts = [span.start for span in furniture]
    for line in lines:
        at = bisect_right(starts, line.start) - 1
        hidden = at >= 0 and line.start < furniture[at].end
        if line.text and not hidden:
            sentence = re.split(r"(?<=[。！？])", line.text[:400].lstrip("# "), maxsplit=1)[0]
            return sentence[:80]
    return name
