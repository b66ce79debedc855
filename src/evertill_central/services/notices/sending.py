"""Sends what is queued, beside all else: claimed first, so that no two servers send the same; tried again, longer and
longer apart; given up after three days.

A letter whose text began to go out is never sent twice: where nobody said what became of it, it stands as unknown. A
post may arrive twice under its one id, by which its receiver knows it.
"""

import hashlib
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from evertill.domain.orders.pickup_queue import PickupOrder, pickup_order
from evertill.kernel.canonical import Json
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.errors import Fault
from evertill_central.services.common.central import Central
from evertill_central.services.notices.letters import (
    letter_text,
    moment_pattern,
    tracking_words,
    until_words,
)
from evertill_central.services.notices.settings import MailRoute, NoticeSettings
from evertill_central.services.notices.ways import (
    MayBeTold,
    NeverTold,
    Outcome,
    Told,
    TryLater,
    post_notice,
    send_letter,
)
from evertill_central.services.orders.document import OrderDocument, read_document
from evertill_central.services.orders.notice_events import NoticeChannel, NoticeEvent, NoticeState, still_holds
from evertill_central.services.orders.notice_queue import queue_events
from evertill_central.services.storefront.rows import Shop
from evertill_central.store.database import Connection
from evertill_central.store.notices import (
    NoticeRow,
    due_notices,
    lock_notice,
    put_notice,
    ready_without,
)
from evertill_central.store.orders import find_order
from evertill_central.store.shops import find_store

BATCH = 50
CLAIM = timedelta(minutes=5)
GIVE_UP = timedelta(days=3)
FIRST_RETRY_S, LAST_RETRY_S = 30, 3600
LOOK_S = 2.0
EXPIRING_MS = 60_000
END_S = 30.0

log = logging.getLogger(__name__)


@contextmanager
def sending(central: Central, settings: NoticeSettings | None) -> Iterator[None]:
    """Notices go out meanwhile; without settings they wait."""
    if settings is None:
        yield
        return
    sender = NoticeSender(central, settings)
    sender.start()
    try:
        yield
    finally:
        sender.stop()


class NoticeSender:
    """One for a server; `run_once` is a pass over what is due."""

    def __init__(self, central: Central, settings: NoticeSettings) -> None:
        self._central = central
        self._settings = settings
        ways = {NoticeChannel.MAIL: settings.mail, NoticeChannel.WEBHOOK: settings.webhook}
        self._channels = frozenset(channel for channel, way in ways.items() if way is not None)
        self._rests_until: dict[NoticeChannel, datetime] = {}
        self._is_over = threading.Event()
        self._thread: threading.Thread | None = None
        self._is_in_trouble = False

    def start(self) -> None:
        """Look for what is due, until stopped."""
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No more; what is being sent is finished."""
        self._is_over.set()
        if self._thread is not None:
            self._thread.join(END_S)

    def run_once(self) -> int:
        """Send what is due; gives how many were tried."""
        now = self._central.now()
        open_ways = [each for each in self._channels if self._rests_until.get(each, now) <= now]
        with self._central.database.read() as connection:
            due = due_notices(connection, [each.value for each in open_ways], to_rfc3339(now), BATCH)
        tried = 0
        for row in due:
            channel = NoticeChannel(row.channel)
            if self._is_over.is_set() or self._rests_until.get(channel, now) > now:
                continue
            claimed = self._claim(row)
            if claimed is not None:
                tried += 1
                self._record(claimed, self._tell(claimed), channel)
        return tried

    def remind(self) -> None:
        """Queue the reminder of every order whose hold ends soon."""
        hours, after = self._settings.expires_soon_h, ""
        while hours:
            with self._central.database.read() as connection:
                rows = ready_without(connection, NoticeEvent.EXPIRES_SOON.value, after, BATCH)
                seen = [_as_seen(connection, read_document(row.content), self._central.now()) for row in rows]
            for found in seen:
                if found is not None and self._ends_soon(found, hours):
                    self._queue_reminder(found.order.order_id)
            if len(rows) < BATCH:
                return
            after = rows[-1].order_id

    # --- the thread
    def _run(self) -> None:
        looked_ms = 0
        while not self._is_over.wait(LOOK_S):
            try:
                now_ms = self._central.clock.monotonic_ms()
                if not looked_ms or now_ms - looked_ms >= EXPIRING_MS:
                    looked_ms = now_ms
                    self.remind()
                while self.run_once() == BATCH:
                    pass
                self._is_in_trouble = False
            except Fault as fault:
                if not self._is_in_trouble:
                    log.warning("Notices cannot be sent just now.", extra={"fault": fault.text})
                self._is_in_trouble = True

    # --- one notice
    def _claim(self, seen: NoticeRow) -> NoticeRow | None:
        """Take it for this server; None when another did, or when it can only have been told already."""
        now = self._central.now()

        def unit(connection: Connection) -> NoticeRow | None:
            row = lock_notice(connection, seen.order_id, seen.event, seen.channel)
            if row != seen:
                return None
            if row.handed_over_at is not None:
                said = "The server ended while the letter was handed over."
                put_notice(connection, _ended(row, NoticeState.UNKNOWN, now, said))
                return None
            until = to_rfc3339(now + CLAIM)
            claimed = replace(row, state=NoticeState.SENDING.value, claimed_until=until, attempts=row.attempts + 1)
            put_notice(connection, claimed)
            return claimed

        return self._central.database.write(unit)

    def _tell(self, row: NoticeRow) -> "Outcome | str":
        """What came of it; a text says why there is nothing to tell."""
        if row.channel == NoticeChannel.WEBHOOK:
            assert self._settings.webhook is not None, "only what is set up is looked for"
            at_s = int(self._central.now().timestamp())
            return post_notice(self._settings.webhook, f"{row.order_id}:{row.event}", row.content.encode(), at_s)
        assert self._settings.mail is not None, "only what is set up is looked for"
        message = self._letter(row, self._settings.mail)
        if isinstance(message, str):
            return message
        return send_letter(self._settings.mail, message, lambda: self._hand_over(row))

    def _hand_over(self, row: NoticeRow) -> None:
        at = self._central.now_text()
        self._central.database.write(lambda connection: put_notice(connection, replace(row, handed_over_at=at)))

    def _record(self, row: NoticeRow, outcome: "Outcome | str", channel: NoticeChannel) -> None:
        now = self._central.now()
        match outcome:
            case str():
                ended = _ended(row, NoticeState.DROPPED, now, outcome)
            case Told():
                ended = _ended(row, NoticeState.SENT, now, None)
            case MayBeTold(said):
                ended = _ended(row, NoticeState.UNKNOWN, now, said)
            case NeverTold(said):
                ended = _ended(row, NoticeState.FAILED, now, said)
            case TryLater(said, is_way):
                wait = timedelta(seconds=min(LAST_RETRY_S, FIRST_RETRY_S * 2 ** (row.attempts - 1)))
                if is_way:
                    self._rests_until[channel] = now + timedelta(seconds=FIRST_RETRY_S)
                if now - from_rfc3339(row.queued_at) > GIVE_UP:
                    ended = _ended(row, NoticeState.FAILED, now, said)
                else:
                    due_at = to_rfc3339(now + wait)
                    waiting = NoticeState.WAITING.value
                    ended = replace(row, state=waiting, due_at=due_at, claimed_until=None, said=said)
        self._central.database.write(lambda connection: put_notice(connection, ended))

    # --- the letter
    def _letter(self, row: NoticeRow, route: MailRoute) -> "EmailMessage | str":
        with self._central.database.read() as connection:
            found = find_order(connection, row.order_id)
            assert found is not None, "orders are never removed"
            document = read_document(found.content)
            store = find_store(connection, document.order.store)
            seen = _as_seen(connection, document, self._central.now())
        event = NoticeEvent(row.event)
        if not still_holds(event, document.order):
            return "It was overtaken by what happened since."
        contact = document.details.get("contact")
        address = contact.get("email") if isinstance(contact, dict) else None
        if not isinstance(address, str) or not address:
            return "Nobody left an e-mail address."
        language = _text(document.details.get("language")) or self._settings.language
        text, spoken = letter_text(event, language, self._settings.templates)
        hold_until = None if seen is None else seen.hold_until
        facts = {
            "number": document.order.number,
            "name": _text(contact.get("name")) if isinstance(contact, dict) else "",
            "shop": document.order.store if store is None else store.name,
            "until": until_words(self._moment(hold_until, spoken), spoken),
            "shelf": _text(document.details.get("shelf")),
            "tracking": tracking_words(_tracking(document), spoken),
        }
        filled = text.filled(facts)
        return _message(route, address, filled.subject, filled.text, row, facts["shop"], self._central.now())

    def _moment(self, at: datetime | None, language: str) -> str:
        if at is None:
            return ""
        return at.astimezone(self._settings.time_zone).strftime(moment_pattern(language))

    # --- reminders
    def _ends_soon(self, found: PickupOrder, hours: int) -> bool:
        left = None if found.hold_until is None else found.hold_until - self._central.now()
        return left is not None and timedelta(0) < left <= timedelta(hours=hours)

    def _queue_reminder(self, order_id: str) -> None:
        def unit(connection: Connection) -> None:
            row = find_order(connection, order_id)
            if row is not None:
                order = read_document(row.content).order
                if still_holds(NoticeEvent.EXPIRES_SOON, order):
                    queue_events(connection, order, [NoticeEvent.EXPIRES_SOON], self._central.now_text())

        self._central.database.write(unit)


def _message(
    route: MailRoute, address: str, subject: str, text: str, row: NoticeRow, shop: str, now: datetime
) -> "EmailMessage | str":
    message = EmailMessage()
    name = " ".join((route.sender_name or shop).split())
    try:
        message["From"] = Address(name, addr_spec=route.sender)
        message["To"] = Address(addr_spec=address)
        message["Subject"] = subject
    except (ValueError, IndexError):
        return "The e-mail address is none."
    digest = hashlib.sha256(f"{row.order_id}:{row.event}".encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{digest}@{route.sender.rpartition('@')[2]}>"
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message


def _ended(row: NoticeRow, state: NoticeState, now: datetime, said: str | None) -> NoticeRow:
    return replace(row, state=state.value, claimed_until=None, ended_at=to_rfc3339(now), said=said)


def _tracking(document: OrderDocument) -> str:
    parcels = document.listed("parcels")
    last = parcels[-1] if parcels else None
    return _text(last.get("tracking")) if isinstance(last, dict) else ""


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _as_seen(connection: Connection, document: OrderDocument, now: datetime) -> PickupOrder | None:
    """The order as the shop that hands it over sees it: it says until when it is kept."""
    store = document.order.store
    return pickup_order(document.order, document.details, store, Shop(connection, store, now).policy().pickup)
