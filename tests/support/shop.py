"""A real shop for flow tests: homes set up as `evertill init` does, and the real central backend in a process of
its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from evertill.app.seams import Seams, system_seams
from evertill.app.setup import NewWorkstation, init_home
from evertill.app.workstation.home import Home
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.secret import Secret
from tests.support.central_process import CentralProcess

PIN = "4711"


def a_home(
    folder: Path,
    *,
    currency: str = "EUR",
    store: str = "S1",
    workstation: str = "1",
    seams: Seams | None = None,
) -> Home:
    """A workstation of a store, S1 unless told otherwise, whose manager's PIN is PIN."""
    home = Home(folder)
    new = NewWorkstation(
        store, workstation, currency, "en_GB", "Mira", Secret(PIN), TaxRule("vat", Decimal(20), label="VAT")
    )
    init_home(home, new, seams or system_seams())
    return home


@contextmanager
def a_central_server(folder: Path, *, load: Path | None = None) -> Iterator[str]:
    """The central backend on SQLite with open enrolment; gives its address."""
    database = ("--db", f"sqlite:///{folder / 'central.sqlite'}")
    if load is not None:
        CentralProcess("load", str(load), *database).result()
    process = CentralProcess("serve", *database, "--open-enrolment")
    try:
        word, _, address = process.line().partition(" ")
        assert word == "listening", "central did not start"
        yield f"http://{address}"
    finally:
        process.terminate()
