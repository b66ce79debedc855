"""The line that says on what machine figures were taken, and what a process holds in memory."""

import os
import platform
import sqlite3
from pathlib import Path


def machine_line() -> str:
    """CPU, cores, load, and the versions that matter."""
    from PySide6 import __version__ as pyside_version

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parts = [
        _cpu(),
        f"{cores} cores",
        f"load {_load()}",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
        f"PySide6 {pyside_version}",
        f"SQLite {sqlite3.sqlite_version}",
    ]
    return ", ".join(parts)


def memory_mib() -> tuple[float, float]:
    """Resident and proportional memory of this process; nothing beyond Linux tells the second, so the first stands
    in."""
    kept: dict[str, float] = {}
    for line in _lines("/proc/self/smaps_rollup"):
        name, _, rest = line.partition(":")
        if name in ("Rss", "Pss"):
            kept[name] = int(rest.split()[0]) / 1024
    if not kept:
        import resource

        kept["Rss"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return kept["Rss"], kept.get("Pss", kept["Rss"])


def waited_for_cpu_ns() -> int:
    """How long this process's threads have been ready to run while other programs had the processor; 0 if not told."""
    waited = 0
    for thread in Path("/proc/self/task").glob("*/schedstat"):
        fields = " ".join(_lines(str(thread))).split()
        waited += int(fields[1]) if len(fields) > 1 else 0
    return waited


def _cpu() -> str:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return platform.processor() or platform.machine()


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
