"""A till whose numbers are not its alone any more begins an epoch of its own: put back from a backup, or one of two
copies. What the backend has of the old epoch is asked first, and taken in as far as it follows."""

import base64
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import field, replace

from evertill.app.backend.connecting import required_connector
from evertill.app.seams import Seams
from evertill.app.workstation.credential import Credential, keep_credential
from evertill.app.workstation.device_key import FileDeviceKey, make_device_key
from evertill.app.workstation.home import Home
from evertill.app.workstation.secret_keeping import is_kept
from evertill.app.workstation.settings import ConnectorKind, read_settings
from evertill.connectors.central.connector import ROUTE, CentralConnector
from evertill.connectors.central.enrolment import Applicant, Enrolment, EpochTaken, enrol
from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.facts.transaction import ChainHead, Draft, Identity, TransactionKind, fact_from_json
from evertill.journal.journal import Journal, JournalOptions, open_journal
from evertill.journal.reader import JournalReader
from evertill.journal.taking_in import PastTransaction
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.errors import BackendFault, SettingsFault
from evertill.kernel.ids import EpochId, OperatorId, TransactionId
from evertill.kernel.values import dataclass
from evertill.ports.connector import Rejected, Unreachable

_NOT_AS_AGREED = "What the backend answered of this till's transactions was not as agreed, so nothing was settled."


@dataclass(frozen=True, slots=True)
class Wish:
    """How it is to go on."""

    asks: bool = True
    """Ask the backend first; else a manager says that it goes on without, and why."""
    code: str = ""
    """A one-time code: where the backend has to let the till in anew."""
    is_another: bool = False
    """As another workstation, beside the one that goes on with this one's number."""
    reason: str = ""
    operator_id: OperatorId | None = None
    """Who says so; None from the shell."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of it."""

    identity: Identity
    taken_in: int = 0
    """Transactions that the backend gave back."""
    is_complete: bool = True
    """Whether all that the backend has of the old epoch is here now."""


@dataclass(slots=True)
class _Told:
    """What the backend says of an epoch."""

    newest: int = 0
    newest_epoch: str = ""
    head: "JsonObject | None" = None
    past: list[PastTransaction] = field(default_factory=list)


@dataclass(slots=True)
class _News:
    """What came of asking."""

    newest: int = 0
    """The number of the workstation's newest epoch there."""
    epoch: str = ""
    taken_in: int = 0
    elsewhere: list[Json] = field(default_factory=list)
    """Ends of epochs that the backend knows and that do not follow what is here."""


def over_of(home: Home, seams: Seams) -> EpochEnd | None:
    """Why the till may not go on as it is; None while it may."""
    with closing(JournalReader(home.journal, connect=seams.connect_journal)) as reader:
        return reader.epoch_over()


def settle_home(home: Home, seams: Seams, wish: Wish) -> Settled:
    """Begin the next epoch, while no till runs. BackendFault or SettingsFault says why not; then all is as before."""
    is_connected = read_settings(home).connector is ConnectorKind.CENTRAL
    if not wish.asks and not wish.reason.strip():
        raise SettingsFault("Going on without the backend needs a reason, so nothing was changed; give one.")
    routes = (ROUTE,) if is_connected else ()
    journal = open_journal(home.journal, routes=routes, options=JournalOptions(connect=seams.connect_journal))
    with closing(journal):
        if wish.is_another:
            return _settle_as_another(home, seams, journal, wish)
        return _settle(home, seams, journal, wish if is_connected else replace(wish, asks=False))


def _settle(home: Home, seams: Seams, journal: Journal, wish: Wish) -> Settled:
    old = journal.identity
    new = old if _over(journal) is EpochEnd.RESTORED else _next(old, seams, old.epoch_number + 1)
    news = _News()
    if wish.asks:
        if wish.code:
            new = _enrol_anew(home, seams, new, wish.code)
        with _asking(home, seams, old) as connector:
            news = _fetch(journal, connector, seams)
        if news.newest >= new.epoch_number and news.epoch != new.epoch:
            new = _next(old, seams, news.newest + 1)
    extra: JsonObject = {"taken_in": news.taken_in, "asked": wish.asks, "held_elsewhere": list(news.elsewhere)}
    if new == old:
        journal.settle_restored(entry_of(home, seams, journal, old, wish, extra))
    else:
        journal.begin_epoch(new, entry_of(home, seams, journal, new, wish, extra))
    return Settled(new, news.taken_in, not news.elsewhere)


def _next(identity: Identity, seams: Seams, number: int) -> Identity:
    return replace(identity, epoch=EpochId(seams.ids.new()), epoch_number=number)


def _over(journal: Journal) -> EpochEnd | None:
    with journal.begin() as unit:
        return unit.epoch_over()


def _fetch(journal: Journal, connector: CentralConnector, seams: Seams) -> "_News":
    """What the backend has of every epoch beyond what is here; taken in as far as it follows."""
    news = _News()
    for identity, head in [*journal.heads_before(), (journal.identity, _head(journal))]:
        told = _ask(connector, identity, head)
        news.newest, news.epoch = told.newest, told.newest_epoch
        sequence = head.sequence
        if identity != journal.identity:
            taken = journal.take_in(identity, told.past, seams.clock.now())
            news.taken_in += taken
            sequence += taken
        known = 0 if told.head is None else told.head.get("sequence")
        if told.head is not None and isinstance(known, int) and known > sequence:
            news.elsewhere.append({"epoch": identity.epoch, **told.head})
    return news


def _settle_as_another(home: Home, seams: Seams, journal: Journal, wish: Wish) -> Settled:
    """All that it sold must be with the backend under its old name first: as another it may not send that any more."""
    settings, old = read_settings(home), journal.identity
    with closing(JournalReader(home.journal, connect=seams.connect_journal)) as reader:
        queue = reader.state(ROUTE)
    if queue.waiting or queue.parked:
        raise SettingsFault(
            f"{queue.waiting + queue.parked} transactions are not with the backend yet, so the till keeps its name; "
            "let them be sent (or settle those that were refused), then try again."
        )
    key = home.device_key.with_name(home.device_key.name + ".next")
    made = FileDeviceKey(key) if is_kept(key) else make_device_key(key)
    epoch = EpochId(seams.ids.new())
    applicant = Applicant(made.public_key, epoch, old.epoch_number + 1, f"{old.store}-?", old.store)
    given = enrol(settings.central, wish.code, applicant, clock=seams.clock)
    new = Identity(given.store, given.workstation, epoch, old.epoch_number + 1)
    key.replace(home.device_key)
    _keep(home, given)
    journal.begin_epoch(new, entry_of(home, seams, journal, new, wish, {"taken_in": 0, "asked": True}))
    return Settled(new)


def _enrol_anew(home: Home, seams: Seams, new: Identity, code: str) -> Identity:
    """The backend lets the till in under its next epoch, with the key that lies in the home."""
    settings = read_settings(home)
    if not is_kept(home.device_key):
        make_device_key(home.device_key)
    while True:
        applicant = Applicant(
            FileDeviceKey(home.device_key).public_key,
            new.epoch,
            new.epoch_number,
            f"{new.store}-{new.workstation}",
            new.store,
            new.workstation,
        )
        try:
            _keep(home, enrol(settings.central, code, applicant, clock=seams.clock))
        except EpochTaken as taken:
            if taken.number_min <= new.epoch_number:
                raise
            new = _next(new, seams, taken.number_min)
        else:
            return new


def _keep(home: Home, given: Enrolment) -> None:
    keep_credential(home, Credential(given.credential, given.statement_key, given.store_name))


@contextmanager
def _asking(home: Home, seams: Seams, identity: Identity) -> Iterator[CentralConnector]:
    connector = required_connector(home, read_settings(home), identity, seams)
    try:
        yield connector
    finally:
        connector.close()


def _ask(connector: CentralConnector, identity: Identity, head: ChainHead) -> _Told:
    """All pages; BackendFault when it does not answer."""
    told = _Told()
    after, has_more = head.sequence, True
    while has_more:
        match connector.own_chain(identity.epoch, after):
            case Unreachable(reason) | Rejected(reason):
                raise BackendFault(
                    f"The backend was not asked what it has of this till, so the till does not sell yet. {reason}"
                )
            case {
                "epoch_number": int(newest),
                "epoch": (str() | None) as epoch,
                "head": known,
                "facts": list(facts),
                "has_more": bool(more),
            }:
                told.newest, told.newest_epoch = newest, epoch or ""
                told.head = known if isinstance(known, dict) else None
                page = [_past(one) for one in facts]
            case _:
                raise BackendFault(_NOT_AS_AGREED)
        told.past += page
        has_more = more and bool(page)
        after = page[-1].transaction.sequence if page else after
    return told


def _past(told: Json) -> PastTransaction:
    match told:
        case {"fact": dict(fact), "remote_id": str(remote_id), "visible_at": (str() | None) as visible_at}:
            try:
                return PastTransaction(fact_from_json(fact), remote_id, visible_at)
            except ValueError as error:
                raise BackendFault(f"{_NOT_AS_AGREED} Update this till to the backend's release first.") from error
        case _:
            raise BackendFault(_NOT_AS_AGREED)


def _head(journal: Journal) -> ChainHead:
    with journal.begin() as unit:
        return unit.head()


def entry_of(home: Home, seams: Seams, journal: Journal, new: Identity, wish: Wish, extra: JsonObject) -> Draft:
    """What tells of it: a new chain begins by naming the end of the one before, under the device's key."""
    with journal.begin() as unit:
        head, over, shift, last = unit.head(), unit.epoch_over(), unit.shift(), unit.last_occurred_at()
    at = max(seams.clock.now(), last) if last is not None else seams.clock.now()
    body: JsonObject = {"cause": None if over is None else over.value, "reason": wish.reason.strip() or None, **extra}
    if new != journal.identity:
        body |= _link(home, journal.identity, head, new)
    return Draft(
        TransactionId(seams.ids.new()),
        TransactionKind.EPOCH_SETTLED if new == journal.identity else TransactionKind.EPOCH_BEGUN,
        at.date() if shift is None else shift.business_day,
        at,
        wish.operator_id,
        None if shift is None else shift.shift_id,
        body,
    )


def _link(home: Home, before: Identity, head: ChainHead, new: Identity) -> JsonObject:
    linked = f"evertill-epoch\n{before.epoch}\n{head.sequence}\n{head.hash}\n{new.epoch}"
    return {
        "before": {
            "workstation": before.workstation,
            "epoch": before.epoch,
            "epoch_number": before.epoch_number,
            "sequence": head.sequence,
            "hash": head.hash,
        },
        "signature": base64.b64encode(FileDeviceKey(home.device_key).sign(linked.encode())).decode(),
    }
