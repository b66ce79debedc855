"""The whole replay: set up or join where needed, ring what is new, send it, add it all up three times."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evertill.app.backend.connecting import required_connector
from evertill.app.backend.draining import drain
from evertill.app.backend.reconciling import DayFigures, fetch_confirmed
from evertill.app.notice_board import NoticeBoard
from evertill.app.replay.file_total import net_minor
from evertill.app.replay.invoice_file import InvoiceFile, read_invoice_file
from evertill.app.replay.rehearsal import prepare_rehearsal, rung_references, told_skus
from evertill.app.replay.report import ReplayReport, report_of
from evertill.app.replay.stand_ins import TAX_CLASS, TAX_FREE
from evertill.app.seams import Seams
from evertill.app.setup import NewWorkstation, enrol_home, init_home, load_own_rows
from evertill.app.till_parts import CounterParts
from evertill.app.workstation.credential import read_credential
from evertill.app.workstation.device_key import FileDeviceKey
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.settings import ConnectorKind, Settings, read_settings
from evertill.connectors.central.connector import ROUTE
from evertill.connectors.central.settings import CentralSettings
from evertill.domain.rows.stream_rows import ProductCopy, Stream, TaxClass, product_content, tax_class_content
from evertill.journal.journal import Journal, JournalOptions, open_journal
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import BackendFault
from evertill.kernel.money import currency_exponent
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.local_rows import LOCAL_OWNER, LocalRows
from evertill.ports.connector import Row

Step = Callable[[str, int, int], None]
"""Told what is being done, how far it has come and how far it goes."""

SPARE_PIN = "000000"
GARBAGE_AFTER = 50_000
"""Values made and not dropped before Python looks for circles among them; its usual is 700."""


@dataclass(frozen=True, slots=True)
class ReplayWish:
    """What is to be replayed, and where."""

    home: Home
    path: Path
    currency: str
    central: CentralSettings | None = None
    code: str = ""


def run_replay(wish: ReplayWish, seams: Seams, step: Step) -> ReplayReport:
    """Ring the file and report. Faults say what stopped it; what was rung by then stands, and is skipped next time."""
    file = read_invoice_file(wish.path)
    _prepare_home(wish, seams)
    settings = read_settings(wish.home)
    journal = open_journal(
        wish.home.journal,
        routes=(ROUTE,) if settings.connector is ConnectorKind.CENTRAL else (),
        options=JournalOptions(connect=seams.connect_journal),
    )
    try:
        _create_products(wish, file, seams)  # with the journal in hand: two processes never write the mirror
        reader = JournalReader(
            wish.home.journal,
            route=ROUTE if settings.connector is ConnectorKind.CENTRAL else None,
            connect=seams.connect_journal,
        )
        with _circles_looked_for_rarely():
            rung = _ring(wish, settings, file, journal, reader, seams, step)
        confirmed = None
        if settings.connector is ConnectorKind.CENTRAL:
            confirmed = _send(wish.home, settings, journal, reader, seams, step)
        in_file = net_minor(wish.path, currency_exponent(wish.currency))
        report = report_of(file, reader, rung_now=rung, file_net=in_file, confirmed=confirmed)
        reader.close()
    finally:
        journal.close()
    return report


@contextmanager
def _circles_looked_for_rarely() -> Iterator[None]:
    """Ringing leaves no values in circles; looking for some after every few hundred is a seventh of its work."""
    usual = gc.get_threshold()
    gc.set_threshold(GARBAGE_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _prepare_home(wish: ReplayWish, seams: Seams) -> None:
    if not wish.home.exists:
        new = NewWorkstation("S1", "1", wish.currency, "en_GB", "Manager", Secret(SPARE_PIN), TAX_FREE)
        init_home(wish.home, new, seams)
    is_joined = read_settings(wish.home).connector is ConnectorKind.CENTRAL
    if wish.central is not None and not is_joined:
        enrol_home(wish.home, wish.central, wish.code, seams)


def _create_products(wish: ReplayWish, file: InvoiceFile, seams: Seams) -> None:
    """Products the file names and this till may create itself: open-price ones, found from now on like any other."""
    local = LocalRows(wish.home.folder)
    if local.owner_of(Stream.PRODUCTS) != LOCAL_OWNER:
        return
    known = {row.key for row in local.rows(Stream.PRODUCTS)}
    version = local.next_version()
    new = [
        Row(sku, version, product_content(ProductCopy(sku=sku, name=name, tax_class=TAX_CLASS, is_open_price=True)))
        for sku, name in file.names().items()
        if sku not in known
    ]
    if new:
        local.put(Stream.TAXES, [Row(TAX_CLASS, version, tax_class_content(TaxClass(TAX_CLASS, (TAX_FREE,))))])
        local.put(Stream.PRODUCTS, new)
        load_own_rows(wish.home, seams)


def _ring(
    wish: ReplayWish,
    settings: Settings,
    file: InvoiceFile,
    journal: Journal,
    reader: JournalReader,
    seams: Seams,
    step: Step,
) -> int:
    done = rung_references(reader)
    todo = [invoice for invoice in file.invoices if invoice.number not in done]
    parts = CounterParts(
        home=wish.home,
        settings=settings,
        seams=seams,
        announcer=NoticeBoard(),
        formats=formats_of(wish.home, settings.locale),
        device_key=FileDeviceKey(wish.home.device_key),
        route=ROUTE if settings.connector is ConnectorKind.CENTRAL else None,
    )
    told = None if parts.route is None else told_skus(reader) | _skus_of_backend(wish.home, parts, file)
    rehearsal = prepare_rehearsal(journal, parts, file, currency=wish.currency, told=told)
    rehearsal.ring(todo, lambda count: step("Ringing", count, len(todo)))
    return len(todo)


def _skus_of_backend(home: Home, parts: CounterParts, file: InvoiceFile) -> set[str]:
    """What of the file's items the backend has sent us itself."""
    if LocalRows(home.folder).owner_of(Stream.PRODUCTS) == LOCAL_OWNER:
        return set()
    catalogue = MirrorCatalogue(parts.open_mirror(), parts.seams.clock)
    return {sku for sku in file.names() if catalogue.find_by_sku(sku) is not None}


def _send(
    home: Home, settings: Settings, journal: Journal, reader: JournalReader, seams: Seams, step: Step
) -> dict[str, DayFigures]:
    connector = required_connector(home, settings, journal.identity, seams)
    try:
        total = max(1, reader.state(ROUTE).waiting)
        drained = drain(
            journal,
            reader,
            connector,
            seams,
            home,
            on_progress=lambda left: step("Sending", max(0, total - left), total),
        )
        if drained.queue.waiting:
            waiting = f"{drained.queue.waiting} facts are still to be sent"
            raise BackendFault(
                f"The backend no longer answers, {waiting}. {drained.trouble} "
                "They wait in the journal: run `evertill sync`."
            )
        return dict(fetch_confirmed(connector, read_credential(home), journal.identity))
    finally:
        connector.close()
