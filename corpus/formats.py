"""What a file is, told by its content: text, a web page, Word, PDF, or nothing that is read."""

from __future__ import annotations

import re
from typing import Literal

from corpus.regex import regex

Format = Literal["text", "mhtml", "zip", "pdf"]

_SAVE_AS = "open it in Word or WPS, save it as .docx or PDF, and index that"
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "a rich-text (RTF) file", _SAVE_AS),
    (b"\x89PNG", "an image", "run text recognition over it and index the text"),
    (b"\xff\xd8\xff", "an image", "run text recognition over it and index the text"),
    (b"GIF8", "an image", "run text recognition over it and index the text"),
    (b"BM6", "an image", "run text recognition over it and index the text"),
    (b"II*\x00", "an image", "run text recognition over it and index the text"),
    (b"MM\x00*", "an image", "run text recognition over it and index the text"),
    (b"\x1f\x8b", "a compressed archive", "unpack it and index what is in it"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive", "unpack it and index what is in it"),
    (b"Rar!", "a compressed archive", "unpack it and index what is in it"),
    (b"SQLite format 3", "a database", "save the report as text and index that"),
    (b"\x7fELF", "a program", "index the report itself"),
    (b"MZ\x90", "a program", "index the report itself"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLANK = b" \t\r\n\x0c\xef\xbb\xbf"
_PAGE = regex(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|meta|title|script|style|link|base|body|frameset|iframe|"
    r"h[1-6]|div|font|center|section|article|table|span|a|b|strong|br|p)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = regex(r"</[a-z][a-z0-9]*\s*>", re.IGNORECASE)


class UnreadableFile(ValueError):
    """The file cannot be read as text; the message says what it is and what to do."""


def format_of(data: bytes, name: str) -> Format:
    """How a file is to be read; a web page counts as text here, for it is decoded first.

    Raises:
        UnreadableFile: the file is empty, or of a kind that is not read.
    """
    if not data.strip(b" \t\r\n\x00\x0c\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(f"{name} is empty: nothing to read; save the report in it again.")
    for magic, kind, remedy in _REFUSED:
        if data.startswith(magic):
            raise UnreadableFile(f"{name} is {kind}, which cannot be read: {remedy}.")
    if data.startswith(_COMPOUND):
        raise UnreadableFile(f"{name} is {_compound(data)}.")
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    head = data[:1024].lstrip(_BLANK)
    if head.startswith(b"%PDF-"):
        return "pdf"
    first = head[:400].lower()
    if b"mime-version:" in first and b"multipart/related" in data[:2000].lower():
        return "mhtml"
    return "text"


def _compound(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return (
            "protected by a password, and cannot be read: open it, save it without one, and index"
            " that"
        )
    return f"an old Word, Excel or WPS file, which cannot be read: {_SAVE_AS}"


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page: it begins with a tag, and closes some."""
    return bool(_PAGE.match(text)) and bool(_CLOSED.search(text))
