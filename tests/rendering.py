"""Real reports in other formats: their text with each table drawn as the notices print it."""

import functools
import html
import io

from corpus.indicators import load_indicators

GROUPS = {
    "granted": ("三、本年度办理结果", 0),
    "d1": ("（三）不予公开", 8),
    "u1": ("（四）无法提供", 3),
    "n1": ("（五）不予处理", 5),
    "o1": ("（六）其他处理", 3),
}
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


class Drawn:
    """A table as rows of cells: text, rows covered, columns covered."""

    def __init__(self, rows):
        self.rows = rows


def pieces_of(report):
    """A report as lines and tables, in order; what a table was read from is drawn anew."""
    pieces = []
    at = 0
    for table in report.tables:
        pieces += _lines(report.source_text[at : table.start])
        pieces.append(Drawn(_DRAW[table.kind](report.source_text, table)))
        at = max(at, table.end)
    return [*pieces, *_lines(report.source_text[at:])]


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip(" \t|-:")]


def _cells(text, table):
    """The printed cells of a table by row."""
    rows = {}
    for cell in table.cells:
        shown = text[cell.start : cell.end]
        rows.setdefault(cell.place.row, {})[cell.place.column] = shown
    return rows


def _one(*texts):
    return [(text, 1, 1) for text in texts]


def _requests(text, table):
    """Table 3 with its merged cells; rows that could not be read are left out of it."""
    columns = list(load_indicators().columns["requests"])
    printed = _cells(text, table)
    labels = {cell.place.row: cell.place.row_label for cell in table.cells}
    names = [row.row for row in load_indicators().rows("requests") if row.row in printed]
    inner = [n for n in names if n not in ("new", "carried_over", "carried_forward")]
    rows = [
        [("申请人情况", 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        _one("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
    ]
    grouped = 0
    for name in names:
        row = []
        if inner[:1] == [name]:
            row.append((GROUPS["granted"][0], len(inner), 1))
        if name in GROUPS and GROUPS[name][1]:
            members = [n for n in names if n[0] == name[0] and n[1:].isdigit()]
            row.append((GROUPS[name][0], len(members), 1))
            grouped = len(members)
        free = 3 - (name in inner) - (grouped > 0)
        grouped = max(0, grouped - 1)
        row.append((labels[name], 1, free))
        rows.append(row + _one(*(printed[name].get(column, "") for column in columns)))
    return rows


def _disputes(text, table):
    values = [text[cell.start : cell.end] for cell in table.cells]
    return [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((name, 2, 1) for name in RESULTS), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        _one(*RESULTS, *RESULTS),
        _one(*values),
    ]


def _proactive(text, table):
    rows = []
    article = ""
    columns = load_indicators().columns["proactive"]
    for cells in _cells(text, table).items():
        name, shown = cells
        own = [c for c in table.cells if c.place.row == name]
        head = ["信息内容", *(_measure(columns, c) for c in own)]
        if head != article:
            rows += [[("第二十条第（一）项", 1, 4)], _spread(head)]
            article = head
        rows.append(_spread([own[0].place.row_label, *shown.values()]))
    return rows


def _measure(columns, cell):
    unit = cell.quantity.unit if cell.place.column == "amount" else ""
    return columns[cell.place.column].zh + (f"（单位：{unit}）" if unit else "")


def _spread(texts):
    """Cells over four columns, the last as wide as need be."""
    return [*_one(*texts[:-1]), (texts[-1], 1, 5 - len(texts))]


def _statistics(text, table):
    columns = list(dict.fromkeys(cell.place.column_label for cell in table.cells))
    rows = [_one("统计指标", "单位", *columns)]
    for row in dict.fromkeys(cell.place.row for cell in table.cells):
        own = [cell for cell in table.cells if cell.place.row == row]
        unit = own[0].quantity.unit
        rows.append(_one(own[0].place.row_label, unit, *(text[c.start : c.end] for c in own)))
    return rows


_DRAW = {
    "requests": _requests,
    "disputes": _disputes,
    "proactive": _proactive,
    "statistics": _statistics,
}


def as_html(pieces):
    """A page as sites save it: scripts, a menu, hidden elements, Word's markup in the cells."""
    body = []
    for piece in pieces:
        if isinstance(piece, str):
            body.append(f"<p><span lang=EN-US>{html.escape(piece)}</span><o:p></o:p></p>")
            continue
        body.append('<table border="1" cellspacing=0>')
        for row in piece.rows:
            body.append("<tr>")
            for text, down, across in row:
                spans = f"{f' rowspan={down}' * (down > 1)}{f' colspan={across}' * (across > 1)}"
                shown = html.escape(text) or "&nbsp;"
                body.append(f'<td{spans}><p align="center">{shown}</p>')
        body.append("</table>")
    menu = "".join(f"<li><a href='/{n}'>栏目{n}</a>" for n in range(9))
    return (
        "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>网站</title>"
        "<script>var 本年新收 = '99999件';</script><style>p {color: red}</style></head><body>"
        f"<ul class=menu>{menu}</ul><!-- 新收88888件 -->"
        "<div style='display:none'>全年收到申请77777件。</div>"
        f"<form><table width=100%><tr><td>{chr(10).join(body)}</td></tr></table></form>"
        "<noscript>请打开脚本</noscript></body></html>"
    )


def as_docx(pieces):
    """A Word document, made by python-docx."""
    from docx import Document

    document = Document()
    for piece in pieces:
        if isinstance(piece, str):
            document.add_paragraph(piece)
            continue
        width = max(sum(across for _, _, across in row) for row in piece.rows)
        table = document.add_table(len(piece.rows), max(width, 1))
        for (top, left), (text, down, across) in placed(piece.rows):
            cell = table.cell(top, left)
            if down > 1 or across > 1:
                cell = cell.merge(table.cell(top + down - 1, left + across - 1))
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def placed(rows):
    """Each cell with the row and column where it begins."""
    taken = set()
    for top, row in enumerate(rows):
        left = 0
        for text, down, across in row:
            while (top, left) in taken:
                left += 1
            yield (top, left), (text, down, across)
            taken |= {(top + i, left + j) for i in range(down) for j in range(across)}


@functools.cache
def _box_font():
    """The name of a font of boxes, wide and for ASCII narrow, which a PDF file embeds.

    A font that a file only names is looked for on the machine, and where it is missing PDFium skips
    a line of one character.
    """
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    widths = {".notdef": 1000, "narrow": 500, "wide": 1000}
    boxes = {}
    for name, width in widths.items():
        pen = TTGlyphPen(None)
        pen.moveTo((0, -120))
        for corner in ((0, 880), (width, 880), (width, -120)):
            pen.lineTo(corner)
        pen.closePath()
        boxes[name] = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(widths))
    font.setupCharacterMap({})
    characters = CmapSubtable.newSubtable(13)
    characters.platformID, characters.platEncID, characters.language = 3, 10, 0
    characters.cmap = {code: "narrow" if code < 0x80 else "wide" for code in range(0x20, 0x10000)}
    font.font["cmap"].tables = [characters]
    font.setupGlyf(boxes)
    font.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes"})
    font.setupOS2()
    font.setupPost()
    file = io.BytesIO()
    font.save(file)
    file.seek(0)
    registerFont(TTFont("Boxes", file))
    return "Boxes"


def as_pdf(pieces, *, breaks_rows=False):
    """A PDF document as Word prints it: indented paragraphs, tables that go over pages.

    With ``breaks_rows`` a row that does not end on its page goes on in the next one.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    font = {"fontName": _box_font(), "wordWrap": "CJK"}
    body = ParagraphStyle("body", fontSize=12, leading=20, firstLineIndent=24, **font)
    small = ParagraphStyle("cell", fontSize=7, leading=8, **font)
    flow = []
    for piece in pieces:
        if isinstance(piece, str):
            flow.append(Paragraph(html.escape(piece), body))
            continue
        width = max(sum(across for _, _, across in row) for row in piece.rows)
        shown = [[""] * width for _ in piece.rows]
        spans = []
        for (top, left), (text, down, across) in placed(piece.rows):
            shown[top][left] = Paragraph(html.escape(text), small)
            spans.append(("SPAN", (left, top), (left + across - 1, top + down - 1)))
        tight = [(f"{side}PADDING", (0, 0), (-1, -1), 1) for side in ("TOP", "BOTTOM")]
        style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), *tight, *spans]
        heads = 0 if breaks_rows else min(3, len(piece.rows) - 1)
        broken = {"splitInRow": 1, "colWidths": [450 / width] * width} if breaks_rows else {}
        flow.append(Table(shown, style=style, repeatRows=heads, **broken))

    def number(canvas, document):
        canvas.drawCentredString(300, 30, f"- {document.page} -")

    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(flow, onFirstPage=number, onLaterPages=number)
    return file.getvalue()
