#!/usr/bin/env python3
"""The house rules that no linter knows, run over the whole repository; scripts/lib/house_rules.py explains each.

usage: scripts/tidy.py [FOLDER]

Checks the repository whose top is FOLDER (this one by default); exit status 1 when something is found.
"""

import ast
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.lib.house_rules import CHECKS, Module, nodes_of, read_module

MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:home|Users|root|work|farm)/\w|/tmp/\w+_jobs\b|(?<=/)\.librar[y]\b")
SIGNPOST = re.compile(r"`([a-z_]+(?:\.[a-z_]+)+)(?<!\.py)(?<!\.sqlite)`")
NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
REGISTRY_HOST = re.compile(r"\b(?:pypi|pythonhosted|npmjs|test\.pypi)\.(?:org|com)\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that breaks one rule."""

    path: str
    line: int
    rule: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence} [{self.rule}]"


def unused_modules(modules: Sequence[Module], entry_points: set[str]) -> Iterator[Finding]:
    """A module nobody imports is dead, unless something starts it by its name."""
    used = entry_points.union(*(_used_by(module) for module in modules))
    for module in modules:
        started = module.name.endswith(".__main__") or ".migrations" in module.name
        if module.name and not (module.is_package or started or module.name in used):
            sentence = f"nothing imports {module.name}: use it or remove it"
            yield Finding(module.path, 1, "unused_modules", sentence)


def _used_by(module: Module) -> set[str]:
    """Names imported, and names written out in full in a text, as lazily imported commands and subprocesses are."""
    used: set[str] = set()
    for node in nodes_of(module.tree):
        if isinstance(node, ast.Import):
            used |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            used.add(node.module)
            used |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            used.add(node.value.partition(":")[0])
    return used - {module.name}


def lost_signposts(modules: Sequence[Module]) -> Iterator[Finding]:
    """Where a package's docstring says to read on, there is a module, or one with something of that name."""
    names = [f".{module.name}" for module in modules]
    names += [
        f".{module.name}.{node.name}" for module in modules for node in module.tree.body if isinstance(node, NAMED)
    ]
    for module in modules:
        for told in SIGNPOST.findall(ast.get_docstring(module.tree) or "") if module.is_package else ():
            if not any(name.endswith(f".{told}") for name in names):
                yield Finding(module.path, 1, "lost_signposts", f"there is no module {told}: say where to read now")


def machine_traces(root: Path, paths: Iterable[str]) -> Iterator[Finding]:
    """The product knows no developer's folders and no registry's address."""
    for path in paths:
        try:
            lines = (root / path).read_text(encoding="utf-8").splitlines()
        except (UnicodeDecodeError, OSError):
            continue
        for number, line in enumerate(lines, 1):
            if match := MACHINE_PATH.search(line) or REGISTRY_HOST.search(line):
                sentence = f"'{match.group()}' is a place on somebody's machine or network: take it out"
                yield Finding(path, number, "machine_traces", sentence)


def check_module(module: Module) -> Iterator[Finding]:
    """All that the rules for single modules find."""
    for check in CHECKS:
        for line, sentence in check(module):
            yield Finding(module.path, line, check.__name__, sentence)


def check_tree(root: Path) -> list[Finding]:
    """All that the rules find in a repository."""
    paths = _paths(root)
    modules: list[Module] = []
    findings: list[Finding] = []
    for path in paths:
        if path.endswith(".py"):
            try:
                modules.append(read_module(root, path))
            except (SyntaxError, tokenize.TokenError) as error:
                findings.append(Finding(path, 1, "readable", f"this is no Python: {error}"))
    findings += [finding for module in modules for finding in check_module(module)]
    named = [module for module in modules if module.name]
    findings += unused_modules(named, _entry_points(root))
    findings += lost_signposts(named)
    findings += machine_traces(root, paths)
    return sorted(findings, key=lambda finding: (finding.path, finding.line, finding.rule))


def _entry_points(root: Path) -> set[str]:
    """Modules that the installed commands start."""
    pyproject = root / "pyproject.toml"
    if not pyproject.exists():
        return set()
    commands = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"].get("scripts", {})
    return {str(target).partition(":")[0] for target in commands.values()}


def _paths(root: Path) -> list[str]:
    """Files that are or would be under version control; outside git all that lie in the usual folders."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        return sorted(path for path in set(listed.stdout.splitlines()) if (root / path).is_file())
    places = [root / folder for folder in ("src", "tests", "scripts", "packaging", "resources")]
    found = [path for place in places for path in place.rglob("*") if "__pycache__" not in path.parts]
    return sorted(str(path.relative_to(root)) for path in [*found, *root.glob("*.*")] if path.is_file())


def main(arguments: Sequence[str]) -> int:
    """Print the findings; 1 when there are any."""
    if arguments and arguments[0] in {"-h", "--help"}:
        print(__doc__)
        return 0
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[1]
    findings = check_tree(root)
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings" if findings else "tidy")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
