"""Do the imports of the package point only leftwards, and is each module one noun long?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "kg"
LAYERS = ("errors", "tables", "archives", "cables", "findings", "graph", "store", "build", "views")
SAME_LAYER = {"tables": "errors"}  # `errors, tables` stand together
FREE = {"__init__", "__main__"}
LONGEST = 320
MODULES = sorted(PACKAGE.rglob("*.py"))


def layer_of(module: str) -> int | None:
    """The place of a module (`kg.cables.read`) in the order of the flow, None for the package itself."""
    parts = module.split(".")
    name = parts[1] if len(parts) > 1 else "__init__"
    if name in FREE:
        return None
    name = SAME_LAYER.get(name, name)
    assert name in LAYERS, f"{module} stands in no layer; put it into one of {', '.join(LAYERS)}"
    return LAYERS.index(name)


def module_name(path: Path) -> str:
    """The dotted name of a module of the package."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, *, at_start: bool = False) -> Iterator[str]:
    """Yield the modules of the package that a module imports; `at_start` leaves out imports inside functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {module_name(module) for module in MODULES}
    for node in ast.iter_child_nodes(tree) if at_start else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "kg")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the import from the root of the package"
            if (node.module or "").split(".")[0] == "kg":
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    yield inner if inner in known else str(node.module)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_point_leftwards(path: Path) -> None:
    here = layer_of(module_name(path))
    if here is None:
        return
    for imported in imports_of(path):
        there = layer_of(imported)
        assert there is None or there <= here, f"{module_name(path)} imports {imported}, which stands to its right"


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "model.py"], ids=module_name)
def test_a_model_imports_no_sibling(path: Path) -> None:
    stage = module_name(path).rpartition(".")[0]
    siblings = [name for name in imports_of(path) if name.startswith(stage)]
    assert not siblings, f"{module_name(path)} imports {siblings}; a model stands alone"


def test_no_import_comes_back_to_where_it_began() -> None:
    graph = {module_name(path): set(imports_of(path, at_start=True)) for path in MODULES}
    done: set[str] = set()

    def walk(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, f"circular import: {' -> '.join((*way[way.index(module) :], module))}"
        if module in done:
            return
        # A package's __init__ has begun before its modules run: a module that names its own package waits for nobody.
        for imported in graph.get(module, ()):
            if not module.startswith(f"{imported}."):
                walk(imported, (*way, module))
        done.add(module)

    for module in graph:
        walk(module, ())


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_is_not_too_long(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{module_name(path)} has {lines} lines; it holds two nouns: split it by noun"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if not module_name(path).startswith("kg.views")], ids=module_name
)
def test_only_views_print(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert not any(isinstance(call.func, ast.Name) and call.func.id == "print" for call in calls), "only views print"
