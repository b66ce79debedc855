"""Kills a till at random moments while goods are received, sent or counted: one process that forks one till after
another.

usage: python -m tests.support.goods_killing FOLDER SEED KILLS KIND

FOLDER holds a home, `till`. Each till goes on with the document that is open and confirms each step on a pipe; it dies
by SIGKILL. What it leaves must be what was confirmed, or that and the step under way. Prints one JSON object.
"""

import json
import os
import random
import select
import signal
import sys
import time
from decimal import Decimal
from pathlib import Path

from evertill.app.workstation.home import Home
from evertill.domain.codes.codes import ScannedCode
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.stock.stock_document import DocumentKind
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.clock import SystemClock
from evertill.operations.stock.begin_document import BeginDocument
from evertill.operations.stock.book_document import BookDocument
from evertill.operations.stock.outcomes import DocumentBooked, DocumentChanged
from evertill.operations.stock.scan_goods import ScanGoods
from tests.support.whole_till import AtWork

SCANS = 4
STEPS = SCANS + 2
"""Begin, scan so often, book."""
ONE = 1_000_000


BOOKS = {
    DocumentKind.RECEIPT: TransactionKind.STOCK_MOVE,
    DocumentKind.TRANSFER_OUT: TransactionKind.TRANSFER_STEP,
    DocumentKind.COUNT: TransactionKind.STOCK_COUNT,
}
"""What books each kind of document."""


def moved_by(kind: DocumentKind, booked: int) -> int:
    """Pieces more on hand after so many documents of the kind; a count finds the same pieces each time."""
    return {DocumentKind.RECEIPT: booked, DocumentKind.TRANSFER_OUT: -booked, DocumentKind.COUNT: min(booked, 1)}[
        kind
    ] * SCANS


def live(home: Home, kind: DocumentKind, done: int, confirmations: int) -> None:
    """A till's life: each step in turn, confirmed once it is done."""
    till = AtWork(home)
    till.open()
    os.write(confirmations, b"!")
    while True:
        step(till, kind, done % STEPS)
        done += 1
        os.write(confirmations, b".")


def step(till: AtWork, kind: DocumentKind, number: int) -> None:
    """The step of this number."""
    if number == 0:
        partner = "S2" if kind is DocumentKind.TRANSFER_OUT else ""
        assert isinstance(till.do(BeginDocument(kind, partner=partner)), DocumentChanged)
        return
    reader = till.reader()
    (document,) = reader.stock_documents()
    reader.close()
    if number <= SCANS:
        scanned = ScannedCode("A-1", None, SystemClock().now())
        assert isinstance(till.do(ScanGoods(document.document_id, scanned, Decimal(1))), DocumentChanged)
    else:
        assert isinstance(till.do(BookDocument(document.document_id)), DocumentBooked)


def steps_done(home: Home, kind: DocumentKind) -> int:
    """How many steps the journal shows; all pieces booked so far must be those of whole documents."""
    reader = JournalReader(home.journal)
    documents = reader.stock_documents()
    moves = [done for _, done in reader.transactions(kinds=[BOOKS[kind]])]
    booked = reader.stock_overlay(None).get("A-1", 0)
    reader.close()
    assert booked == moved_by(kind, len(moves)) * ONE, f"{booked} of {len(moves)} documents"
    assert len(documents) <= 1
    lines = documents[0].lines if documents else ()
    scanned = lines[0].micro // ONE if lines else 0
    return len(moves) * STEPS + (1 + scanned if documents else 0)


def one_life(home: Home, kind: DocumentKind, dice: random.Random, before: int) -> tuple[int, int]:
    """Let a till live for a while; gives what it confirmed and what it left."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        live(home, kind, before, say)
    os.close(say)
    confirmed, begun, ends = 0, False, time.monotonic() + 60
    lasts = dice.uniform(0, 0.25)
    while time.monotonic() < ends:
        if not select.select([hear], [], [], 0.01)[0]:
            continue
        said = os.read(hear, 4096)
        confirmed += said.count(b".")
        if not begun and said:
            begun, ends = True, time.monotonic() + lasts
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while select.select([hear], [], [], 0)[0] and (said := os.read(hear, 4096)):
        confirmed += said.count(b".")
    os.close(hear)
    return before + confirmed, steps_done(home, kind)


def main(folder: str, seed: str, kills: str, kind: str) -> None:
    """Kill so often; say what was left that should not be."""
    home, dice, done = Home(Path(folder) / "till"), random.Random(seed), 0
    wrong: list[str] = []
    for _ in range(int(kills)):
        confirmed, left = one_life(home, DocumentKind(kind), dice, done)
        if left - confirmed not in (0, 1):
            wrong.append(f"confirmed {confirmed}, left {left}")
        done = left
    sound = verify(home.journal).is_sound
    print(json.dumps({"steps": done, "wrong": wrong, "sound": sound}))


if __name__ == "__main__":
    main(*sys.argv[1:])
