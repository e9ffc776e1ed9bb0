"""Languages: which one a text is in, one common Chinese spelling, and index tokens.

The one door to OpenCC (traditional to simplified Chinese) and to rjieba (Chinese word breaking).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType

import opencc

from corpus.regex import regex

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
_HANGUL = "\uac00-\ud7a3"

# Characters that only Japanese uses (none is in GB 2312), and the Chinese ones for them.
_JAPANESE = (
    "両乗亀亜仏仮伝価倹児円処剣剤剰労効勅勧勲単厳収唖営噛団囲図圏圧塁塩増壊壌壱売変奨嬢実寛対専尭巌巣巻"
    "帯帰庁広廃弐弾従徳徴応恵悩悪懐戦戯戻払抜択拝拠拡挙挿捜掲掻揺摂撃撹斉斎晩暁暦曽栄桜桝桟検楽様槙権歓"
    "歩歯歳歴毎気沢浄涙渇済渉渋渓満滝瀬焼犠猟獣畳痩発県砕稲穂穏穣竜粋粛経絵継続総縁縄縦繊繍聴脳臓艶荘蔵"
    "薫薬蛍蝋覇覚覧観訳読譲豊賛転軽辺逓遅郷酔醤醸釈鉄鉱銭鋳錬関闘陥険隠雑霊頼顕駅駆騒験髄髪鴎鶏鹸麹麺黒"
    "黙齢"
)
_CHINESE = (
    "两乘龟亚佛假传价俭儿圆处剑剂剩劳效敕劝勋单严收哑营啮团围图圈压垒盐增坏壤壹卖变奖娘实宽对专尧岩巢卷"
    "带归厅广废贰弹从德征应惠恼恶怀战戏戾拂拔择拜据扩举插搜揭搔摇摄击搅齐斋晚晓历曾荣樱枡栈检乐样槇权欢"
    "步齿岁历每气泽净泪渴济涉涩溪满泷濑烧牺猎兽叠瘦发县碎稻穗稳穰龙粹肃经绘继续总缘绳纵纤绣听脑脏艳庄藏"
    "薰药萤蜡霸觉览观译读让丰赞转轻边递迟乡醉酱酿释铁矿钱铸炼关斗陷险隐杂灵赖显驿驱骚验髓发鸥鸡碱曲面黑"
    "默龄"
)
_FROM_JAPANESE = str.maketrans(_JAPANESE, _CHINESE)

# Words for the same thing in Taiwan, Hong Kong and Japan, written with simplified characters.
_SAME_WORD = (
    ("资讯公开", "信息公开"),
    ("情报公开", "信息公开"),
    ("行政情报", "政府信息"),
    ("政府资讯", "政府信息"),
    ("政府情报", "政府信息"),
    ("规范性档案", "规范性文件"),
    ("档案资料", "文件资料"),
    ("资讯", "信息"),
    ("网路", "网络"),
    ("网际网络", "互联网"),
    ("微信公众帐号", "微信公众号"),
    ("入口网站", "门户网站"),
    ("冬粉", "粉丝"),
    ("视窗", "窗口"),
    ("礄口", "硚口"),
)
_AS_LONG = tuple((other, ours) for other, ours in _SAME_WORD if len(other) == len(ours))
_TRADITIONAL_FROM = 0.1
"""Which share of its Chinese characters makes a text a traditional one."""

_SCRIPTS = (
    ("ko", regex(f"[{_HANGUL}]")),
    ("ru", regex("[\u0400-\u04ff]")),
    ("ar", regex("[\u0600-\u06ff]")),
    ("th", regex("[\u0e00-\u0e7f]")),
    ("hi", regex("[\u0900-\u097f]")),
    ("el", regex("[\u0370-\u03ff]")),
    ("he", regex("[\u0590-\u05ff]")),
)

_WORDS = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
_FUNCTION_WORDS = {
    code: frozenset(words.split()) for code, words in _WORDS["function_words"].items()
}
AMOUNTS: str = _WORDS["amounts"]
"""English words, parted by |, for what is asked with "how much"."""
QUALITIES: str = _WORDS["qualities"]
"""English words that may stand before those of ``AMOUNTS``."""
_LETTERS = {code: frozenset(letters) for code, letters in _WORDS["letters"].items()}
_VERBS = {code: regex(rf"\w{{3,}}?(?:{ending})") for code, ending in _WORDS["verb_endings"].items()}
STOP_WORDS = frozenset(_WORDS["stop_words"].split())

_PIECE = regex(
    rf"(?P<number>\d+(?:[.,]\d+)*%?)|(?P<han>[{HAN}]+)|(?P<hangul>[{_HANGUL}]+)"
    rf"|(?P<kana>[{_KANA}]+)|(?P<word>(?:(?![{HAN}{_HANGUL}{_KANA}])[^\W\d_])+)"
)
_VOWEL = regex("[aeiouy]")
_CYRILLIC = regex("[\u0400-\u04ff]")
_CYRILLIC_ENDING = regex(
    "(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|ией|ость|ости|ются|ется|ться|ах|ях|ам|ям|ом|ем|ой|"
    "ей|ий|ый|ая|яя|ое|ее|ые|ие|ия|ию|ии|ов|ев|ую|юю|их|ых|ть|а|я|о|е|у|ю|ы|и|ь|й)$"
)


def function_words(language: str) -> frozenset[str]:
    """The words of a language that say nothing of what is asked; none for unknown languages."""
    return _FUNCTION_WORDS.get(language, frozenset())


@cache
def loose_endings(language: str) -> re.Pattern[str] | None:
    """What may be left of a word behind its known part and says nothing, where words join."""
    endings = _WORDS["loose_endings"].get(language)
    return re.compile(endings) if endings else None


def ends_as_a_verb(word: str, language: str) -> bool:
    """Whether a word of a language written in letters has the ending of a verb; a guess."""
    return language in _VERBS and _VERBS[language].fullmatch(word) is not None


@lru_cache(64)
def detect_language(text: str) -> str:
    """The language of a text as an ISO 639-1 code; English when nothing tells.

    Names do not decide: "How many did 硚口区 receive?" is English.
    """
    if text.isascii():
        return _latin_language(re.findall("[a-z]+", _IN_A_NAME.sub("", text.lower())))
    folded = unicodedata.normalize("NFKC", text)
    han = len(re.findall(f"[{HAN}]", folded))
    kana = len(re.findall(f"[{_KANA}]", folded))
    if kana >= 2 or (kana and han):
        return "ja"
    if "¿" in folded:
        return "es"
    bare = _IN_A_NAME.sub("", folded.lower())
    latin_words = re.findall("[a-z\u00c0-\u024f\u1e00-\u1eff]+", bare)
    counts = {code: len(pattern.findall(folded)) for code, pattern in _SCRIPTS}
    code = max(counts, key=lambda key: counts[key])
    if counts[code] > max(han, 2 * len(latin_words)):
        return code
    if han and (han >= 2 * len(latin_words) or _SHORT_NAME_BEFORE.fullmatch(folded)):
        return "ja" if any(char in _JAPANESE for char in folded) else "zh"
    return _latin_language(latin_words)


_SHORT_NAME_BEFORE = regex(f"[A-Za-z0-9+.]{{1,8}}[{HAN}]+[?？。！!]*")
"""A name in letters with Chinese behind it is Chinese, however short: GDP呢."""
_IN_A_NAME = regex(r"(?<=[a-z]{2})['’](?=ang?\b)")
"""What parts the syllables of a name: the last one of Huai'an is no English word."""


def _latin_language(words: list[str]) -> str:
    best, best_score = "en", 0
    for code, known in _FUNCTION_WORDS.items():
        own = _LETTERS.get(code, frozenset())
        score = sum(word in known for word in words) + any(own & set(word) for word in words)
        if score > best_score:
            best, best_score = code, score
    return best


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _breaker() -> ModuleType:
    """The word breaker; its dictionary takes a tenth of a second, so only Chinese text loads it."""
    import rjieba

    return rjieba


def simplify(text: str) -> str:
    """One spelling for all: NFKC, simplified characters, mainland words for the same thing."""
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKC", text).translate(_FROM_JAPANESE)
    simple: str = _to_simplified().convert(folded)
    for other, ours in _SAME_WORD:
        if other in simple:
            simple = simple.replace(other, ours)
    return simple


@lru_cache(32)
def read_simplified(text: str) -> str:
    """A text in traditional characters as its mainland original: as long, so that places stay.

    Any other text comes back as it is.
    """
    simple = {char: _simple_char(char) for char in set(re.findall(f"[{HAN}]", text))}
    others = {char for char, plain in simple.items() if char != plain}
    count = sum(map(text.count, others))
    if count < _TRADITIONAL_FROM * sum(char in simple for char in text) or not count:
        return text
    plain = text.translate({ord(char): simple[char] for char in others})
    for other, ours in _AS_LONG:
        plain = plain.replace(other, ours)
    return plain


@lru_cache(20_000)
def _simple_char(char: str) -> str:
    simple: str = _to_simplified().convert(char)
    return simple if len(simple) == 1 else char


@lru_cache(20_000)
def simplify_char(char: str) -> str:
    """One character in lower case, simplified, without accents; may be longer or empty.

    For finding names while keeping their places: offsets stay countable character by character.
    """
    folded = unicodedata.normalize("NFKC", char).translate(_FROM_JAPANESE)
    bare = "".join(
        part for part in unicodedata.normalize("NFD", folded) if not unicodedata.combining(part)
    )
    # NFD also takes apart Hangul and the Cyrillic й; put them back.
    if _CYRILLIC.search(bare) or re.search("[\u1100-\u11ff]", bare):
        bare = folded
    simple: str = _to_simplified().convert(bare.lower().replace("ß", "ss"))
    return simple


def strip_accents(text: str) -> str:
    """Latin letters without their marks: Qiáokǒu, Ürümqi -> Qiaokou, Urumqi."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not "\u0300" <= c <= "\u036f"))


def stem(word: str) -> str:
    """A word without its inflection: plural, -ed, -ing, -ly (English); case endings (Cyrillic)."""
    lower = word.lower()
    if lower.isascii():
        return lower if len(lower) <= 3 else _stem_english(lower)
    if _CYRILLIC.search(lower):
        shorter = _CYRILLIC_ENDING.sub("", lower)
        return shorter if len(shorter) >= 3 else lower
    lower = strip_accents(lower)
    if len(lower) <= 3 or not lower.isascii():
        return lower
    return _stem_english(lower)


def _stem_english(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("eed"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and _VOWEL.search(rest):
            if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsze":
                rest = rest[:-1]
            word = rest
            break
    if word.endswith("ly") and len(word) > 4:
        word = word[:-2]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("y") and len(word) > 3:
        word = word[:-1] + "i"
    return word


def han_count(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(re.findall(f"[{HAN}]", text))


def han_of(text: str) -> str:
    """The Chinese characters of a text, with nothing between them."""
    return "".join(re.findall(f"[{HAN}]+", text))


def word_edges(text: str) -> frozenset[int]:
    """Where the word breaker cuts a text; beginning and end included."""
    edges = [0]
    for word in _breaker().cut(text):
        edges.append(edges[-1] + len(word))
    return frozenset(edges)


def is_word(text: str) -> bool:
    """Whether the word breaker knows a Chinese word."""
    return bool(_breaker().has_word(text))


def ends_in_a_noun(text: str) -> bool:
    """Whether the last word of a Chinese text is a noun, a name or no known word."""
    tagged = _breaker().tag(text)
    if not tagged:
        return False
    word, tag = tagged[-1]
    return tag.startswith(("n", "s")) or (len(word) > 1 and not _breaker().has_word(word))


def tokens(text: str) -> tuple[str, ...]:
    """Index tokens, the same for reports and questions.

    Chinese: the words, and every pair of neighbouring characters, which finds what the word breaker
    cut elsewhere. Other scripts: stems, stop words left out. Numbers stay whole, without thousands
    separators.
    """
    found: list[str] = []
    for match in _PIECE.finditer(simplify(text)):
        piece = match.group()
        kind = match.lastgroup
        if kind == "number":
            found.append(re.sub(r",(?=\d{3}(?!\d))", "", piece))
        elif kind == "han":
            found.extend(_han_tokens(piece))
        elif kind in ("hangul", "kana"):
            if len(piece) > 1:
                found.append(piece)
        elif piece.lower() not in STOP_WORDS:
            found.append(stem(piece))
    return tuple(found)


def han_words(run: str) -> tuple[tuple[str, str], ...]:
    """The words of a run of Chinese characters, in order, with their parts of speech (n, v, r)."""
    return tuple(_breaker().tag(run))


def _han_tokens(run: str) -> list[str]:
    if len(run) == 1:
        return [run]
    words = [word for word in _breaker().cut_for_search(run) if len(word) > 1]
    return words + [run[i : i + 2] for i in range(len(run) - 1)]
