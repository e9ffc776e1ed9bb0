"""A web page as blocks: what a reader of the page sees of the report. The door to selectolax.

Scripts, menus, comments and hidden elements are left out; tables stay tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.blocks import Block, Named, tidy
from corpus.flow import Flow, FlowCell, table_blocks
from corpus.regex import regex

_UNSEEN = frozenset(
    (
        "head", "script", "style", "noscript", "noframes", "template", "iframe", "object", "embed",
        "audio", "video", "canvas", "svg", "map", "select", "button", "input", "textarea",
        "datalist", "nav", "dialog", "rp", "rt", "del",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "ol", "p",
        "pre", "section", "summary", "ul",
    )
)  # fmt: skip
_MAY_BE_MENU = frozenset(
    (
        "aside", "div", "dl", "footer", "header", "ol", "p", "section", "td", "ul",
    )
)  # fmt: skip
_HIDDEN = regex(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
_NAMES_NO_PLACE = frozenset(("html", "body", "tbody", "thead", "tfoot", "tr", "td", "th"))
"""A name in a table is left out, for the table has its place as a whole."""
_SAVED_FROM = regex(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"]+)")
_BLANK = regex(r"\s")
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
_LEAST_LINKS = 4
_SHARE_OF_LINKS = 0.8


def blocks_of_html(html: str) -> list[Block]:
    """The blocks of a page, in its order."""
    root = LexborHTMLParser(html).root
    if root is None:
        return []
    return _Page(_menus(root)).read(root)


def address_of_html(html: str) -> str | None:
    """Where a page was saved from, if the browser that saved it wrote that down."""
    found = _SAVED_FROM.search(html[:2000])
    return found[1] if found else None


class _Page:
    """Reads a tree from its first node to its last, tables within tables on a stack."""

    def __init__(self, menus: frozenset[int]) -> None:
        self._menus = menus
        self._flows = [Flow()]
        self._tables: list[list[list[FlowCell]]] = []
        self._preformatted = 0
        self._names: set[str] = set()

    def read(self, root: LexborNode) -> list[Block]:
        for node, begins in _walk(root, self._menus):
            if node.is_text_node:
                if begins:
                    self._flows[-1].words.append(self._seen(node.text_content or ""))
            else:
                self._tag(node, node.tag or "", begins)
                if begins and node.tag not in _NAMES_NO_PLACE:
                    self._keep_name(node)
        self._flows[-1].end_paragraph()
        return self._flows[-1].blocks

    def _keep_name(self, node: LexborNode) -> None:
        """Notes a name where it is first given, which is where a browser goes."""
        attributes = node.attributes
        name = attributes.get("id") or (node.tag == "a" and attributes.get("name")) or ""
        if name and name not in self._names and not _BLANK.search(name):
            self._names.add(name)
            self._flows[-1].blocks.append(Named(name))

    def _seen(self, text: str) -> str:
        return text if self._preformatted else text.replace("\n", "\r")

    def _tag(self, node: LexborNode, tag: str, begins: bool) -> None:
        flow = self._flows[-1]
        if tag == "br" and begins:
            flow.words.append("\n")
        elif tag in _BLOCKS:
            flow.end_paragraph()
            self._preformatted += (1 if begins else -1) * (tag == "pre")
        elif tag == "table":
            flow.end_paragraph()
            if begins:
                self._tables.append([])
            else:
                flow.blocks.extend(table_blocks(self._tables.pop()))
        elif tag == "tr" and begins and self._tables:
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            self._cell(node, begins)

    def _cell(self, node: LexborNode, begins: bool) -> None:
        if begins:
            self._flows.append(Flow())
            return
        flow = self._flows.pop()
        flow.end_paragraph()
        rows = self._tables[-1] or [[]]
        self._tables[-1][:] = rows
        rows[-1].append(
            FlowCell(
                flow.blocks,
                _span(node.attributes.get("rowspan"), _MOST_ROWS) or _MOST_ROWS,
                _span(node.attributes.get("colspan"), _MOST_COLUMNS) or 1,
            )
        )


def _span(printed: str | None, most: int) -> int:
    """How many rows or columns an attribute says, as browsers read it."""
    number = re.match(r"\s*\+?(\d{1,9})", printed or "1")
    return min(int(number[1]), most) if number else 1


def _menus(root: LexborNode) -> frozenset[int]:
    """Elements that hold hardly anything but links, by their ids."""
    menus: list[int] = []
    open_counts: list[list[int]] = [[0, 0, 0]]
    links = 0
    for node, begins in _walk(root, frozenset()):
        if node.is_text_node:
            if begins:
                length = len(tidy(node.text_content or ""))
                open_counts[-1][0] += length
                open_counts[-1][1] += length if links else 0
            continue
        links += (1 if begins else -1) * (node.tag == "a")
        if begins:
            open_counts.append([0, 0, int(node.tag == "a")])
            continue
        counts = open_counts.pop()
        open_counts[-1] = [a + b for a, b in zip(open_counts[-1], counts, strict=True)]
        text, linked, count = counts
        many = count >= _LEAST_LINKS and linked >= text * _SHARE_OF_LINKS
        if many and node.tag in _MAY_BE_MENU:
            menus.append(node.mem_id)
    return frozenset(menus)


def _walk(root: LexborNode, left_out: frozenset[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Every node that can be seen, when it begins and when it ends."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        if not _is_hidden(node) and node.mem_id not in left_out:
            yield node, True
            child = node.child
            if child is not None:
                node = child
                depth += 1
                continue
            yield node, False
        while node.next is None:
            if not depth or node.parent is None:
                return
            node = node.parent
            depth -= 1
            yield node, False
        node = node.next


def _is_hidden(node: LexborNode) -> bool:
    if node.is_text_node:
        return False
    if not node.is_element_node or node.tag in _UNSEEN:
        return True
    if node.tag in ("html", "body"):
        return False
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
