"""Web pages, Word and PDF files to text, each in a process of its own.

Such a file is a program for its reader, and some are made to break one. The process may take only
so much memory and time, and a reader that dies takes nothing else with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import Literal

from corpus.blocks import Block, text_of, written
from corpus.decoding import decode
from corpus.formats import UnreadableFile
from corpus.report import Anchor

LONGEST_READING = 120
"""In seconds: what is read in earnest takes a hundredth of it a page."""
MOST_MEMORY = 2 << 30
"""In bytes."""

_PROGRAM = "import sys; sys.path[:] = sys.argv[2:]; from corpus.extract import main; main()"
_REMEDY = "save it as text and index that"

Kind = Literal["html", "mhtml", "zip", "pdf"]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file, the address it was saved from if the file says so, and named places."""

    text: str
    url: str | None = None
    anchors: tuple[Anchor, ...] = ()


def extracted(data: bytes, kind: Kind, name: str) -> Extracted:
    """The text of a file that is no plain text.

    Raises:
        UnreadableFile: it is damaged, locked, without text, or too much; says what to do.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _PROGRAM, kind, *sys.path],
            input=data, capture_output=True, timeout=LONGEST_READING, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise UnreadableFile(
            f"{name} takes more than {LONGEST_READING} seconds to read: {_REMEDY}."
        ) from None
    if done.returncode:
        raise UnreadableFile(f"{name} is built in a way that breaks its reader: {_REMEDY}.")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise UnreadableFile(f"{name} {answer['refused']}.")
    anchors = tuple(Anchor(**anchor) for anchor in answer["anchors"])
    return Extracted(answer["text"], answer["url"], anchors)


def main() -> None:
    """What the process does: a file from standard input, its text as JSON to standard output."""
    _limit_memory()
    try:
        found = _read(sys.stdin.buffer.read(), sys.argv[1])
        answer = asdict(found) if found.text else {"refused": _without_text(sys.argv[1])}
    except UnreadableFile as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": f"takes more than {MOST_MEMORY >> 30} GB of memory to read: {_REMEDY}"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # there is none on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _read(data: bytes, kind: str) -> Extracted:
    if kind == "html":
        return _page(data.decode("utf-8"))
    if kind == "mhtml":
        return _saved_page(data)
    return Extracted(text_of(_document(data) if kind == "zip" else _pages(data)))


def _page(html: str, url: str | None = None) -> Extracted:
    from corpus.from_html import address_of_html, blocks_of_html

    text, anchors = written(blocks_of_html(html))
    return Extracted(text, url or address_of_html(html), anchors)


def _saved_page(data: bytes) -> Extracted:
    """A page with all that belongs to it in one file, as browsers save it: MIME (RFC 2557)."""
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            url = str(part.get("Content-Location", ""))
            if isinstance(content, bytes):
                return _page(decode(content, "it"), url if url.startswith("http") else None)
    raise UnreadableFile("is a saved web page without the page in it: save it again")


def _document(data: bytes) -> list[Block]:
    from corpus.from_docx import blocks_of_docx

    return blocks_of_docx(data)


def _pages(data: bytes) -> list[Block]:
    from corpus.from_pdf import blocks_of_pdf

    return blocks_of_pdf(data)


def _without_text(kind: str) -> str:
    if kind in ("html", "mhtml"):
        return (
            "is a web page without text, for its text is fetched by a script or stands in a frame:"
            " open it in a browser, select and copy the text, save it as .txt, and index that"
        )
    return "is a document without text: if it holds pictures of pages, run text recognition first"
