"""Bytes of a file to text: the encoding is told by the content, never by the name."""

from __future__ import annotations

import codecs
import re

from corpus.formats import UnreadableFile

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
_NAMES = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
}
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "政府信息公开情况报告申请市区县条件项数量办理本行机关部门全其他及"
    "個國為這時來們動對會發過開況報請縣條項數辦機關門產經濟業務與無網"
    "，。、：；（）“”《》"
)
_SAMPLE = 200_000
_LEAST_SHARE = 0.08
_MOST_DAMAGE = 0.02


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16, GB18030 or Big5, without its byte-order mark.

    Line ends stay as they are. Bytes that are no text in an otherwise sound file become U+FFFD, so
    that the result can always be stored; NUL characters stay where they are.

    Raises:
        UnreadableFile: it is in no encoding that is known here.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    text = _utf8(data)
    if text is None:
        text = _as_declared(data)
    if text is None:
        text = _by_content(data)
    if text is None:
        raise UnreadableFile(
            f"{name} is not text in an encoding that is known (UTF-8, UTF-16, GB18030, Big5):"
            " save it as UTF-8 text and index that."
        )
    return text


def _utf8(data: bytes) -> str | None:
    if data.count(b"\0") > len(data) * 0.05:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    other = sum(1 for character in text[:_SAMPLE] if character > "\x7f")
    damaged = text[:_SAMPLE].count("\ufffd")
    return text if other and damaged <= max(1, other * _MOST_DAMAGE) and damaged < other else None


def _as_declared(data: bytes) -> str | None:
    """In the encoding that a web page names, unless it is none of ours or damages the text.

    Pages that are in no Chinese encoding by their own word often are in one: their content tells.
    """
    named = _DECLARED.search(data[:4096])
    encoding = _NAMES.get(named[1].decode("ascii").lower()) if named else None
    if encoding is None:
        return None
    text = data.decode(encoding, errors="replace")
    damaged = text[:_SAMPLE].count("\ufffd")
    return text if damaged <= 1 + len(text[:_SAMPLE]) * _MOST_DAMAGE else None


def _by_content(data: bytes) -> str | None:
    """The reading whose characters are most often those that Chinese or ASCII text is made of."""
    encodings = ["gb18030", "big5hkscs"]
    if b"\0" in data[:_SAMPLE] or len(data) % 2 == 0:
        encodings += ["utf-16-le", "utf-16-be"]
    readings = [(_soundness(data[:_SAMPLE], encoding), encoding) for encoding in encodings]
    soundness, encoding = max(readings)
    return data.decode(encoding, errors="replace") if soundness >= _LEAST_SHARE else None


def _soundness(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, errors="replace")
    if not text or text.count("\0") > len(text) * 0.02:
        return 0.0
    if text.count("\ufffd") > 1 + len(text) * _MOST_DAMAGE:
        return 0.0
    frequent = sum(1 for character in text if character in _FREQUENT)
    other = sum(1 for character in text if character > "\x7f")
    if encoding.startswith("utf-16"):
        return (frequent + 0.5 * (len(text) - other)) / len(text)
    return frequent / other if other else 0.0
