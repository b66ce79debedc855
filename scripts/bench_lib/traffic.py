"""What goes through in bulk: waiting sales into central, invoices through the replay, products into the mirror."""

import csv
import json
import sqlite3
import time
from pathlib import Path

import httpx

from evertill.app.background_sync import sync_once
from evertill.app.home import Home
from evertill.app.replay.run import ReplayWish, run_replay
from evertill.app.seams import system_seams
from evertill.journal.reader import JournalReader
from evertill.mirror.local_rows import LocalRows, load_local
from evertill.mirror.writer import MirrorWriter
from scripts.bench_lib.figures import Figure, Gate, Kind
from scripts.bench_lib.homes import (
    Workshop,
    central,
    enrolled_home,
    load_central,
    open_the_till,
    product_rows,
    pull_everything,
    running,
)
from scripts.bench_lib.names import products
from scripts.bench_lib.sales import write_waiting_sales

SALES = 10_000
BATCH = 100
INVOICES = 2_000
LINES = 20
PULLED = 100_000

_BARE_SERVER = """
import asyncio, json, sqlite3, sys
import uvicorn
raw = sqlite3.connect(sys.argv[1], isolation_level=None, check_same_thread=False)
raw.execute("PRAGMA journal_mode = WAL"); raw.execute("PRAGMA synchronous = FULL")
raw.execute("CREATE TABLE items (fact_id TEXT PRIMARY KEY, hash TEXT, body TEXT)")
async def app(scope, receive, send):
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    facts = json.loads(body)["facts"]
    rows = [(fact["fact_id"], fact["hash"], json.dumps(fact)) for fact in facts]
    raw.execute("BEGIN")
    raw.executemany("INSERT INTO items VALUES (?, ?, ?)", rows)
    raw.execute("COMMIT")
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})
async def main():
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    print(f"listening {host}:{port}", flush=True)
    await serving
asyncio.run(main())
"""


def measure_drain(workshop: Workshop) -> list[Figure]:
    """Waiting sales from a till's journal into central, both on this machine, beside bare posts of the same bytes."""
    count = workshop.some(SALES, 2_000)
    folder = workshop.place("drain")
    load_central(folder, products(1000))
    with central(folder) as backend:
        home = enrolled_home(folder / "till", backend.address)
        pull_everything(home)
        open_the_till(home, system_seams())
        write_waiting_sales(home.journal, count)
        waiting = _waiting(home)
        began = time.perf_counter()
        sync_once(home, system_seams(), lambda *_: None)
        ours = waiting / (time.perf_counter() - began)
        assert _waiting(home) == 0
    bare = _bare_posts(folder, _wires(home))
    gate = Gate(Kind.RATIO_AT_LEAST, 0.3)
    return [
        Figure(
            f"{count:,} waiting sales into central",
            ours,
            bare,
            "/s",
            f"httpx batches of {BATCH}, one commit each",
            gate,
        )
    ]


def measure_replay(workshop: Workshop) -> list[Figure]:
    """Invoices of the past, each one unit of work with one commit."""
    file = workshop.retail or _made_up(workshop.place("replay") / "retail.csv", workshop.some(INVOICES, 400))
    home = Home(workshop.place("replay-home") / "till")
    began = time.perf_counter()
    report = run_replay(ReplayWish(home, file, "GBP"), system_seams(), lambda *_: None)
    took = time.perf_counter() - began
    assert report.is_balanced
    return [Figure("replay, invoices", report.invoices / took, None, "/s", gate=Gate(Kind.AT_LEAST, 200))]


def measure_pull(workshop: Workshop) -> list[Figure]:
    """A whole catalogue with prices and stock into the mirror, indexes and search included."""
    count = workshop.some(PULLED, 10_000)
    folder = workshop.place("pull")
    local = LocalRows(folder)
    local.keep(product_rows(products(count), local.next_version()))
    writer = MirrorWriter(folder / "mirror.sqlite")
    began = time.perf_counter()
    load_local(local, writer, system_seams().clock.now())
    took = time.perf_counter() - began
    writer.close()
    bare = _bare_rows(folder / "bare.sqlite", count * 3)
    return [
        Figure(
            f"{count:,} products with price and stock into the mirror, rows",
            count * 3 / took,
            bare,
            "/s",
            "bare upserts",
        )
    ]


def _waiting(home: Home) -> int:
    reader = JournalReader(home.journal, route="central")
    waiting = reader.state("central").waiting
    reader.close()
    return waiting


def _wires(home: Home) -> list[bytes]:
    reader = JournalReader(home.journal, route="central")
    wires = [transaction.wire for _, transaction in reader.transactions()]
    reader.close()
    return wires


def _bare_posts(folder: Path, wires: list[bytes]) -> float:
    with running("-c", _BARE_SERVER, str(folder / "bare.sqlite")) as server, httpx.Client(trust_env=False) as client:
        url = f"http://{server.address}/"
        facts = [json.loads(wire) for wire in wires]
        client.post(url, json={"facts": []})
        began = time.perf_counter()
        for first in range(0, len(facts), BATCH):
            client.post(url, json={"facts": facts[first : first + BATCH]})
        return len(facts) / (time.perf_counter() - began)


def _made_up(path: Path, invoices: int) -> Path:
    """A file in the shape of a real month: twenty-odd lines an invoice, some returns, some free items."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice"])
        for number in range(invoices):
            is_return = number % 14 == 13
            sign = -1 if is_return else 1
            day, minute = 1 + number * 20 // invoices, number % 540
            for line in range(1 if is_return else LINES):
                sku = f"A{(number * 31 + line * 17) % 2800:05}"
                price = f"{0.25 + (number + line) % 40 / 4:.2f}"
                moment = f"2010-12-{day:02} {8 + minute // 60:02}:{minute % 60:02}:00"
                invoice = f"C{536000 + number}" if is_return else f"{536000 + number}"
                writer.writerow([invoice, sku, f"ARTICLE {sku}", sign * (1 + line % 12), moment, price])
    return path


def _bare_rows(path: Path, count: int) -> float:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("CREATE TABLE rows (key TEXT PRIMARY KEY, version INTEGER, content TEXT) STRICT")
    rows = [(f"K{at:08}", 1, '{"sku":"A","unit_price":"4.99","currency":"EUR"}') for at in range(count)]
    began = time.perf_counter()
    raw.execute("BEGIN")
    raw.executemany(
        "INSERT INTO rows VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET content = excluded.content", rows
    )
    raw.execute("COMMIT")
    took = time.perf_counter() - began
    raw.close()
    return count / took
