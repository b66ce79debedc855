"""Kills a whole till, workers and all, at random moments of a trading day: one process that forks one till after
another.

usage: python -m tests.support.till_killing FOLDER SEED KILLS

FOLDER holds a home, `till`. Each till takes commands from a pipe and confirms them on another; it dies by SIGKILL while
it starts, between commands or in the middle of one. What it leaves must be what was confirmed, or that and the command
under way. The next till goes on from there. Prints one JSON object.
"""

import json
import os
import random
import select
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import ConnectorKind, read_settings
from evertill.connectors.central.connector import ROUTE
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.selling.sale import Sale
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.quantity import MICRO
from evertill.operations.selling.aside.put_aside import RecallSale, SuspendSale
from evertill.operations.selling.changing.change_sale import VoidLine
from evertill.operations.selling.paying.pay_cash import PayCash
from tests.support.whole_till import PATIENCE_S, SKUS, AtWork

Line = tuple[str, int, bool]
"""SKU, pieces, struck."""


@dataclass(frozen=True, slots=True)
class Model:
    """What a cashier who wrote everything down would know."""

    counter: tuple[Line, ...] = ()
    aside: tuple[tuple[Line, ...], ...] = ()
    sold: tuple[tuple[Line, ...], ...] = field(default=(), repr=False)

    def choices(self) -> list[str]:
        """What may be done now; ringing is likelier than the rest."""
        live = sum(not struck for _, _, struck in self.counter)
        words = [f"scan {sku}" for sku in SKUS] * 2
        words += ["void"] * (live > 1) + ["pay", "pay", "suspend"] * (live > 0)
        return words + ["recall"] * (not self.counter and bool(self.aside))

    def after(self, word: str) -> "Model":
        """What is so once that is done."""
        name, _, sku = word.partition(" ")
        match name:
            case "scan" if self.counter and self.counter[-1][::2] == (sku, False):
                return replace(self, counter=(*self.counter[:-1], (sku, self.counter[-1][1] + 1, False)))
            case "scan":
                return replace(self, counter=(*self.counter, (sku, 1, False)))
            case "void":
                place = max(place for place, line in enumerate(self.counter) if not line[2])
                lines = list(self.counter)
                lines[place] = (*lines[place][:2], True)
                return replace(self, counter=tuple(lines))
            case "suspend":
                return replace(self, counter=(), aside=(*self.aside, self.counter))
            case "recall":
                return replace(self, counter=self.aside[-1], aside=self.aside[:-1])
            case "pay":
                return replace(self, counter=(), sold=(*self.sold, self.counter))
            case _:
                raise AssertionError(word)


def perform(till: AtWork, word: str) -> None:
    """The command as the screens would give it."""
    name, _, sku = word.partition(" ")
    match name:
        case "scan":
            till.scan(sku)
        case "void":
            rung = till.state().rung
            assert rung is not None
            till.do(VoidLine(rung.sale.live_lines[-1].line_id))
        case "suspend":
            till.do(SuspendSale())
        case "recall":
            till.do(RecallSale())
        case _:
            till.do(PayCash())


def live(home: Home, commands: int, confirmations: int) -> None:
    """A till's life: confirm the start, then each command once it is done."""
    till = AtWork(home)
    till.open()
    if read_settings(home).connector is not ConnectorKind.NONE:
        till.till.start_sync()
    os.write(confirmations, b".")
    with os.fdopen(commands, "r") as words:
        for word in words:
            perform(till, word.strip())
            os.write(confirmations, b".")


@dataclass(slots=True)
class Killer:
    """Starts tills on one home, gives them work, and ends them."""

    home: Home
    dice: random.Random
    known: Model = field(default_factory=Model)
    moments: Counter[str] = field(default_factory=Counter)

    def one_life(self) -> str | None:
        """What the till left that it should not have; None when all is well."""
        child, commands, confirmations = self._born()
        may_be = [self.known]
        try:
            if self.dice.random() < 0.2:
                self.moments["starting"] += 1
                time.sleep(self.dice.uniform(0, 0.15))
            else:
                _confirmed(confirmations)
                may_be = self._work(commands, confirmations)
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        os.close(commands)
        may_be = may_be[-1:] if len(may_be) == 2 and _said_more(confirmations) else may_be
        os.close(confirmations)
        return self._judge(may_be)

    def _born(self) -> tuple[int, int, int]:
        (take, give), (hear, say) = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            os.close(give)
            os.close(hear)
            live(self.home, take, say)
            os._exit(3)
        os.close(take)
        os.close(say)
        return child, give, hear

    def _work(self, commands: int, confirmations: int) -> list[Model]:
        """Commands one by one; the last one is under way when this returns, unless the dice let it finish."""
        for _ in range(self.dice.randrange(12)):
            word = self.dice.choice(self.known.choices())
            os.write(commands, f"{word}\n".encode())
            _confirmed(confirmations)
            self.known = self.known.after(word)
        word = self.dice.choice(self.known.choices())
        self.moments[word.partition(" ")[0]] += 1
        os.write(commands, f"{word}\n".encode())
        time.sleep(self.dice.uniform(0, 0.012))
        return [self.known, self.known.after(word)]

    def _judge(self, may_be: Sequence[Model]) -> str | None:
        found = model_of(self.home)
        if found not in may_be:
            return f"found {found} with {len(found.sold)} sold, but it should be one of {may_be}"
        self.moments["done" if len(may_be) == 2 and found == may_be[1] else "not done"] += 1
        self.known = found
        report = verify(self.home.journal)
        if not report.is_sound:
            return f"not sound: {report.findings}"
        return gaps(self.home)


def _confirmed(confirmations: int) -> None:
    ready, _, _ = select.select([confirmations], [], [], PATIENCE_S)
    assert ready, "the till confirmed nothing"
    assert os.read(confirmations, 1) == b".", "the till died by itself"


def _said_more(confirmations: int) -> bool:
    """Whether a confirmation lies in the pipe of a till that is dead."""
    return os.read(confirmations, 1) == b"."


def model_of(home: Home) -> Model:
    """What the journal says."""
    reader = JournalReader(home.journal, route=ROUTE)
    try:
        sale = reader.open_sale()
        sold = [_sold(entry.body) for _, entry in reader.transactions(kinds=(TransactionKind.SALE,))]
    finally:
        reader.close()
    return Model(() if sale is None else _lines(sale), tuple(_aside(home)), tuple(sold))


def _lines(sale: Sale) -> tuple[Line, ...]:
    return tuple((line.item.sku, line.quantity.micro // MICRO, line.is_voided) for line in sale.lines)


def _aside(home: Home) -> list[tuple[Line, ...]]:
    """Suspended sales as their last suspension told them, for those that are on the list."""
    reader = JournalReader(home.journal, route=ROUTE)
    try:
        listed = [entry.sale_id for entry in reader.suspended()]
        told = {
            entry.body["sale_id"]: entry.body["lines"]
            for _, entry in reader.transactions(kinds=(TransactionKind.SUSPEND_SALE,))
        }
    finally:
        reader.close()
    return [tuple(_line(line) for line in told[sale_id]) for sale_id in listed]  # type: ignore[union-attr]  # a list


def _line(told: object) -> Line:
    assert isinstance(told, dict)
    return str(told["sku"]), int(told["quantity"]) // MICRO, bool(told["voided"])


def _sold(body: Mapping[str, object]) -> tuple[Line, ...]:
    """The lines of a finished sale in the order of their ids, the struck ones too."""
    lines, voided = body["lines"], body["voided"]
    assert isinstance(lines, list)
    assert isinstance(voided, list)
    numbered = [(line["line"], (line["sku"], line["quantity"] // MICRO, False)) for line in lines]
    numbered += [(line["line"], (line["sku"], line["quantity"] // MICRO, True)) for line in voided]
    return tuple(line for _, line in sorted(numbered))


def gaps(home: Home) -> str | None:
    """Numbers by plain SQL, which shares nothing with the journal's own checks."""
    with sqlite3.connect(f"{home.journal.as_uri()}?mode=ro", uri=True) as raw:
        sequences = [row[0] for row in raw.execute("SELECT sequence FROM transactions ORDER BY position")]
        numbers = [
            row[0]
            for row in raw.execute(
                "SELECT receipt_number FROM transactions WHERE receipt_number IS NOT NULL ORDER BY position"
            )
        ]
    raw.close()
    for what, found in (("sequence", sequences), ("receipt number", numbers)):
        if found != list(range(1, len(found) + 1)):
            return f"the {what}s have a gap or a repeat: {found}"
    return None


def main(folder: Path, seed: int, kills: int) -> dict[str, object]:
    """Kill so often; stop at the first that leaves something wrong."""
    killer = Killer(Home(folder / "till"), random.Random(seed))
    for number in range(1, kills + 1):
        wrong = killer.one_life()
        if wrong is not None:
            return {"seed": seed, "kill": number, "wrong": wrong[:2000]}
    return {"seed": seed, "kills": kills, "wrong": None, "sold": len(killer.known.sold), "moments": killer.moments}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
