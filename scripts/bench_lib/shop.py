"""Central at the size of the reference shop, on SQLite and on PostgreSQL: 12,000 articles in three stores, a till's
first load, a sale seen by the webshop and by another till, and 200 tills that deliver at once."""

import http.client
import json
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evertill.domain.facts.transaction import Transaction
from evertill.kernel.clock import SystemClock
from evertill_central.services.common.central import build_central
from evertill_central.services.rows.write_rows import add_store, write_rows
from evertill_central.services.workstations.enrolment import give_storefront_key
from evertill_central.store.database import open_database
from scripts.bench_lib.figures import Figure, Gate, Kind
from scripts.bench_lib.homes import (
    CENTRAL,
    STORE,
    Workshop,
    enrolled_home,
    load_central,
    pull_everything,
    running,
    sku_of,
)
from scripts.bench_lib.names import products
from tests.support.central import Till, a_body, batch
from tests.support.postgres import running_server

STORES = (STORE, "S2", "S3")
TILLS = 200
FACTS_AT_ONCE = 50
ENROLLED_AT_ONCE = 50
PROMISE_GATE_MS, COPY_GATE_MS, BOOTSTRAP_GATE_S, FACTS_GATE = 1_000, 2_000, 20, 1_000


def measure_shop(workshop: Workshop) -> list[Figure]:
    """Everything on SQLite, then on PostgreSQL where there is one."""
    folder = workshop.place("shop")
    figures = _measured(workshop, f"sqlite:///{folder / 'central.sqlite'}", folder, "SQLite")
    with running_server() as server:
        figures += _measured(workshop, server.new_database(), workshop.place("shop-postgres"), "PostgreSQL")
    return figures


def _measured(workshop: Workshop, url: str, folder: Path, kind: str) -> list[Figure]:
    articles = workshop.some(12_000, 1_000)
    tills, key = _made(url, folder, articles, workshop.some(TILLS, 20))
    with running(*CENTRAL, "serve", "--db", url, "--open-enrolment") as backend:
        home = enrolled_home(folder / "till", backend.address)
        start = time.perf_counter()
        pull_everything(home)
        bootstrap_s = time.perf_counter() - start
        promised, copied = _seen(backend.address, tills[:2], key, workshop.some(60, 10))
        rate = _delivered(backend.address, tills, workshop.some(4, 2))
    gate = Gate(Kind.AT_LEAST, FACTS_GATE) if kind == "PostgreSQL" else None
    rows = f"{articles:,} articles x {len(STORES)} stores"
    return [
        Figure(
            f"{kind}: first load of a till, {rows}", bootstrap_s, None, "s", "", Gate(Kind.AT_MOST, BOOTSTRAP_GATE_S)
        ),
        Figure(f"{kind}: sale to promise online, p95", promised, None, "ms", "", Gate(Kind.AT_MOST, PROMISE_GATE_MS)),
        Figure(f"{kind}: sale to another till's copy, p95", copied, None, "ms", "", Gate(Kind.AT_MOST, COPY_GATE_MS)),
        Figure(f"{kind}: facts of {len(tills)} tills at once", rate, None, "/s", "", gate),
    ]


def _made(url: str, folder: Path, articles: int, count: int) -> tuple[list[Till], str]:
    """The database with its articles, the stock of every store, and tills that are let in."""
    load_central(folder, products(articles), url=url)
    database = open_database(url)
    central = build_central(database, SystemClock(), is_open=True)
    for store in STORES[1:]:
        add_store(central, store)
        rows = [
            {"store": store, "content": {"sku": sku_of(at), "on_hand_micro": at % 90 * 1_000_000}}
            for at in range(articles)
        ]
        assert not write_rows(central, "stock", rows).refused
    now = datetime.now(UTC)
    tills = [Till(STORES[number % len(STORES)], f"T{number}") for number in range(count)]
    for number, till in enumerate(tills):
        till.now = till.occurred_at = now
        if number % ENROLLED_AT_ONCE == 0:  # a server lets nobody enrol more often; the next has seen nobody yet
            central = build_central(database, SystemClock(), is_open=True)
        assert till.enrol(central).status == 200
    key = give_storefront_key(central, "bench", "web")
    database.close()
    return tills, key


def _seen(address: str, tills: Sequence[Till], key: str, count: int) -> tuple[float, float]:
    """From when a till begins to deliver a sale: until the promise online is less, and until another till has it."""
    seller = tills[0]
    promised: list[float] = []
    copied: list[float] = []
    sku = sku_of(89)
    with _open(address) as line, _open(address) as listening, _open(address) as asking:
        cursor = _changes(listening, seller, "0", 0)
        for _ in range(count):
            before = _promise(asking, key, sku)
            arrived: list[float] = []
            waiting = threading.Thread(
                target=lambda arrived=arrived, cursor=cursor: arrived.append(_changes_at(listening, seller, cursor))
            )
            waiting.start()
            time.sleep(0.05)
            fact = seller.fact(body=a_body({sku: 1}))
            start = time.perf_counter()
            _post(line, seller, [fact])
            while _promise(asking, key, sku) == before:
                pass
            promised.append((time.perf_counter() - start) * 1000)
            waiting.join(30)
            copied.append((arrived[0] - start) * 1000)
            cursor = _changes(listening, seller, cursor, 0)
    return _p95(promised), _p95(copied)


def _delivered(address: str, tills: Sequence[Till], batches: int) -> float:
    """Facts a second when every till delivers its batches at the same time; an answer that is not right ends it."""
    waiting = [[_request(till, [till.fact() for _ in range(FACTS_AT_ONCE)]) for _ in range(batches)] for till in tills]
    together = threading.Barrier(len(tills) + 1)

    def deliver(requests: list[tuple[bytes, dict[str, str]]]) -> int:
        with _open(address) as line:
            together.wait()
            taken = 0
            for body, headers in requests:
                document = _answer(line, "POST", "/v1/facts", body, headers)
                taken += sum(1 for result in document["results"] if result["result"].startswith("accepted"))
            return taken

    with ThreadPoolExecutor(len(tills)) as pool:
        running_tills = [pool.submit(deliver, requests) for requests in waiting]
        together.wait()
        start = time.perf_counter()
        taken = sum(each.result() for each in running_tills)
        seconds = time.perf_counter() - start
    assert taken == len(tills) * batches * FACTS_AT_ONCE, "a fact was not taken"
    return taken / seconds


@contextmanager
def _open(address: str) -> Iterator[http.client.HTTPConnection]:
    line = http.client.HTTPConnection(address, timeout=120)
    try:
        yield line
    finally:
        line.close()


def _request(till: Till, facts: Sequence[Transaction]) -> tuple[bytes, dict[str, str]]:
    body = batch(facts)
    return body, {**till.headers("POST", "/v1/facts", body), "content-type": "application/json"}


def _post(line: http.client.HTTPConnection, till: Till, facts: Sequence[Transaction]) -> None:
    body, headers = _request(till, facts)
    _answer(line, "POST", "/v1/facts", body, headers)


def _changes(line: http.client.HTTPConnection, till: Till, cursor: str, wait_s: int) -> str:
    target = f"/v1/changes?streams=stock&after=stock:{cursor}&wait={wait_s}&limit=10000"
    while True:
        document = _answer(line, "GET", target, b"", till.headers("GET", target))
        part = document["streams"]["stock"]
        cursor = part["cursor"]
        target = f"/v1/changes?streams=stock&after=stock:{cursor}&wait={wait_s}&limit=10000"
        if not part["has_more"]:
            return str(cursor)


def _changes_at(line: http.client.HTTPConnection, till: Till, cursor: str) -> float:
    _changes(line, till, cursor, 25)
    return time.perf_counter()


def _promise(line: http.client.HTTPConnection, key: str, sku: str) -> int:
    document = _answer(line, "GET", f"/v1/storefront/availability?sku={sku}", b"", {"authorization": f"Bearer {key}"})
    return int(document["articles"][0]["promise_micro"])


def _answer(
    line: http.client.HTTPConnection, method: str, target: str, body: bytes, headers: dict[str, str]
) -> "dict[str, Any]":
    line.request(method, target, body, headers)
    response = line.getresponse()
    raw = response.read()
    assert response.status == 200, raw
    document: dict[str, Any] = json.loads(raw)
    return document


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
