"""Bytes of a file to text: the encoding is told by the content, never by the name."""

from __future__ import annotations

import codecs

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or WPS file"),
    (b"{\\rtf", "a rich-text (RTF) file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BM6", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "政府信息公开情况报告申请市区县条件项数量办理本行机关部门全其他及"
    "個國為這時來們動對會發過開況報請縣條項數辦機關門產經濟業務與無網"
    "，。、：；（）“”《》"
)
_SAMPLE = 200_000
_LEAST_SHARE = 0.08
_MOST_DAMAGE = 0.02


class UnreadableFile(ValueError):
    """The file cannot be read as text; the message says what it is and what to do."""


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16, GB18030 or Big5, without its byte-order mark.

    Line ends stay as they are. Bytes that are no text in an otherwise sound file become U+FFFD, so
    that the result can always be stored; NUL characters stay where they are.

    Raises:
        UnreadableFile: the file is empty, no text, or in no encoding that is known here.
    """
    if not data.strip(b" \t\r\n\x00\x0c\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(f"{name} is empty: nothing to read; save the report in it as text.")
    kind = _kind_of(data)
    if kind:
        raise UnreadableFile(
            f"{name} is {kind}, and only plain text can be read for now:"
            " save the report as a .txt file and index that."
        )
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    text = _utf8(data)
    if text is None:
        text = _by_content(data)
    if text is None:
        raise UnreadableFile(
            f"{name} is not text in an encoding that is known (UTF-8, UTF-16, GB18030, Big5):"
            " save it as UTF-8 text and index that."
        )
    return text


def _kind_of(data: bytes) -> str:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    head = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "a web page (HTML or XML)"
    return ""


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
