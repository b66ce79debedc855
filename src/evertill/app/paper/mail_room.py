"""Receipts by e-mail as a part of the till: the worker that sends them, its server, and the seal on their addresses."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import TYPE_CHECKING

from evertill.app.seams import Seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import is_kept, move_to_keyring, read_secret, write_private
from evertill.connectors.mail.settings import MailSettings
from evertill.domain.receipts.receipt import Receipt
from evertill.journal.reader import JournalReader
from evertill.kernel.errors import Fault, SettingsFault
from evertill.kernel.secret import Secret
from evertill.kernel.worker import Worker
from evertill.ports.journal import JournalWriter
from evertill.ports.notices import Announcer, MailWritten
from evertill.ports.signing import DeviceKey

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

    from evertill.connectors.mail.smtp_server import SmtpServer
    from evertill.sync.mail_post import MailPost

STOP_LIMIT_MS = 2000
_LABEL = b"addresses of receipts by e-mail"


class KeyedSeal:
    """Fulfils `ports.mails.AddressSeal` with a key made from this till's own; the library is loaded when it is used."""

    def __init__(self, device_key: DeviceKey) -> None:
        self._device_key = device_key

    def seal(self, address: str) -> str:
        """The address, for this till's eyes alone."""
        return str(self._fernet().encrypt(address.encode()).decode())

    def open(self, sealed: str) -> str:
        """The address again; ValueError when it is none of ours."""
        from cryptography.fernet import InvalidToken

        try:
            return str(self._fernet().decrypt(sealed.encode()).decode())
        except InvalidToken as error:
            raise ValueError("not sealed by this till") from error

    def _fernet(self) -> "Fernet":
        from cryptography.fernet import Fernet

        return Fernet(urlsafe_b64encode(hashlib.sha256(self._device_key.sign(_LABEL)).digest()))


class MailRoom:
    """Made once; its worker starts with the sync where a mail server is set up, and anew when that changes."""

    def __init__(
        self,
        home: Home,
        settings: MailSettings,
        seams: Seams,
        *,
        journal_writer: JournalWriter,
        open_journal: Callable[[], JournalReader],
        announcer: Announcer,
        seal: KeyedSeal,
    ) -> None:
        self._home = home
        self._settings = settings
        self._seams = seams
        self._journal_writer = journal_writer
        self._open_journal = open_journal
        self._announcer = announcer
        self._seal = seal
        self._reader: JournalReader | None = None
        self._post: MailPost | None = None
        self._worker: Worker | None = None

    def start(self) -> None:
        """Begin to send, if there is a server."""
        if self._settings.is_set_up and self._worker is None:
            self._worker = self._seams.make_worker("mail", tick=self._tick, on_stop=self._close)
            self._worker.start()

    def apply(self, settings: MailSettings) -> None:
        """Another server from now on; not from the screens' thread, for this waits for a try under way."""
        self.stop(STOP_LIMIT_MS)
        self._settings, self._post = settings, None
        self.start()

    def on_notice(self, notice: object) -> None:
        """A receipt waits."""
        if isinstance(notice, MailWritten) and self._worker is not None:
            self._worker.wake()

    def stop(self, timeout_ms: int) -> None:
        """What waits goes on at the next start."""
        if self._worker is not None:
            self._worker.stop(timeout_ms)
            self._worker = None

    # --- on the worker ---
    def _tick(self) -> int:
        from evertill.sync.mail_post import MailPost

        if self._post is None:
            self._reader = self._open_journal()
            self._post = MailPost(
                queue=self._reader,
                writer=self._journal_writer,
                server=make_server(self._home, self._settings, self._seams),
                seal=self._seal,
                clock=self._seams.clock,
                announcer=self._announcer,
            )
        return self._post.tick()

    def _close(self) -> None:
        self._post = None
        if self._reader is not None:
            self._reader.close()
            self._reader = None


def make_server(home: Home, settings: MailSettings, seams: Seams, password: str = "") -> "SmtpServer":
    """The server as set up; a password that is not kept yet goes before the one that is."""
    from evertill.connectors.mail.smtp_server import SmtpServer

    return SmtpServer(
        settings, lambda: Secret(password) if password else read_mail_password(home), clock=seams.clock, draw=_draw
    )


def keep_mail_password(home: Home, password: str) -> None:
    """With the till's secrets: in the keyring where there is one, else in a file only its user may read."""
    try:
        write_private(home.mail_password, password.encode())
    except OSError as error:
        raise SettingsFault(
            f"{home.mail_password} cannot be written, so the password is not kept; mend the folder's rights."
        ) from error
    move_to_keyring(home.mail_password)


def read_mail_password(home: Home) -> Secret | None:
    """The password; None where none is kept or it cannot be read, which the server will then say."""
    try:
        return Secret(read_secret(home.mail_password).decode()) if is_kept(home.mail_password) else None
    except (OSError, UnicodeDecodeError, Fault):
        return None


def send_test(home: Home, settings: MailSettings, seams: Seams, locale: str, password: str = "") -> str:
    """A letter to the sender's own address; gives the sentence of what came of it."""
    from evertill.app.paper.receipt_words import words_of
    from evertill.domain.receipts.receipt import Align, Text, Weight
    from evertill.ports.mails import Letter, MailRefused, MaybeSent, NotSent, Sent

    receipt = Receipt(
        (Text("Evertill", Align.CENTRE, Weight.LARGE), Text(words_of(locale).of_till.mail_works, Align.CENTRE)),
        "Evertill",
    )
    letter = Letter(seams.ids.new(), settings.sender, "Evertill", receipt)
    outcome = make_server(home, settings, seams, password).send(letter, lambda: True)
    match outcome:
        case Sent():
            return ""
        case MailRefused(reason) | NotSent(reason) | MaybeSent(reason):
            return reason


def _draw(receipt: Receipt) -> bytes:
    from evertill.devices.printer.picture_renderer import receipt_picture
    from evertill.devices.printer.typefaces import Typefaces

    return receipt_picture(receipt, Typefaces())
