"""Sentences in the source of a module, with `{}` for their places."""

import ast
from pathlib import Path


def template(node: ast.expr) -> str:
    """A text with `{}` for its places; empty for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def sentences(file: Path) -> set[str]:
    """Every sentence of a module that is no docstring, with `{}` for its places."""
    found: set[str] = set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        text = template(node) if isinstance(node, ast.expr) and id(node) not in docs | parts else ""
        if len(text) > 25 and " " in text and text.endswith("."):
            found.add(text)
    return found
