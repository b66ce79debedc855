"""A demo with a window that is told to end leaves nothing behind: no process, no folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")


def running_with(mark: str) -> list[str]:
    """Command lines of processes that name the folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if mark in command:
            found.append(command)
    return found


@pytest.mark.parametrize(
    ("number", "told_after"),
    [
        (signal.SIGINT, "Opening the shop"),
        (signal.SIGTERM, "Close the window"),
    ],
)
def test_demo_told_to_end_takes_its_processes_with_it(tmp_path: Path, number: signal.Signals, told_after: str) -> None:
    place = {"DISPLAY": ":none", "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    demo = subprocess.Popen(
        [sys.executable, "-m", "evertill", "demo"],
        env={**os.environ, **place},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert demo.stdout is not None
    for line in demo.stdout:
        if told_after in line:
            break

    demo.send_signal(number)
    _, err = demo.communicate(timeout=60)

    assert "Traceback" not in err
    assert running_with(str(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []
    assert demo.returncode in {0, 128 + number}
