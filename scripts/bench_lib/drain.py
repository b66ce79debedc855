"""Waiting sales into central on this machine, beside bare httpx posts of a hundred into uvicorn with an SQLite
commit each."""

import sqlite3
import time
from pathlib import Path

import httpx

from evertill.app.seams import system_seams
from evertill.app.till import Till
from evertill.app.workstation.settings import read_settings
from evertill.journal.reader import JournalReader
from evertill.kernel.clock import SystemClock
from scripts.bench_lib.figures import Figure, Gate, Kind
from scripts.bench_lib.fresh import ROOT
from scripts.bench_lib.homes import (
    Workshop,
    central,
    enrolled_home,
    load_central,
    open_the_till,
    pull_everything,
    running,
)
from scripts.bench_lib.names import products
from scripts.bench_lib.sales import write_waiting_sales

AT_ONCE = 100
LIMIT_S = 300
LOOK_S = 0.05
"""Counting what waits takes the till its time: looked at a hundred times a second, it was part of what is measured."""
ROUTE = "central"


def measure_drain(workshop: Workshop) -> list[Figure]:
    """The till's own push worker, as in the terminal, from its start until nothing waits."""
    count = workshop.some(10_000, 1_000)
    folder = workshop.place("drain")
    load_central(folder, products(1000))
    with central(folder) as backend:
        home = enrolled_home(folder / "till", backend.address)
        pull_everything(home)
        open_the_till(home, system_seams())
        write_waiting_sales(home.journal, count)
        reader = JournalReader(home.journal, route=ROUTE)
        waiting = reader.state(ROUTE).waiting
        wires = [fact.wire for fact in reader.due(ROUTE, limit=waiting, now=SystemClock().now())]
        till = Till(home, read_settings(home), system_seams(), lambda letter: letter())
        till.start()
        start = time.perf_counter()
        till.start_sync()
        while reader.state(ROUTE).waiting and time.perf_counter() - start < LIMIT_S:
            time.sleep(LOOK_S)
        ours = (waiting - reader.state(ROUTE).waiting) / (time.perf_counter() - start)
        till.stop()
        reader.close()
    bare = _bare(folder, wires)
    name = f"{waiting:,} waiting sales into central"
    beside = f"bare httpx, {AT_ONCE} a post, uvicorn, a commit each"
    return [Figure(name, ours, bare, "/s", beside, Gate(Kind.RATIO_AT_LEAST, 0.3))]


def _bare(folder: Path, wires: list[bytes]) -> float:
    """The same facts, as many to a post, with nothing checked and nothing booked."""
    script = ROOT / "scripts" / "bench_lib" / "bare_server.py"
    with running(str(script), str(folder / "bare.sqlite")) as server, httpx.Client(trust_env=False) as client:
        client.post(f"http://{server.address}/", content=b'{"facts":[]}')
        start = time.perf_counter()
        for first in range(0, len(wires), AT_ONCE):
            body = b'{"facts":[' + b",".join(wires[first : first + AT_ONCE]) + b"]}"
            answer = client.post(f"http://{server.address}/", content=body)
            assert answer.status_code == 200
        taken = time.perf_counter() - start
    with sqlite3.connect(folder / "bare.sqlite") as raw:
        kept = raw.execute("SELECT count(*) FROM facts").fetchone()[0]
    assert kept == len(wires), f"the bare server kept {kept} of {len(wires)}"
    return len(wires) / taken
