"""Runs the benchmarks that were asked for and keeps what they say: on the terminal, as JSON, or in the manual's
table."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from scripts.bench_lib.figures import Figure, markdown_table, text_table
from scripts.bench_lib.fresh import compile_sources
from scripts.bench_lib.homes import Workshop
from scripts.bench_lib.machine import machine_line

Measure = Callable[[Workshop], list[Figure]]

BENCHES = {
    "sale": ("sale", "measure_sale"),
    "scan": ("scan", "measure_scan"),
    "pricing": ("pricing", "measure_pricing"),
    "stalls": ("stalls", "measure_stalls"),
    "search": ("search", "measure_search"),
    "start": ("start", "measure_start"),
    "drain": ("drain", "measure_drain"),
    "replay": ("replay", "measure_replay"),
    "memory": ("start", "measure_memory"),
    "pull": ("pull", "measure_pull"),
    "receipt": ("receipt", "measure_receipt"),
    "card": ("card_wire", "measure_card_wire"),
    "devices": ("devices", "measure_devices"),
    "audit": ("audit", "measure_audit"),
    "shop": ("shop", "measure_shop"),
}
"""By name: the module of this folder, and its function."""

FIGURES_PAGE = Path(__file__).resolve().parents[2] / "resources" / "help" / "figures.md"

HEAD = """# Figures

How fast this release is, each figure beside the raw limit of the same machine in the same minutes: what a bare
`sqlite3`, a bare window or a bare web server does with the same work. A gate is what a release must keep; `MISS` says
that this one did not. The times are of one small machine; the ratios hold on others too.

"""


def run_named(name: str, workshop: Workshop) -> list[Figure]:
    """Run one, in this process."""
    module, function = BENCHES[name]
    measure: Measure = getattr(import_module(f"scripts.bench_lib.{module}"), function)
    return measure(workshop)


def run_apart(name: str, arguments: Sequence[str]) -> list[Figure]:
    """Run one in a process of its own, so that none leaves its memory, threads or screens to the next.

    One that breaks off has told why on standard error, and has no figures.
    """
    script = Path(__file__).resolve().parents[1] / "bench"
    command = [sys.executable, str(script), "--only", name, "--json", "--here", *arguments]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if not ran.stdout:
        return []
    return [Figure.from_json(figure) for figure in json.loads(ran.stdout.splitlines()[-1])["figures"]]


def run_here(name: str, workshop: Workshop) -> int:
    """Run one and print it as JSON alone, on the last line; exit status 1 when a gate is missed."""
    with tempfile.TemporaryDirectory(prefix="evertill-bench-", ignore_cleanup_errors=True) as folder:
        figures = run_named(name, replace(workshop, folder=Path(folder)))
    print(json.dumps({"figures": [figure.to_json() for figure in figures]}))
    return _status(figures)


def run_all(names: Sequence[str], arguments: Sequence[str], *, as_json: bool, writes: bool) -> int:
    """Run them one after the other; exit status 1 when a gate is missed."""
    machine = machine_line()
    compile_sources()
    if not as_json:
        print(machine, flush=True)
    sections: list[tuple[str, Sequence[Figure]]] = []
    for name in names:
        start = time.monotonic()
        figures = run_apart(name, arguments)
        command = " ".join(["scripts/bench", "--only", name, *(word for word in arguments if word == "--long")])
        sections.append((command, figures))
        if not as_json:
            print(f"\n{name} ({time.monotonic() - start:.0f} s)\n{text_table(figures)}", flush=True)
    figures = [figure for _, section in sections for figure in section]
    if as_json:
        print(json.dumps({"machine": machine, "figures": [figure.to_json() for figure in figures]}, indent=2))
    if writes and all(section for _, section in sections):
        FIGURES_PAGE.write_text(page(machine, sections), encoding="utf-8")
    broken = [command for command, section in sections if not section]
    if broken:
        print(f"Broken off, so without figures: {', '.join(broken)}", file=sys.stderr)
    return _status(figures, broken)


def page(machine: str, sections: Sequence[tuple[str, Sequence[Figure]]]) -> str:
    """The manual's page."""
    return f"{HEAD}{markdown_table(sections)}\nMeasured on: {machine}.\n"


def _status(figures: Sequence[Figure], broken: Sequence[str] = ()) -> int:
    return 1 if broken or any(figure.verdict == "MISS" for figure in figures) else 0
