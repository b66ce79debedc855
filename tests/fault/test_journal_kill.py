"""kill -9 at every statement of a trading day: each command is wholly there or wholly absent, nothing counted twice."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.support.journal_day import DAY

ROOT = Path(__file__).resolve().parents[2]
IN_MEMORY = Path("/dev/shm")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_till_killed_at_every_statement_loses_and_doubles_nothing() -> None:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    # What a process wrote survives its death without reaching a disk, so memory serves, and many tills die in a second.
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        command = [sys.executable, "-W", "error", "-m", "tests.support.journal_killing", folder]
        run = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=110
        )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["wrong"] == {}
    assert told["commits"] == len(DAY) + 1
    assert told["kills"] > 150
