"""The house: imports go only to the left, and each outside library has one door."""

import ast
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("corpus", "vectorstore", "assistant", "evals")
EVERYWHERE = {"llama_index", "numpy"}
"""The skeleton, imported wherever one of its components is defined, and the language of vectors."""


def _modules():
    return [path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py"))]


def _imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_the_layers_to_its_left(path):
    own = LAYERS.index(path.relative_to(ROOT).parts[0])
    assert not set(_imported(path)) & set(LAYERS[own + 1 :])


STAGES = (
    "understanding", "evidence", "judging", "finding", "composing", "writing", "serving", "page",
)  # fmt: skip
"""The folders of assistant/, in the order in which a question passes through them."""
BETWEEN = {"settings": -1, **dict.fromkeys(("engine", "youju"), STAGES.index("writing"))}
"""Modules beside the folders: settings for all, engine and assistant for what serves them."""


def _stage_of(name):
    return STAGES.index(name) if name in STAGES else BETWEEN.get(name, len(STAGES))


@pytest.mark.parametrize("path", sorted((ROOT / "assistant").rglob("*.py")), ids=lambda p: p.stem)
def test_a_stage_of_answering_imports_only_from_those_before_it(path):
    own = _stage_of(path.relative_to(ROOT / "assistant").parts[0].removesuffix(".py"))
    imported = [
        node.module.split(".")[1]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("assistant.")
    ]
    assert {name for name in imported if _stage_of(name) > own} == set()


def test_each_outside_library_has_one_door():
    doors = defaultdict(set)
    for path in _modules():
        for name in _imported(path):
            if name not in {*sys.stdlib_module_names, *LAYERS, *EVERYWHERE}:
                doors[name].add(str(path.relative_to(ROOT)))
    assert {name: where for name, where in doors.items() if len(where) > 1} == {}


def test_no_module_of_ours_is_imported_relatively():
    for path in _modules():
        tree = ast.parse(path.read_text("utf-8"))
        assert not any(isinstance(n, ast.ImportFrom) and n.level for n in ast.walk(tree)), path


def _compiled_at_import(node):
    """The calls of ``re.compile`` with text that run when a module is imported."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.Lambda):
            continue
        called = child.func if isinstance(child, ast.Call) else None
        if isinstance(called, ast.Attribute) and ast.unparse(called) == "re.compile":
            first = child.args[0]
            if not (isinstance(first, ast.Constant) and isinstance(first.value, bytes)):
                yield child.lineno
        yield from _compiled_at_import(child)


def test_no_expression_is_compiled_before_it_is_used():
    modules = [path for path in _modules() if path.relative_to(ROOT).parts[0] != "evals"]
    found = {str(p): list(_compiled_at_import(ast.parse(p.read_text("utf-8")))) for p in modules}
    assert {path: lines for path, lines in found.items() if lines} == {}


FEW = {"cls", "path", "name", "language", "context", "known", "english", "script", "accents"}
"""Arguments that have few values, whatever is asked."""


def test_what_is_kept_for_ever_depends_on_nothing_that_is_asked():
    kept = {}
    for path in _modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                marks = [mark.id for mark in node.decorator_list if isinstance(mark, ast.Name)]
                taken = {argument.arg for argument in node.args.args} - FEW
                if "cache" in marks and taken:
                    kept[f"{path.name}:{node.name}"] = taken
    assert kept == {}
