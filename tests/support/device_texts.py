"""Every sentence and part of one that the devices say to people, read from their source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

DEVICES = Path(__file__).resolve().parents[2] / "src" / "evertill" / "devices"
_NOT_TOLD = frozenset({"Bug", "debug", "info", "warning", "error", "exception"})
"""Calls whose texts are for engineers; what is malformed is shown only where settings are read."""
_PROSE = re.compile(r"[a-zA-Z']{2,} [a-z'{]{2,}")
PLACE = "X1"


def device_texts(*parts: str) -> set[str]:
    """Prose in the modules and folders named below `devices`; what stands in a place is `PLACE`. Emulated devices
    speak to whoever runs them, not to a cashier."""
    found: set[str] = set()
    for part in parts:
        path = DEVICES / part
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            if "emulation" not in file.parts and not file.name.startswith("emulated"):
                tree = ast.parse(file.read_text(encoding="utf-8"))
                not_told = _NOT_TOLD if file.name == "settings.py" else _NOT_TOLD | {"ValueError", "Malformed"}
                found |= {text for text in _texts(tree, not_told) if _PROSE.search(text)}
    return found


def _texts(node: ast.AST, not_told: frozenset[str]) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Expr(value=ast.Constant()) | ast.Assert():
                continue  # a docstring, or what holds
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in not_told:
                continue
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=values):
                yield "".join(str(each.value) if isinstance(each, ast.Constant) else PLACE for each in values)
            case _:
                yield from _texts(child, not_told)
