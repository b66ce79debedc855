"""A whole till built from its home: workers, databases, devices and desks, started and stopped in the right order.

It may be built more than once in one process; nothing in it is global.
"""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from evertill.app.backend.backend_room import BackendRoom
from evertill.app.devices.card_room import CardRoom
from evertill.app.devices.device_room import DeviceParts, DeviceRoom
from evertill.app.devices.device_set_up import DeviceSetUp
from evertill.app.memory import give_back_memory
from evertill.app.notice_board import NoticeBoard
from evertill.app.paper.mail_room import KeyedSeal, MailRoom
from evertill.app.paper.receipt_layouts import logo_folders
from evertill.app.rest_work import RestWork
from evertill.app.seams import Seams
from evertill.app.till_parts import CounterParts, make_counter, make_reading
from evertill.app.workstation.device_key import FileDeviceKey
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.settings import ConnectorKind, Settings
from evertill.domain.codes.codes import ScannedCode, prepare
from evertill.domain.facts.transaction import Identity
from evertill.domain.rows.stream_rows import Stream
from evertill.journal.journal import Journal, JournalOptions, open_journal
from evertill.journal.journal_writer import WorkerJournalWriter
from evertill.kernel.errors import Fault, JournalFault, SettingsFault
from evertill.kernel.worker import run_on
from evertill.mirror.opening import bring_forward
from evertill.operations.cards.outcomes import SettleOutcome
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.reading import Reading
from evertill.operations.desk import Desk, Post
from evertill.operations.people.note_staff import NoteStaff
from evertill.operations.people.program_run import NotePolicy, NoteStart, NoteStop, NoteTraining
from evertill.operations.question_desk import QuestionDesk, RoutedQuestions
from evertill.operations.words.epoch_sentences import over_sentence
from evertill.ports.notices import (
    CopiesUpdated,
    CustomerErased,
    EpochDoubted,
    FactsWritten,
    LinkState,
    SaleCompleted,
    SpoolWritten,
    TillTold,
)
from evertill.sync.link import Lane, Link

if TYPE_CHECKING:
    from evertill.app.backend.sync_workers import SyncWorkers
    from evertill.app.backup.backup_room import BackupRoom
    from evertill.connectors.mail.settings import MailSettings
    from evertill.ports.attempts import CardTerminal
    from evertill.ports.backend_calls import BackendCalls
    from evertill.ports.connector import Connector
    from evertill.ui.behind.backup_port import BackupPort

START_LIMIT_S = 30
STOP_LIMIT_MS = 3000
_LOADED_BEHIND = (
    "evertill.app.backend.connecting",
    "evertill.app.backend.sync_workers",
    "evertill.operations.orders.pickup_queue",
)
_LOADED_FOR_DEVICES = ("evertill.devices.assembly", "evertill.devices.hotplug", "evertill.devices.printer.print_turn")


class Till:
    """Everything but the screens. `post` brings callbacks to the thread of whoever asks the desks."""

    def __init__(self, home: Home, settings: Settings, seams: Seams, post: Post) -> None:
        self._home = home
        self._settings = settings
        self._seams = seams
        self._journal: Journal | None = None
        self._is_noted = False
        self._version = ""
        self.board = NoticeBoard()
        self.formats = formats_of(home, settings.locale)
        is_connected = settings.connector is not ConnectorKind.NONE
        self._parts = CounterParts(
            home=home,
            settings=settings,
            seams=seams,
            announcer=self.board,
            formats=self.formats,
            device_key=FileDeviceKey(home.device_key),
            route=settings.connector.value if is_connected else None,
        )
        self.link = Link(seams.clock, self.board, LinkState.OFFLINE if is_connected else LinkState.UNCONNECTED)
        self._counter_files, self._reading_files = ExitStack(), ExitStack()
        self._rest = RestWork(lambda: self._journal)
        self._till_worker = seams.make_worker("till", on_stop=self._close_journal, tick=self._rest.tick)
        self._query_worker = seams.make_worker("query", on_stop=self._reading_files.close)
        self._report_files = ExitStack()
        self._report_worker = seams.make_worker("report", on_stop=self._report_files.close)
        self.journal_writer = WorkerJournalWriter(self._till_worker, self._opened_journal)
        self.devices = DeviceRoom(
            settings,
            DeviceParts(
                seams=seams,
                announcer=self.board,
                journal=self.journal_writer,
                open_spool=self._parts.open_journal_reader,
                formats=self.formats,
                logo_folders=logo_folders(home),
            ),
        )
        self._set_up_worker = seams.make_worker("device-set-up")
        self.cards = self._card_room()
        self.devices.find_terminal = lambda: self.cards.device
        self.device_desk = DeviceSetUp(home, self.devices, self.cards, self._set_up_worker, post, self.board)
        self._counter: Counter | None = None
        self._post = post
        self._desk: Desk | None = None
        self.questions = self._make_questions(post)
        self._sync: SyncWorkers | None = None
        self._backups: BackupRoom | None = None
        self.identity: Identity | None = None
        self.backend = BackendRoom(
            seams, post, self._open_calls, is_connected=settings.connector is ConnectorKind.CENTRAL
        )
        self.mail = self._mail_room()
        self.board.listen(self._wake_workers)
        self.board.listen(self.devices.book.on_notice)
        self.board.listen(self._follow_copies)

    def _card_room(self) -> CardRoom:
        return CardRoom(
            self._settings.payment_terminal,
            self._seams,
            self.board,
            self.journal_writer,
            find_desk=lambda: self.desk,
            find_currency=self._currency,
            put_terminal=self._put_terminal,
        )

    def _mail_room(self) -> MailRoom:
        return MailRoom(
            self._home,
            self._settings.mail,
            self._seams,
            journal_writer=self.journal_writer,
            open_journal=self._parts.open_journal_reader,
            announcer=self.board,
            seal=KeyedSeal(self._parts.device_key),
        )

    def _make_questions(self, post: Post) -> RoutedQuestions:
        short = QuestionDesk(self._query_worker, self._make_reading, post)
        return RoutedQuestions(short, QuestionDesk(self._report_worker, self._make_report_reading, post))

    def start(self) -> None:
        """Open the journal and get ready to sell. JournalFault or SettingsFault says why that is not possible."""
        self._parts.device_key.check()
        self._till_worker.start()
        try:
            self._get_ready()
        except Fault:
            self.stop()
            raise

    def _get_ready(self) -> None:
        opening = run_on(self._till_worker, self._open_journal)
        try:
            self.identity = opening.result(timeout=START_LIMIT_S)
        except TimeoutError as error:
            raise JournalFault(
                "This till's journal did not open in time, so nothing can be sold yet; check the disk and start again."
            ) from error
        self._counter = make_counter(self._parts, self._counter_files)
        self._desk = Desk(self._till_worker, self._opened_journal(), self._counter, self._post)
        self._query_worker.start()
        self._report_worker.start()
        self._query_worker.submit(self._forget_erased)

    @property
    def desk(self) -> Desk:
        """Where commands go, once the till is started."""
        assert self._desk is not None
        return self._desk

    def load_rest(self) -> None:
        """Load what devices and sync are made of: half a second's work, so not for the thread that draws."""
        self._version = _own_version()
        for name in _LOADED_BEHIND + (_LOADED_FOR_DEVICES if self.devices.is_wanted or self.cards.is_wanted else ()):
            import_module(name)

    def start_devices(
        self, on_scan: Callable[[ScannedCode], None], show_card: Callable[[SettleOutcome], None] | None = None
    ) -> None:
        """Begin to print, to weigh, to take cards and to listen to the scanner.

        `on_scan` is called on the scanner's worker, `show_card` where the desk's outcomes go.
        """
        self.devices.start(on_scan)
        self._set_up_worker.start()
        self.cards.start(show_card or _unseen)
        if self.cards.is_wanted:
            self.devices.watch_ports()

    def start_sync(self) -> None:
        """Begin to push facts and pull copies."""
        from evertill.app.backend.sync_workers import SyncWorkers

        assert self.identity is not None
        self._sync = SyncWorkers(
            self._home,
            self._seams,
            link=self.link,
            announcer=self.board,
            journal_writer=self.journal_writer,
            open_journal=self._parts.open_journal_reader,
            connector=self._connector(self.identity),
        )
        self._sync.start()
        self.backend.start()
        self._start_backups(self.identity)
        self.mail.start()
        self._rest.has_sums_left = True
        self._till_worker.wake()

    def _start_backups(self, identity: Identity) -> None:
        if identity.is_training:
            return
        from evertill.app.backup.backup_room import BackupRoom

        folder = Path(self._settings.backup_folder) if self._settings.backup_folder else None
        self._backups = BackupRoom(self._home, folder, self._seams, identity, self.board)
        self._backups.start()

    def make_backup_desk(self) -> "BackupPort":
        """For the page of backups, when it is first opened."""
        from evertill.app.backup.backup_desk import BackupDesk
        from evertill.ui.behind.backup_port import NoBackups

        return NoBackups() if self._backups is None else BackupDesk(self._home, self._seams, self._backups, self._post)

    def _tell_person(self, sentence: str) -> None:
        self.board.announce(TillTold(sentence))

    def tell_if_over(self) -> None:
        """Say why nothing new may be sold here, where that is so."""
        self._query_worker.submit(self._tell_if_over)

    def _connector(self, identity: Identity) -> "Connector | None":
        """The connector; a till that lost what it is known by sells on by itself, and says so where the link shows."""
        from evertill.app.backend.connecting import connector_of

        try:
            return connector_of(self._home, self._settings, identity, self._seams)
        except SettingsFault as fault:
            self.link.rejected(Lane.PULL, fault.text)
            return None

    def _open_calls(self) -> "BackendCalls | None":
        from evertill.app.backend.connecting import calls_of

        assert self.identity is not None
        return calls_of(self._home, self._settings, self.identity, self._seams)

    def use_mail(self, settings: "MailSettings") -> None:
        """Receipts go out by this server from now on; not from the screens' thread."""
        seal = KeyedSeal(self._parts.device_key) if settings.is_set_up else None
        self._till_worker.submit(lambda: self._seal_addresses(seal))
        self.mail.apply(settings)

    def _seal_addresses(self, seal: KeyedSeal | None) -> None:
        if self._counter is not None:
            self._counter.address_seal = seal

    def waiting_documents(self) -> int:
        """How many documents the printer has still to print."""
        reader = self._parts.open_journal_reader()
        try:
            return reader.waiting()
        finally:
            reader.close()

    def retry_sync(self) -> None:
        """A person wants it tried now."""
        if self._sync is not None:
            self._sync.retry_now()

    def warm_up(self) -> None:
        """Load what the first sale would otherwise wait for, and tidy up; on a worker that nobody waits for."""
        self._parts.device_key.load()
        if self._settings.scanner.has_line:
            # Only such a scanner passes on what marks a GS1 code; a keyboard wedge loses it, and saves the memory.
            prepare()
        give_back_memory()

    def note_start(self) -> None:
        """Write into the journal that the terminal has started."""
        self._is_noted = self.desk.submit(NoteStart(self._version or _own_version()), _noted, _not_noted)

    def note_training(self, *, is_begun: bool) -> None:
        """Write into the journal that the till is practised on from now on, or sold with again."""
        self.desk.submit(NoteTraining(is_begun), _noted, _not_noted)

    def note_stop(self) -> None:
        """Write into the journal that the terminal ends, if its start is there."""
        if self._is_noted:
            self.desk.submit(NoteStop(), _noted, _not_noted)

    def stop(self) -> None:
        """End everything; what is committed stays, what waits goes on at the next start."""
        self._set_up_worker.stop(STOP_LIMIT_MS)
        self.devices.stop_reading(STOP_LIMIT_MS)
        self.cards.stop(STOP_LIMIT_MS)
        self.backend.stop(STOP_LIMIT_MS)
        if self._sync is not None:
            self._sync.stop(STOP_LIMIT_MS)
        self.mail.stop(STOP_LIMIT_MS)
        if self._backups is not None:
            self._backups.stop(STOP_LIMIT_MS)
        self.devices.stop_printing(STOP_LIMIT_MS)
        self._query_worker.stop(STOP_LIMIT_MS)
        self._report_worker.stop(STOP_LIMIT_MS)
        self._till_worker.stop(STOP_LIMIT_MS)

    # --- on the till worker ---
    def _open_journal(self) -> Identity:
        options = JournalOptions(connect=self._seams.connect_journal)
        routes = () if self._parts.route is None else (self._parts.route,)
        self._journal = open_journal(self._home.journal, routes=routes, options=options)
        bring_forward(self._home.mirror, self._seams.connect_mirror)
        return self._journal.identity

    def _opened_journal(self) -> Journal:
        assert self._journal is not None
        return self._journal

    def _close_journal(self) -> None:
        self._counter_files.close()
        if self._journal is not None:
            self._journal.close()

    def _currency(self) -> str:
        assert self._counter is not None
        return self._counter.policy().currency

    def _put_terminal(self, terminal: "CardTerminal | None") -> None:
        if self._counter is not None:
            self._counter.card_terminal = terminal

    # --- on the report worker ---
    def _make_report_reading(self) -> Reading:
        return make_reading(self._parts, self.link, self._report_files)

    # --- on the query worker ---
    def _forget_erased(self) -> None:
        """Whom the backend erased, or whom a till that died forgot to forget."""
        from evertill.operations.customers.erase_customer import forget_erased

        reading = self.questions.reading()
        erased = set(reading.journal.erased_customers())
        with suppress(Fault):  # a damaged copy is fetched again, and with it comes whom the backend has erased
            erased |= set(reading.shop.erased_customers())
        forget_erased(erased, reading.vault)

    def _tell_if_over(self) -> None:
        with suppress(Fault):  # whoever rings the next item is told all the same
            over = self.questions.reading().journal.epoch_over()
            if over is not None:
                self._tell_person(over_sentence(over))

    def _make_reading(self) -> Reading:
        return make_reading(self._parts, self.link, self._reading_files)

    # --- anywhere ---
    def _follow_copies(self, notice: object) -> None:
        """On the till worker for somebody erased here, which then waits for it; on the pull worker for copies, of which
        the journal is to tell (another policy), or which take something from us (an erased customer)."""
        if isinstance(notice, CustomerErased):
            self._parts.vault.forget(notice.customer_id)
            if self._sync is not None:
                self._sync.strike_customer(notice.customer_id)
        if isinstance(notice, CopiesUpdated) and Stream.POLICY in notice.streams and self._desk is not None:
            self._desk.submit(NotePolicy(), _noted, _not_noted)
        if isinstance(notice, CopiesUpdated) and Stream.OPERATORS in notice.streams and self._desk is not None:
            self._desk.submit(NoteStaff(), _noted, _not_noted)
        if isinstance(notice, CopiesUpdated) and Stream.CUSTOMERS in notice.streams:
            self._query_worker.submit(self._forget_erased)

    def _wake_workers(self, notice: object) -> None:
        self.cards.on_notice(notice)
        self.mail.on_notice(notice)
        if isinstance(notice, EpochDoubted):
            self.tell_if_over()
        if isinstance(notice, FactsWritten):
            self._till_worker.wake()
            if self._sync is not None:
                self._sync.wake_push()
        if isinstance(notice, SaleCompleted | SpoolWritten):
            self.devices.wake_printer()


def _own_version() -> str:
    from importlib.metadata import version

    return version("evertill")


def _unseen(outcome: SettleOutcome) -> None:
    """No screen shows it; it is booked all the same."""


def _noted(outcome: None) -> None:
    """It is in the journal."""


def _not_noted(fault: Fault) -> None:
    """The disk refuses; whoever sells next is told so, and the journal without a start tells too."""
