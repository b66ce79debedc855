"""Every text that the screens pass through `tr`, read from their source."""

import ast
from pathlib import Path

from evertill.domain.entry import EntryRefusal, entry_sentence

SCREENS = Path(__file__).resolve().parents[2] / "src" / "evertill" / "ui"


def screen_texts() -> set[str]:
    """All literal texts, and the entry line's sentences, which come from the domain."""
    texts = {entry_sentence(reason) for reason in EntryRefusal}
    for file in SCREENS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                count = {"tr": 1, "tr_count": 2}.get(node.func.id, 0)
                for argument in node.args[:count]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        texts.add(argument.value)
    return texts
