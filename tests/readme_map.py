"""Writes README's map from the first lines of the modules: ``python tests/readme_map.py``."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```map\n).*?(?=```)", re.DOTALL)

FOLDERS = {
    "corpus": "What a report says, and where. Imports nothing of ours.",
    "vectorstore": "Finding. Imports corpus.",
    "assistant": "Answering. Imports corpus and vectorstore.",
    "assistant/understanding": "",
    "assistant/evidence": "",
    "assistant/judging": "",
    "assistant/finding": "",
    "assistant/composing": "",
    "assistant/writing": "",
    "assistant/serving": "",
    "assistant/page": "",
    "evals": "Are the answers good? Imports all; nothing imports it.",
    "evals/graders": "One pure grader a file.",
}
"""The folders, each importing only from those above it, with what each is for.

One without words says it itself, in its ``__init__.py``.
"""


def map_text():
    """The map: a line for every folder and module."""
    lines = []
    for folder, purpose in FOLDERS.items():
        depth = folder.count("/")
        purpose = purpose or _purpose(ROOT / folder / "__init__.py")
        lines.append(_line(depth, f"{folder.rpartition('/')[2]}/", purpose))
        for path in sorted((ROOT / folder).glob("*.py")):
            if path.name != "__init__.py":
                lines.append(_line(depth + 1, path.name, _purpose(path)))
    return "".join(f"{line}\n" for line in lines)


def _line(depth, name, purpose):
    return f"{'  ' * depth + name:<24} {purpose}"


def _purpose(path):
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return said.partition("\n")[0]


if __name__ == "__main__":
    README.write_text(BLOCK.sub(lambda _: map_text(), README.read_text("utf-8")), "utf-8")
