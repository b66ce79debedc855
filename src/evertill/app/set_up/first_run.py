"""The first start in an empty home: the questions in a window, the machine behind them. The home is made beside its
place and moved there whole, so that one that is interrupted leaves nothing."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, TypeVar

from evertill.app.errands import Post, run_and_post
from evertill.app.office.shop_policy import set_member
from evertill.app.office.staff import note_first_staff
from evertill.app.seams import Seams
from evertill.app.set_up.first_devices import (
    found_devices,
    greet,
    print_page,
    printer_settings,
    scanner_settings,
    with_devices,
)
from evertill.app.set_up.tax_label import tax_label
from evertill.app.setup import NewWorkstation, enrol_home, init_home
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_facts import facts_of
from evertill.app.workstation.secret_places import settle_secrets
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.connectors.central.settings import CentralSettings
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.errors import Fault, SettingsFault
from evertill.kernel.secret import Secret
from evertill.kernel.worker import Worker
from evertill.ui.behind.first_run_port import FoundDevices, LocaleChoice
from evertill.ui.first_run.first_run_view import CENTRAL

if TYPE_CHECKING:
    from evertill.devices.scanner.serial_scanner import SerialScanner

STOP_LIMIT_MS = 3000
LOCALES = (
    ("en_GB", "GBP"),
    ("en_IE", "EUR"),
    ("en_US", "USD"),
    ("de_DE", "EUR"),
    ("de_AT", "EUR"),
    ("de_CH", "CHF"),
    ("fr_FR", "EUR"),
    ("nl_NL", "EUR"),
    ("it_IT", "EUR"),
    ("es_ES", "EUR"),
    ("pl_PL", "PLN"),
    ("cs_CZ", "CZK"),
    ("sv_SE", "SEK"),
    ("da_DK", "DKK"),
    ("nb_NO", "NOK"),
    ("pt_PT", "EUR"),
)
"""Those on offer at the first start; any other of CLDR can be set afterwards."""

Answer = TypeVar("Answer")


class FirstRun:
    """Fulfils `ui.first_run.FirstRunPort`: slow things run on a worker, answers come back through `post`."""

    def __init__(self, home: Home, seams: Seams, post: Post, languages: tuple[str, ...]) -> None:
        self._home = home
        self._seams = seams
        self._post = post
        self._worker: Worker = seams.make_worker("first run")
        self._scanner: SerialScanner | None = None
        self.languages = tuple((code, own_name(code)) for code in languages)
        self.locales = offered_locales()
        self._worker.start()

    def stop(self) -> None:
        """Let go of everything."""
        self._release_scanner()
        self._worker.stop(STOP_LIMIT_MS)

    def find_devices(
        self, then: Callable[[FoundDevices], None], failed: Callable[[Fault], None], *, in_network: bool
    ) -> None:
        """Look what is there."""
        self._run(lambda: found_devices(in_network=in_network), then, failed)

    def test_printer(self, printer: str, then: Callable[[], None], failed: Callable[[Fault], None]) -> None:
        """Print a page."""
        self._run(lambda: print_page(printer_settings(printer), self._seams.clock), lambda _: then(), failed)

    def test_terminal(
        self, answers: Mapping[str, str], then: Callable[[], None], failed: Callable[[Fault], None]
    ) -> None:
        """Ask the card terminal how it is."""
        chosen = dict(answers)
        self._run(lambda: greet(chosen), lambda _: then(), failed)

    def listen(self, scanner: str, on_scan: Callable[[str], None], failed: Callable[[Fault], None]) -> None:
        """Read this scanner, in place of the last one."""

        def begin() -> None:
            self._release_scanner()
            if "|" not in scanner:
                return
            from evertill.devices.assembly import make_scanner

            self._scanner = make_scanner(
                scanner_settings(scanner),
                on_scan=lambda scanned: self._post(lambda: on_scan(scanned.text)),
                clock=self._seams.clock,
                announcer=_Unheard(),
                make_worker=self._seams.make_worker,
            )
            self._scanner.enable()

        self._run(begin, _ignore, failed)

    def set_up(self, answers: Mapping[str, str], then: Callable[[], None], failed: Callable[[Fault], None]) -> None:
        """Make the home."""
        chosen = dict(answers)

        def make() -> None:
            set_up_home(self._home, chosen, self._seams)
            settle_secrets(self._home)

        self._run(make, lambda _: then(), failed)

    def _release_scanner(self) -> None:
        if self._scanner is not None:
            self._scanner.release(STOP_LIMIT_MS)
            self._scanner = None

    def _run(self, act: Callable[[], Answer], then: Callable[[Answer], None], failed: Callable[[Fault], None]) -> None:
        run_and_post(self._worker, self._post, act, then, failed)


class _Unheard:
    """While a scanner is tried its state is seen by whether it reads."""

    def announce(self, notice: object) -> None:
        """Nobody listens."""


def _ignore(answer: object) -> None:
    """There is nothing to tell."""


def set_up_home(home: Home, answers: Mapping[str, str], seams: Seams) -> None:
    """Make the home as asked for, whole or not at all. SettingsFault or BackendFault says why it was not made."""
    aside = Home(home.folder.with_name(home.folder.name + ".new"))
    rmtree(aside.folder, ignore_errors=True)
    try:
        _make(aside, answers, seams)
        _move(aside.folder, home.folder)
    except Fault:
        rmtree(aside.folder, ignore_errors=True)
        raise


def _make(home: Home, answers: Mapping[str, str], seams: Seams) -> None:
    rate = Decimal(answers["tax"].replace(",", "."))
    init_home(
        home,
        NewWorkstation(
            store=answers["store"],
            workstation=answers["workstation"],
            currency=answers["currency"].upper(),
            locale=answers["locale"],
            manager=answers["manager"].strip(),
            pin=Secret(answers["pin"]),
            default_tax=TaxRule("standard", rate, label=tax_label(answers["locale"], rate)),
            via="screen",
        ),
        seams,
    )
    note_first_staff(home, seams)
    if answers["shop_name"].strip():
        set_member(home, seams, "receipt_header", (answers["shop_name"].strip(),))
    settings = read_settings(home)
    changed = with_devices(replace(settings, ui=replace(settings.ui, language=answers["language"])), answers)
    write_settings(home, changed)
    if answers["backend"] == CENTRAL:
        enrol_home(home, CentralSettings(url=answers["url"].strip()), answers["code"].strip(), seams)


def _move(made: Path, place: Path) -> None:
    """Into its place in one step; a folder that is there already gives way only when it is empty but for logs."""
    try:
        if place.exists():
            rmtree(place / "logs", ignore_errors=True)
            place.rmdir()
        place.parent.mkdir(parents=True, exist_ok=True)
        made.rename(place)
    except OSError as error:
        raise SettingsFault(
            f"{place} cannot be made ({error.strerror}), so nothing was set up; "
            "empty that folder, or name another --home."
        ) from error


def own_name(language: str) -> str:
    """What its speakers call it."""
    from babel import Locale, UnknownLocaleError

    with suppress(UnknownLocaleError, ValueError):
        name = Locale.parse(language).get_display_name(language)
        return name[:1].upper() + name[1:] if name else language
    return language


def offered_locales(used: str = "") -> tuple[LocaleChoice, ...]:
    """The ways of writing on offer, and the one in use."""
    known = dict(LOCALES)
    if used and used not in known:
        known[used] = "EUR"
    return tuple(_locale_choice(locale, currency) for locale, currency in known.items())


def _locale_choice(locale: str, currency: str) -> LocaleChoice:
    from datetime import datetime

    from babel import Locale

    from evertill.app.workstation.formats import LocaleFormats
    from evertill.kernel.money import Money, currency_exponent

    formats = LocaleFormats(facts_of(locale, (currency,)))
    amount = formats.money(Money(123456 if currency_exponent(currency) else 1234, currency))
    sample = f"{amount} · {formats.day(datetime(2026, 12, 31))}"  # noqa: DTZ001 - a sample of the way it is written
    found = Locale.parse(locale)
    name = found.get_territory_name(locale) or locale
    language = found.get_language_name(locale) or ""
    return LocaleChoice(locale, f"{name}, {language}", sample, currency)
