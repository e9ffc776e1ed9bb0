"""A PDF document as blocks: paragraphs, tables by their ruling lines, pages. The door to PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as raw

from corpus.blocks import Block
from corpus.formats import UnreadableFile
from corpus.pdf_page import Glyph, Page, Rule
from corpus.pdf_text import blocks_of_pages

MOST_PAGES = 3000
_THIN = 3.0
_MOST_SEGMENTS = 1000
_RECOGNISE = "run text recognition (OCR) over it, for example with ocrmypdf, and index the result"


def blocks_of_pdf(data: bytes) -> list[Block]:
    """The blocks of a document, in the order of its pages.

    Raises:
        UnreadableFile: it is damaged, locked, too long, or without text; the message begins with
            what the file is.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableFile(
                "is protected by a password: open it, save or print it to a PDF without one,"
                " and index that"
            ) from error
        raise UnreadableFile(f"is a damaged PDF file ({error}): get it again") from error
    if len(document) > MOST_PAGES:
        raise UnreadableFile(
            f"has {len(document):,} pages, of which {MOST_PAGES:,} are read: split it"
        )
    pages = [_page(document, number) for number in range(len(document))]
    letters = [glyph.text for page in pages for glyph in page.glyphs if glyph.text.strip()]
    if not letters:
        raise UnreadableFile(f"is a scanned PDF file, pictures without text: {_RECOGNISE}")
    if sum(_unknown(letter) for letter in letters) * 4 > len(letters):
        raise UnreadableFile(
            f"is a PDF file whose fonts do not say which characters they show: {_RECOGNISE}"
        )
    return blocks_of_pages(pages)


def _unknown(letter: str) -> bool:
    """Whether a character is for private use or none at all."""
    return letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff"


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return Page(0, 0, (), ())
    try:
        width, height = page.get_size()
        return Page(width, height, tuple(_glyphs(page)), tuple(_rules(page)))
    finally:
        page.close()


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """The characters that the file has, without those that PDFium puts between them."""
    text = page.get_textpage()
    box, x, base = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code < 0x20 or raw.FPDFText_IsGenerated(text, at) == 1 or 0xD800 <= code < 0xE000:
            continue
        raw.FPDFText_GetLooseCharBox(text, at, box)
        raw.FPDFText_GetCharOrigin(text, at, x, base)
        yield Glyph(chr(code), box.left, box.bottom, box.right, box.top, base.value)
    text.close()


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    """The straight lines of a page: thin shapes, and the edges of those that are outlined."""
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = shape.get_bounds()
        if top - bottom <= _THIN < right - left:
            yield Rule(False, (bottom + top) / 2, left, right)
        elif right - left <= _THIN < top - bottom:
            yield Rule(True, (left + right) / 2, bottom, top)
        elif _is_outlined(shape):
            yield from _edges(shape)


def _is_outlined(shape: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, fill, stroke)
    return bool(stroke.value)


def _edges(shape: pypdfium2.PdfObject) -> Iterator[Rule]:
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before = begun = None
    for at in range(min(raw.FPDFPath_CountSegments(shape), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(shape, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == raw.FPDF_SEGMENT_LINETO and before:
            yield from _edge(before, point)
        if raw.FPDFPathSegment_GetClose(segment) and begun:
            yield from _edge(point, begun)
        before = point


def _edge(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    if abs(a[1] - b[1]) <= _THIN < abs(a[0] - b[0]):
        yield Rule(False, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0]))
    elif abs(a[0] - b[0]) <= _THIN < abs(a[1] - b[1]):
        yield Rule(True, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1]))
