"""A fingerprint of a projection's code, so that one whose code changed since its tables were built can be told."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from projections.projection import Projection

PACKAGE = "projections"
PROTOCOL = f"{PACKAGE}.projection"
"""Says how folds are called; a change there is no change of any fold."""


def fingerprint(projection: Projection) -> str:
    """Of the projection's module and of what it imports from `projections`, directly or not; comments, docstrings and
    layout make no difference, nor does the interpreter's version."""
    name = getattr(projection, "__name__", None) or type(projection).__module__
    return _of_module(str(name))


@cache
def _of_module(name: str) -> str:
    digest = sha256()
    for module, tree in sorted(_modules(name).items()):
        digest.update(f"{module}:{_text(tree)}\n".encode())
    return digest.hexdigest()[:16]


def _modules(name: str) -> dict[str, ast.Module]:
    """The syntax trees of a module and of all that it stands on."""
    found: dict[str, ast.Module] = {}
    waiting = [name]
    while waiting:
        module = waiting.pop()
        path = _path(module)
        if module in found or path is None:
            continue
        found[module] = ast.parse(path.read_text(encoding="utf-8"))
        waiting += [each for each in _imports(found[module]) if each != PROTOCOL]
    return found


def _path(module: str) -> Path | None:
    """The source of a module; None for a name that is no module but something in one."""
    loaded = sys.modules.get(module)
    if loaded is not None and loaded.__file__ is not None:
        return Path(loaded.__file__)
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:
        return None
    return Path(spec.origin) if spec is not None and spec.origin else None


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if _ours(alias.name))
        elif isinstance(node, ast.ImportFrom) and _ours(node.module or ""):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _ours(module: str) -> bool:
    return module == PACKAGE or module.startswith(f"{PACKAGE}.")


def _text(node: object) -> str:
    """A syntax tree as text. What is empty is left out: versions of Python differ in the empty fields they have."""
    if isinstance(node, list):
        return f"[{','.join(map(_text, node))}]"
    if not isinstance(node, ast.AST):
        return repr(node)
    fields = [(name, _said(name, value)) for name, value in ast.iter_fields(node)]
    told = [f"{name}={_text(value)}" for name, value in fields if value is not None and value != []]
    return f"{type(node).__name__}({','.join(told)})"


def _said(name: str, value: object) -> object:
    """A field without the texts that say nothing to the interpreter, such as docstrings."""
    if name != "body" or not isinstance(value, list):
        return value
    return [each for each in value if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))]
