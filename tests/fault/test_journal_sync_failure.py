"""A commit whose fsync failed was refused; it must not come back after a crash, though its pages lie in the log."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evertill.journal.verifying.verify import verify
from tests.support.journal import NumberedIds, journal_in, sell

ROOT = Path(__file__).resolve().parents[2]

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
static int is_broken(void) { return access(getenv("BROKEN_DISK"), F_OK) == 0; }
static int sync_with(const char *name, int file) {
    if (is_broken()) { errno = EIO; return -1; }
    return ((int (*)(int))dlsym(RTLD_NEXT, name))(file);
}
int fsync(int file) { return sync_with("fsync", file); }
int fdatasync(int file) { return sync_with("fdatasync", file); }
"""

TILL = """
import os, sys
from pathlib import Path
from evertill.kernel.errors import JournalFault
from tests.support.journal import NumberedIds, sell, trading_journal
ids = NumberedIds()
journal = trading_journal(Path(sys.argv[1]), ids)
sell(journal, ids)
Path(os.environ["BROKEN_DISK"]).touch()
try:
    sell(journal, ids)
except JournalFault as fault:
    print(fault.text, flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("gcc") is None, reason="needs gcc and LD_PRELOAD")
def test_commit_refused_by_a_failing_sync_does_not_come_back_after_a_crash(tmp_path: Path) -> None:
    source, shim, home = tmp_path / "shim.c", tmp_path / "shim.so", tmp_path / "home"
    source.write_text(SHIM, encoding="ascii")
    home.mkdir()
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", str(shim), str(source), "-ldl"], check=True)
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "LD_PRELOAD": str(shim),
        "BROKEN_DISK": str(tmp_path / "broken"),
    }
    command = [sys.executable, "-c", TILL, str(home)]
    till = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert "could not be read or written" in till.stdout, till.stderr
    journal = journal_in(home)
    with journal.begin() as unit:
        assert unit.head().receipt_number == 1
    assert sell(journal, NumberedIds(500)).receipt_number == 2
    assert verify(home / "journal.sqlite").is_sound
    journal.close()
