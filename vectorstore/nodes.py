"""Reports as LlamaIndex nodes: a node parser that any LlamaIndex application can use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode, MetadataMode, NodeRelationship, TextNode

from corpus.read import report_of
from corpus.report import Report
from vectorstore.passage import PASSAGE_TOKENS, Passage, passages_of


class ReportNodeParser(NodeParser):
    """Parses documents that hold a report's text into its passages: one node each.

    A node carries the place of its text in the document, the heading path and the kind. The
    document's ``file_name`` metadata, where there is one, names the report.
    """

    limit: int = PASSAGE_TOKENS

    @classmethod
    def class_name(cls) -> str:
        """The name under which LlamaIndex keeps this component."""
        return "ReportNodeParser"

    def _parse_nodes(
        self, nodes: Sequence[BaseNode], show_progress: bool = False, **_: object
    ) -> list[BaseNode]:
        found: list[BaseNode] = []
        for document in nodes:
            name = str(document.metadata.get("file_name") or document.node_id)
            text = document.get_content(MetadataMode.NONE)
            report = report_of(text, PurePath(name).stem, name, name)
            for passage in passages_of(report, self.limit):
                node = passage_node(passage, report)
                node.metadata = {**document.metadata, **node.metadata}
                node.relationships[NodeRelationship.SOURCE] = document.as_related_node_info()
                found.append(node)
        return found


def passage_node(passage: Passage, report: Report) -> TextNode:
    """A passage as a LlamaIndex node."""
    return TextNode(
        id_=passage.id,
        text=report.source_text[passage.start : passage.end],
        metadata={
            "report_id": report.id,
            "title": report.header.title,
            "heading_path": " > ".join(passage.path),
            "kind": passage.kind,
            "start": passage.start,
            "end": passage.end,
        },
        start_char_idx=passage.start,
        end_char_idx=passage.end,
    )
