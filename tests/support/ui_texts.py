"""Every text that the screens pass through `tr`, read from their source."""

import ast
from pathlib import Path

from evertill.domain.codes.entry import EntryRefusal, entry_sentence
from evertill.ui.training.tasks import read_tasks

TASKS = Path(__file__).resolve().parents[2] / "resources" / "training" / "tasks.json"
SCREENS = Path(__file__).resolve().parents[2] / "src" / "evertill" / "ui"


def screen_texts() -> set[str]:
    """All literal texts, and the entry line's sentences, which come from the domain."""
    texts = {entry_sentence(reason) for reason in EntryRefusal} | _task_texts()
    for file in SCREENS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                count = {"tr": 1, "tr_count": 2}.get(node.func.id, 0)
                for argument in node.args[:count]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        texts.add(argument.value)
    return texts


def _task_texts() -> set[str]:
    """Titles and steps of the guided tasks, which are data."""
    tasks = read_tasks(TASKS, frozenset({"orders", "pickupQueue"}))
    return {task.title for task in tasks} | {step.text for task in tasks for step in task.steps}
