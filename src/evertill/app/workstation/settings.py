"""The workstation's settings: one frozen tree, each part defined by the package that uses it, read once and
checked whole at start."""

import os
import sys
from contextlib import suppress
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from evertill.app.workstation.home import Home, default_folder, read_file, write_file
from evertill.app.workstation.unknown_settings import unknown_members
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.mail.settings import MailSettings
from evertill.devices.drawer.wiring import DrawerSettings
from evertill.devices.label_printer.settings import LabelPrinterSettings
from evertill.devices.line_display.settings import LineDisplaySettings
from evertill.devices.payment_terminal.settings import PaymentTerminalSettings
from evertill.devices.printer.settings import PrinterSettings
from evertill.devices.scale.settings import ScaleSettings
from evertill.devices.scanner.settings import ScannerSettings
from evertill.domain.goods.shop_links import ShopLinks
from evertill.kernel.errors import SettingsFault
from evertill.kernel.told_sentences import ENGLISH, language_of
from evertill.kernel.values import dataclass
from evertill.ui.settings import UiSettings


class ConnectorKind(StrEnum):
    """Which backend this workstation belongs to."""

    NONE = "none"
    """On its own: what it sells is kept here alone."""
    CENTRAL = "central"
    PRACTICE = "practice"
    """Training's own, which nobody else hears of."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the shop decides for this one workstation; what holds for the whole shop is policy, streamed by the
    backend."""

    locale: str = "en_GB"
    """How amounts and dates are written, as CLDR names it."""
    connector: ConnectorKind = ConnectorKind.NONE
    """Which backend takes the facts and gives the copies."""
    central: CentralSettings = field(default_factory=CentralSettings)
    """The reference backend's part, if that is the connector."""
    printer: PrinterSettings = field(default_factory=PrinterSettings)
    """The receipt printer."""
    backup_printers: tuple[PrinterSettings, ...] = ()
    """Printers that take over, in this order, while the receipt printer cannot print."""
    label_printer: LabelPrinterSettings = field(default_factory=LabelPrinterSettings)
    """The label printer."""
    drawer: DrawerSettings = field(default_factory=DrawerSettings)
    """The cash drawer behind the printer."""
    scanner: ScannerSettings = field(default_factory=ScannerSettings)
    """The barcode scanner."""
    scale: ScaleSettings = field(default_factory=ScaleSettings)
    """The scale."""
    line_display: LineDisplaySettings = field(default_factory=LineDisplaySettings)
    """The customer display of two lines."""
    links: ShopLinks = field(default_factory=ShopLinks)
    """Where products and receipts stand on the web, for codes on labels and on the customer's screen."""
    payment_terminal: PaymentTerminalSettings = field(default_factory=PaymentTerminalSettings)
    """The card terminal."""
    mail: MailSettings = field(default_factory=MailSettings)
    """The mail server receipts go out by."""
    backup_folder: str = ""
    """Where the till copies itself to by itself, at the shop's pace; empty: nowhere."""
    uses_keyring: bool = True
    """Whether secrets go into the system's keyring by themselves where one works; else they stay in private files."""
    ui: UiSettings = field(default_factory=UiSettings)
    """How the screens look."""


def chosen_home(folder: Path | None) -> Home:
    """The home named, else EVERTILL_HOME's, else the platform's own place."""
    if folder is not None:
        return Home(folder)
    named = os.environ.get("EVERTILL_HOME")
    return Home(Path(named) if named else default_folder())


def has_display() -> bool:
    """Whether a window could be seen on this machine."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def system_language() -> str:
    """The two letters of the language this machine speaks: as the account says, else as the system does."""
    told = language_of(os.environ)
    if told == ENGLISH:
        import locale

        with suppress(ValueError):
            return (locale.getlocale()[0] or ENGLISH)[:2].lower()
    return told


def read_settings(home: Home) -> Settings:
    """The settings of a home. SettingsFault names the first one that cannot be used."""
    return settings_of(read_file(home.settings), home.settings)


def settings_of(stored: object, file: Path) -> Settings:
    """The settings in the contents of this file. SettingsFault names the first one that cannot be used."""
    import msgspec

    for unknown in unknown_members(stored, Settings):
        if unknown.meant is not None:
            raise SettingsFault(
                f"{file} holds {unknown.name!r}, which is no setting but looks like {unknown.meant!r} "
                "misspelt. The till does not start on guesses; mend or remove that line."
            )
    try:
        return msgspec.convert(stored, Settings, strict=True)
    except msgspec.ValidationError as error:
        raise SettingsFault(
            f"{file} holds a setting that cannot be used: {error}. The till does not start on guesses; mend that line."
        ) from error


def settings_not_known(home: Home) -> tuple[str, ...]:
    """Members of the file that no setting of this release has, by their dotted names; they do nothing."""
    return tuple(unknown.name for unknown in unknown_members(read_file(home.settings), Settings))


def write_settings(home: Home, settings: Settings) -> None:
    """Keep the settings."""
    import msgspec

    write_file(home.settings, msgspec.to_builtins(settings))
