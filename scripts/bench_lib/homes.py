"""Builds the tills that are measured: homes with many products and somebody signed on, and the backend beside them."""

import csv
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from evertill.app.backend.connecting import required_connector
from evertill.app.backend.pulling import pull_all
from evertill.app.office.desk_beside import desk_beside
from evertill.app.seams import Seams, system_seams
from evertill.app.setup import NewWorkstation, enrol_home, init_home, load_own_rows
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import read_settings
from evertill.connectors.central.connector import ROUTE
from evertill.connectors.central.settings import CentralSettings
from evertill.domain.goods.catalogue import Sku
from evertill.domain.rows.stream_rows import (
    PriceCopy,
    ProductCopy,
    StockLevel,
    Stream,
    price_content,
    price_key,
    product_content,
    stock_level_content,
)
from evertill.domain.taxes.tax import TaxRule
from evertill.journal.reader import JournalReader
from evertill.kernel.money import zero
from evertill.kernel.secret import Secret
from evertill.mirror.local_rows import LocalRows
from evertill.mirror.people import MirrorPeople
from evertill.mirror.reading import Reading as MirrorReading
from evertill.operations.people.sign_on import SignedOn, SignOn
from evertill.operations.till.open_till import OpenTill, TillOpened
from evertill.ports.connector import Row
from scripts.bench_lib.names import products

PIN = "99999999"
STORE = "S1"
MICRO = 1_000_000
CENTRAL_COUNT_QUICK = 4_000
"""Products where a quick run takes few: to set up sixty thousand takes longer than to measure."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """One run of the benchmark: how thorough it is, what it reads, and the folder it works in."""

    folder: Path
    is_quick: bool = False
    is_long: bool = False
    products: Path | None = None
    retail: Path | None = None

    def some(self, full: int, quick: int) -> int:
        """How many, full or quick."""
        return quick if self.is_quick else full

    def place(self, name: str) -> Path:
        """An empty folder of this run."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def stocked_home(self, name: str, count: int = 60_000) -> Home:
        """A copy of a home with so many products of its own, the manager signed on, the till open."""
        pattern = Home(self.folder / f"pattern-{count}")
        if not pattern.folder.exists():
            make_home(pattern, count, self.products)
        shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(pattern.folder, self.folder / name)
        return Home(self.folder / name)


def make_home(home: Home, count: int, file: Path | None) -> None:
    """Set one up from nothing."""
    seams = system_seams()
    new = NewWorkstation(STORE, "1", "EUR", "en_GB", "Manager", Secret(PIN), TaxRule("vat", Decimal(19), label="VAT"))
    init_home(home, new, seams)
    local = LocalRows(home.folder)
    local.keep(product_rows(products(count, file), local.next_version()) | {Stream.POLICY: [_never_locked(local)]})
    load_own_rows(home, seams)
    open_the_till(home, seams)


def _never_locked(local: LocalRows) -> Row:
    """The shop's policy, with a till that stays as it was left however long a measurement takes."""
    policy = next(row for row in local.rows(Stream.POLICY))
    return replace(policy, version=local.next_version(), content={**(policy.content or {}), "lock_after_s": 0})


def product_rows(listed: list[tuple[str, str]], version: int) -> dict[str, list[Row]]:
    """Rows of the streams a product needs to be sold and found."""
    rows: dict[str, list[Row]] = {Stream.PRODUCTS: [], Stream.PRICES: [], Stream.STOCK: []}
    for at, (gtin, name) in enumerate(listed):
        sku = sku_of(at)
        product = ProductCopy(sku, name, "standard", category=f"Aisle {at % 40:02}", barcodes=(gtin,))
        price = PriceCopy(sku, Decimal(99 + at * 7 % 4900) / 100, "EUR")
        rows[Stream.PRODUCTS].append(Row(sku, version, product_content(product)))
        rows[Stream.PRICES].append(Row(price_key(price), version, price_content(price)))
        rows[Stream.STOCK].append(Row(sku, version, stock_level_content(StockLevel(sku, (at % 90) * MICRO))))
    return rows


def sku_of(at: int) -> Sku:
    """The SKU of the product at this place."""
    return Sku(f"A{at:07}")


def open_the_till(home: Home, seams: Seams) -> None:
    """Sign the manager on and open the till, as a cashier left it."""
    with closing(MirrorReading(home.mirror, seams.connect_mirror)) as reading:
        operator = MirrorPeople(reading).operators()[0]
    with desk_beside(home, seams) as desk:
        assert isinstance(desk.perform(SignOn(operator.operator_id, Secret(PIN))), SignedOn)
        assert isinstance(desk.perform(OpenTill(zero("EUR"))), TillOpened)


# ---- the backend


@dataclass(frozen=True, slots=True)
class Running:
    """A process that serves and says where; its words come on standard input."""

    process: "subprocess.Popen[str]"
    address: str

    def say(self, word: str) -> None:
        """Tell it something."""
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()


@contextmanager
def running(*command: str, is_elsewhere: bool = False) -> Iterator[Running]:
    """Start it, wait until it listens, and end it afterwards.

    `is_elsewhere`: in a shop it has a machine of its own; here it gets what processor time the till leaves.
    """
    behind = ("nice", "-n", "19") if is_elsewhere and sys.platform != "win32" else ()
    process = subprocess.Popen(
        [*behind, sys.executable, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        word, _, address = process.stdout.readline().strip().partition(" ")
        assert word == "listening", f"{command} did not start"
        yield Running(process, address)
    finally:
        process.terminate()
        process.wait(20)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


CENTRAL = ("-c", "import sys; from evertill_central.main import main; sys.exit(main())")


@contextmanager
def central(folder: Path, *, is_elsewhere: bool = False) -> Iterator[Running]:
    """Central on what `load_central` has put into the folder."""
    serve = ("serve", "--db", f"sqlite:///{folder / 'central.sqlite'}", "--open-enrolment")
    with running(*CENTRAL, *serve, is_elsewhere=is_elsewhere) as found:
        yield found


def load_central(folder: Path, listed: list[tuple[str, str]], *, url: str = "") -> None:
    """Make central's database (SQLite in the folder unless told) with these products, their prices and the stock of
    one shop."""
    tables = folder / "tables"
    tables.mkdir(parents=True, exist_ok=True)
    skus = [sku_of(at) for at in range(len(listed))]
    priced = [(sku, f"{(99 + at * 7 % 4900) / 100:.2f}", "EUR") for at, sku in enumerate(skus)]
    _write(tables / "stores.csv", ("store", "name", "currency"), [(STORE, "Bench", "EUR")])
    _write(
        tables / "taxes.csv",
        ("tax_class", "tax_id", "label", "rate", "included"),
        [("standard", "vat", "VAT", "19", "yes")],
    )
    _write(
        tables / "products.csv",
        ("sku", "name", "tax_class", "category", "barcodes"),
        [
            (sku, name, "standard", f"Aisle {at % 40:02}", gtin)
            for at, (sku, (gtin, name)) in enumerate(zip(skus, listed, strict=True))
        ],
    )
    _write(tables / "prices.csv", ("sku", "price", "currency"), priced)
    _write(
        tables / "stock.csv", ("sku", "on_hand", "store"), [(sku, str(at % 90), STORE) for at, sku in enumerate(skus)]
    )
    _write(tables / "operators.csv", ("operator_id", "name", "role", "pin"), [("bench", "Bench", "manager", PIN)])
    database = url or f"sqlite:///{folder / 'central.sqlite'}"
    command = [sys.executable, *CENTRAL, "load", str(tables), "--db", database]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def _write(path: Path, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)


def enrolled_home(folder: Path, address: str) -> Home:
    """A till joined to central; its copies are still to be pulled."""
    seams = system_seams()
    home = Home(folder)
    new = NewWorkstation(STORE, "1", "EUR", "en_GB", "Manager", Secret(PIN), TaxRule("vat", Decimal(19), label="VAT"))
    init_home(home, new, seams)
    enrol_home(home, CentralSettings(url=f"http://{address}"), "bench", seams)
    return home


def pull_everything(home: Home) -> None:
    """Fetch the copies here and now."""
    seams = system_seams()
    with ExitStack() as stack:
        reader = JournalReader(home.journal, route=ROUTE)
        stack.callback(reader.close)
        connector = required_connector(home, read_settings(home), reader.identity(), seams)
        stack.callback(connector.close)
        reason = pull_all(home, connector, seams)
    assert not reason, reason
