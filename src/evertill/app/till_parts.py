"""The parts of one counter, put together from its home: used by the till itself and by commands that ring without
screens."""

from contextlib import ExitStack
from functools import partial

from evertill.app.paper.mail_room import KeyedSeal
from evertill.app.paper.receipt_keys import CheckedReceiptKeys
from evertill.app.paper.receipt_layouts import layout_of
from evertill.app.paper.receipt_words import words_of
from evertill.app.paper.report_files import save_document, save_report
from evertill.app.seams import Seams
from evertill.app.stock_view import OverlaidStock
from evertill.app.workstation.badges import ScryptBadges
from evertill.app.workstation.card_numbers import FileCardNumbers
from evertill.app.workstation.customer_vault import FileCustomerVault
from evertill.app.workstation.device_key import FileDeviceKey
from evertill.app.workstation.formats import LocaleFormats
from evertill.app.workstation.home import Home
from evertill.app.workstation.pins import Argon2Pins
from evertill.app.workstation.settings import Settings
from evertill.journal.reader import JournalReader
from evertill.kernel.values import dataclass
from evertill.mirror.catalogue import MirrorCatalogue
from evertill.mirror.offers import MirrorPromotions
from evertill.mirror.people import MirrorFreshness, MirrorPeople, MirrorPolicies
from evertill.mirror.reading import SEARCH_CACHE_KIB
from evertill.mirror.reading import Reading as MirrorReading
from evertill.mirror.receipt_keys import MirrorReceiptKeys
from evertill.mirror.shop_copies import MirrorOrders, MirrorShopCopies
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.reading import Reading
from evertill.ports.fiscal import NullSigner
from evertill.ports.notices import Announcer
from evertill.sync.link import Link


@dataclass(frozen=True, slots=True)
class CounterParts:
    """What a counter is made of; databases are opened by the thread that first reads them."""

    home: Home
    settings: Settings
    seams: Seams
    announcer: Announcer
    formats: LocaleFormats
    device_key: FileDeviceKey
    route: str | None
    """The route whose copy of stock our moves are laid over; None for a till that stands by itself."""

    @property
    def vault(self) -> FileCustomerVault:
        """The keys of customers' data, for the calling thread."""
        return FileCustomerVault(self.home)

    def open_journal_reader(self) -> JournalReader:
        """A read-only connection of the calling thread."""
        return JournalReader(self.home.journal, route=self.route, connect=self.seams.connect_journal)

    def open_mirror(self) -> MirrorReading:
        """The mirror, opened by whichever thread reads first."""
        return MirrorReading(self.home.mirror, self.seams.connect_mirror)


def make_counter(parts: CounterParts, closing: ExitStack | None = None) -> Counter:
    """For the till worker, which is to close `closing` when it ends."""
    stack = ExitStack() if closing is None else closing
    mirror = parts.open_mirror()
    stack.callback(mirror.close)
    catalogue = MirrorCatalogue(mirror, parts.seams.clock)
    return Counter(
        clock=parts.seams.clock,
        ids=parts.seams.ids,
        catalogue=catalogue,
        people=MirrorPeople(mirror),
        policies=MirrorPolicies(mirror),
        promotions=MirrorPromotions(mirror),
        stock=OverlaidStock(catalogue, MirrorFreshness(mirror), lambda: _reader(parts, stack)),
        fiscal=NullSigner(),
        device_key=parts.device_key,
        pin_verifier=Argon2Pins(),
        badge_verifier=ScryptBadges(),
        formats=parts.formats,
        words=words_of(parts.settings.locale),
        announcer=parts.announcer,
        layout=layout_of(parts.home),
        card_numbers=FileCardNumbers(parts.home.card_key),
        address_seal=KeyedSeal(parts.device_key) if parts.settings.mail.is_set_up else None,
        card_terminal=parts.settings.payment_terminal.card_terminal(),
        orders=MirrorOrders(mirror),
        shop=MirrorShopCopies(mirror),
        vault=parts.vault,
        receipt_keys=CheckedReceiptKeys(MirrorReceiptKeys(mirror)),
        at_once=mirror.at_once,
    )


def _reader(parts: CounterParts, stack: ExitStack) -> JournalReader:
    reader = parts.open_journal_reader()
    stack.callback(reader.close)
    return reader


def make_reading(parts: CounterParts, link: Link, closing: ExitStack) -> Reading:
    """For the query worker, and on it; it closes `closing` when it ends."""
    mirror = MirrorReading(parts.home.mirror, parts.seams.connect_mirror, cache_kib=SEARCH_CACHE_KIB)
    closing.callback(mirror.close)
    catalogue, freshness = MirrorCatalogue(mirror, parts.seams.clock), MirrorFreshness(mirror)
    journal = _reader(parts, closing)
    return Reading(
        catalogue=catalogue,
        stock=OverlaidStock(catalogue, freshness, lambda: journal),
        freshness=freshness,
        journal=journal,
        outbox=journal,
        route=parts.route or "",
        link=link.now,
        save_report=partial(save_report, parts.home.folder / "reports"),
        save_document=partial(save_document, parts.home.folder / "exports"),
        orders=MirrorOrders(mirror),
        shop=MirrorShopCopies(mirror),
        vault=parts.vault,
        policies=MirrorPolicies(mirror),
        promotions=MirrorPromotions(mirror),
        receipt_keys=CheckedReceiptKeys(MirrorReceiptKeys(mirror)),
        at_once=mirror.at_once,
    )
