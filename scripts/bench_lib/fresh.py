"""Runs a script of this folder in a fresh process, as an installed program would start: with its bytecode kept."""

import compileall
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 120


@dataclass(frozen=True, slots=True)
class Told:
    """One line the process told: a word, milliseconds after its start, what of these it computed, and what else
    stood there."""

    word: str
    after_ms: float
    cpu_ms: float
    figures: tuple[str, ...]


def run_fresh(workshop: Path, *arguments: str) -> dict[str, Told]:
    """Run child.py with these arguments; what it told, by its words. A child that fails ends the benchmark."""
    started = time.monotonic_ns()
    ran = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "bench_lib" / "child.py"), *arguments],
        env=child_environment(workshop),
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    if ran.returncode:
        raise RuntimeError(f"child.py {arguments[0]} failed:\n{ran.stderr}")
    told: dict[str, Told] = {}
    for line in ran.stdout.splitlines():
        word, moment, cpu, *figures = line.split()
        told[word] = Told(word, (int(moment) - started) / 1e6, int(cpu) / 1e6, tuple(figures))
    return told


def compile_sources() -> None:
    """As an installation does: a till whose workers compile keeps Python from its screens, and no shop has one."""
    compileall.compile_dir(ROOT / "src", quiet=2)


def child_environment(workshop: Path) -> dict[str, str]:
    """The environment of a child: no display, quiet, with bytecode kept in the run's own folder."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        "PYTHONPYCACHEPREFIX": str(workshop / "bytecode"),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*.warning=false",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
