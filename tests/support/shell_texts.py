"""Every text the command line can say of its own, with `{}` where something is put in."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from typer.core import TyperCommand, TyperGroup

import evertill.cli
import evertill.journal.verifying
from evertill.cli.main import COMMANDS
from evertill.kernel.told_help import one_line

_SAYING = frozenset({"say", "tell", "_count", "_headings", "SettingsFault", "BadParameter"})
_FINDING = frozenset({"Finding", "found", "_about", "JournalFault"})
_OF_A_FILE = ",name,", "StockCode,"
"""Headings of files: the same in every language."""


def shell_texts() -> set[str]:
    """All of them."""
    texts = {meaning for _, meaning in COMMANDS.values()}
    for module, _ in COMMANDS.values():
        texts |= set(_of_tree(import_module(module).COMMAND))
    for file in sorted(Path(evertill.cli.__file__).parent.glob("*.py")):
        texts |= set(_said_in(ast.parse(file.read_text(encoding="utf-8"))))
    return {text for text in texts if text.replace("{}", "").strip(" :,.()")}


def finding_texts() -> set[str]:
    """All that `evertill verify` can find: what findings are made of, and the parts that are put into them."""
    texts: set[str] = set()
    for file in sorted(Path(evertill.journal.verifying.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            texts |= set(_found_in(node))
    return {text for text in texts if " " in text and text.replace("{}", "").strip(" :,.()")}


def _found_in(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=func, args=arguments) if _name(func) in _FINDING:
            yield from (text for argument in arguments for text in _texts(argument))
        case ast.Yield(value=ast.expr() as value) | ast.Return(value=ast.expr() as value):
            yield from _texts(value)
        case ast.Assign(targets=[ast.Name(id="sentence" | "what")], value=value):
            yield from _texts(value)
        case _:
            pass


def _of_tree(command: TyperCommand | TyperGroup) -> Iterator[str]:
    yield from (one_line(text) for text in (command.help, command.short_help, command.epilog) if text)
    helps = (getattr(parameter, "help", None) for parameter in command.params)
    yield from (text for text in helps if text and not any(mark in text for mark in _OF_A_FILE))
    for below in getattr(command, "commands", {}).values():
        yield from _of_tree(below)


def _said_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _SAYING:
            for argument in node.args:
                yield from _texts(argument)
        if isinstance(node, ast.Assign) and _name(node.targets[0]) == "SENTENCES":
            yield from (text for value in getattr(node.value, "values", ()) for text in _texts(value))


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.BoolOp):
        yield from (text for value in node.values for text in _texts(value))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value.lstrip()
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values).lstrip()
