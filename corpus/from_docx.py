"""A Word document (.docx) as blocks: paragraphs, headings, tables. The door to defusedxml."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse

from corpus.blocks import Block, Heading
from corpus.docx_numbers import Counters, Lists, attribute, lists_of, local, value, whole
from corpus.flow import Flow, FlowCell, table_blocks
from corpus.formats import UnreadableFile
from corpus.regex import regex

LARGEST_PART = 100_000_000
"""In bytes, unpacked: the text of a long book has a tenth of it."""

_LEFT_OUT = frozenset(
    (
        "del", "moveFrom", "Fallback", "pPrChange", "rPrChange", "tcPrChange", "trPrChange",
        "tblPrChange", "sectPrChange",
    )
)  # fmt: skip
_PACKAGES = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("OFD.xml", "an OFD document"),
    ("mimetype", "an OpenDocument or EPUB file"),
)
_AGAIN = "open it in Word or WPS, save it again, and index that"
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING = regex(r"heading\s?([1-9])", re.IGNORECASE)
_MOST_PARENTS = 20


def blocks_of_docx(data: bytes) -> list[Block]:
    """The blocks of a document, in its order.

    Raises:
        UnreadableFile: it cannot be unpacked, or is another sort of package; the message begins
            with what the file is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            main = _main_part(package)
            if main is None:
                raise UnreadableFile(_other_package(package))
            folder = posixpath.dirname(main)
            lists = _optional(package, f"{folder}/numbering.xml")
            styles = _optional(package, f"{folder}/styles.xml")
            reader = _Reader(
                Counters(Lists() if lists is None else lists_of(lists)),
                {} if styles is None else _styles(styles),
            )
            return reader.read(_bytes(package, main))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ParseError) as error:
        raise UnreadableFile(f"is a damaged document ({error}): {_AGAIN}") from error
    except (NotImplementedError, RuntimeError) as error:
        raise UnreadableFile(f"is packed in a way that is not read ({error}): {_AGAIN}") from error
    except DefusedXmlException as error:
        raise UnreadableFile(f"defines XML entities, as no document does: {_AGAIN}") from error


def _other_package(package: zipfile.ZipFile) -> str:
    """What a package is that is no Word document, and what to do with it."""
    names = package.namelist()
    for part, kind in _PACKAGES:
        if any(name.startswith(part) for name in names):
            return f"is {kind}, which is not read: save it as .docx, PDF or text, and index that"
    return "is a ZIP archive, which is not read: unpack it and index what is in it"


def _main_part(package: zipfile.ZipFile) -> str | None:
    """The name of the part that holds a Word document's text; None where there is none."""
    names = set(package.namelist())
    if "_rels/.rels" in names:
        for relation in _parsed(_bytes(package, "_rels/.rels")):
            if attribute(relation, "Type").endswith("/officeDocument"):
                target = posixpath.normpath(attribute(relation, "Target").lstrip("/"))
                return target if target in names and "word" in target else None
    return None


def _optional(package: zipfile.ZipFile, name: str) -> Element | None:
    return _parsed(_bytes(package, name)) if name in package.namelist() else None


def _parsed(xml: bytes) -> Element:
    root: Element = fromstring(xml, forbid_dtd=True)
    return root


def _bytes(package: zipfile.ZipFile, name: str) -> bytes:
    """A part, unpacked. No more than the size that it declares is ever unpacked."""
    size = package.getinfo(name).file_size
    if size > LARGEST_PART:
        raise UnreadableFile(
            f"unpacks to {size:,} bytes, of which {LARGEST_PART:,} are read: {_AGAIN}"
        )
    return package.read(name)


@dataclass(slots=True)
class _Style:
    """What a paragraph, or the style of paragraphs, says of itself; None is not said."""

    style: str = ""
    name: str = ""
    list: str | None = None
    level: int | None = None
    outline: int | None = None

    def hear(self, element: Element) -> None:
        """Takes in one property."""
        tag = local(element)
        if tag in ("pStyle", "basedOn"):
            self.style = value(element)
        elif tag == "name":
            self.name = value(element).lower()
            heading = _HEADING.fullmatch(self.name)
            self.outline = int(heading[1]) - 1 if heading else self.outline
        elif tag == "numId":
            self.list = value(element)
        elif tag == "ilvl":
            self.level = whole(value(element))
        elif tag == "outlineLvl":
            self.outline = whole(value(element), 9)


def _styles(root: Element) -> dict[str, _Style]:
    found = {}
    for element in root:
        if local(element) == "style":
            style = found[attribute(element, "styleId")] = _Style()
            for part in element.iter():
                style.hear(part)
    return found


@dataclass(slots=True)
class _Cell:
    """An open cell of a table: "continue" says that it belongs to the one above it."""

    columns: int = 1
    merge: Literal["", "restart", "continue"] = ""


_Row = list[tuple[FlowCell, _Cell]]


@dataclass(slots=True)
class _Reader:
    """Reads a document from its beginning to its end, tables within tables on a stack."""

    counters: Counters
    styles: Mapping[str, _Style]
    flows: list[Flow] = field(default_factory=lambda: [Flow()])
    paragraphs: list[_Style] = field(default_factory=list)
    runs: list[bool] = field(default_factory=list)
    tables: list[list[_Row]] = field(default_factory=list)
    cells: list[_Cell] = field(default_factory=list)

    def read(self, xml: bytes) -> list[Block]:
        """The blocks of the main part."""
        left_out = 0
        for event, element in iterparse(io.BytesIO(xml), events=("start", "end"), forbid_dtd=True):
            tag = local(element)
            if tag in _LEFT_OUT or left_out:
                left_out += 1 if event == "start" else -1
            elif event == "start":
                self._begin(tag, element)
            else:
                self._end(tag, element)
        return self.flows[0].blocks

    def _begin(self, tag: str, element: Element) -> None:
        if tag == "p":
            self.paragraphs.append(_Style())
        elif tag == "r":
            self.runs.append(False)
        elif tag == "vanish" and self.runs:
            self.runs[-1] = value(element) not in ("0", "false", "off")
        elif tag in ("tc", "txbxContent"):
            self.flows.append(Flow())
            if tag == "tc":
                self.cells.append(_Cell())
        elif tag == "gridSpan" and self.cells:
            self.cells[-1].columns = max(1, min(whole(value(element), 1), 1000))
        elif tag == "vMerge" and self.cells:
            self.cells[-1].merge = "restart" if value(element) == "restart" else "continue"
        elif tag == "tbl":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif self.paragraphs and not self.runs:
            self.paragraphs[-1].hear(element)

    def _end(self, tag: str, element: Element) -> None:
        if tag == "p":
            self._end_paragraph(self.paragraphs.pop())
            element.clear()
        elif tag == "r":
            self.runs.pop()
        elif tag == "t" and not (self.runs and self.runs[-1]):
            self.flows[-1].words.append((element.text or "").replace("\n", "\r"))
        elif tag in _SIGNS and self.runs and not self.runs[-1]:
            self.flows[-1].words.append(_SIGNS[tag])
        elif tag == "txbxContent":
            self.flows[-2].blocks.extend(self.flows.pop().blocks)
        elif tag == "tc":
            cell, flow = self.cells.pop(), self.flows.pop()
            if self.tables and self.tables[-1]:
                read = FlowCell(flow.blocks, 1, cell.columns)
                self.tables[-1][-1].append((read, cell))
        elif tag == "tbl":
            self.flows[-1].blocks.extend(table_blocks(_joined(self.tables.pop())))

    def _end_paragraph(self, said: _Style) -> None:
        flow = self.flows[-1]
        known = [said]
        while known[-1].style in self.styles and len(known) < _MOST_PARENTS:
            known.append(self.styles[known[-1].style])
        if any(style.name.startswith("toc ") for style in known):
            flow.words.clear()
            return
        number = next((style.list for style in known if style.list is not None), None)
        level = next((style.level for style in known if style.level is not None), 0)
        outline = next((style.outline for style in known if style.outline is not None), 9)
        if number is not None:
            flow.words[:0] = [_before(self.counters.next(number, level), "".join(flow.words))]
        words = "".join(flow.words)
        if outline < 9 and words.strip() and not self.tables:
            flow.words.clear()
            flow.blocks.append(Heading(words, outline + 1))
        else:
            flow.end_paragraph()


def _before(number: str, words: str) -> str:
    """A number as it stands before words: "3." and "5万元" must not become 3.5万元."""
    touching = number[-1:].isascii() and words[:1].isascii()
    return f"{number} " if number and touching else number


def _joined(rows: list[_Row]) -> list[list[FlowCell]]:
    """The rows of a table with each cell once, as high as the cells that are merged into it."""
    origins: dict[int, FlowCell] = {}
    found = []
    for row in rows:
        kept = []
        column = 0
        for cell, said in row:
            if said.merge == "continue" and column in origins:
                origins[column].rows += 1
            else:
                kept.append(cell)
                origins.pop(column, None)
                if said.merge:
                    origins[column] = cell
            column += said.columns
        found.append(kept)
    return found
