"""Enrolment: a one-time code and a device's public key in; a credential and a place in the store out."""

import base64
import binascii
from dataclasses import replace
from datetime import timedelta

from evertill.domain.facts.transaction import GENESIS_HASH
from evertill.domain.rows.stream_rows import MADE_BY_BACKEND, Stream
from evertill.kernel.clock import from_rfc3339, to_rfc3339
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.services.common.names import is_name
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.common.secrets_given import code_hash, new_code, new_token, token_hash
from evertill_central.services.workstations.receipt_keys import tell_receipt_keys
from evertill_central.store.access import (
    CodeRow,
    StorefrontKey,
    add_admin_token,
    add_storefront_key,
    find_code,
    put_code,
)
from evertill_central.store.database import Connection
from evertill_central.store.facts import Epoch, find_epochs, find_links, lock_store, put_epoch
from evertill_central.store.shops import (
    StoreRow,
    WorkstationRow,
    find_store,
    find_stores,
    find_workstation,
    find_workstations,
    put_store,
    put_workstation,
)
from evertill_central.store.streams import find_versions

CODE_LIFE = timedelta(hours=24)
FIRST_STORE = "S1"
CENTRAL, LOCAL = "central", "local"
_CATALOGUE = (Stream.PRODUCTS, Stream.AISLES, Stream.PRICES, Stream.TAXES, Stream.PROMOTIONS)


@dataclass(frozen=True, slots=True)
class Head:
    """How far the till's own chain goes, if it says so."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class EnrolRequest:
    """Who wants in."""

    code: str
    store: str | None
    workstation: str | None
    public_key: str
    epoch: str
    epoch_number: int
    name: str
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What a workstation is given."""

    credential: str
    store: StoreRow
    workstation: str
    owners: dict[str, str]
    policy_version: int


@dataclass(frozen=True, slots=True)
class CodeGiven:
    """A fresh code, shown once."""

    code: str
    store: str
    expires_at: str


def give_code(central: Central, store: str) -> CodeGiven:
    """Draw a one-time code for a store; Refusal when there is no such store."""
    now = central.now()
    code = CodeGiven(new_code(), store, to_rfc3339(now + CODE_LIFE))

    def unit(connection: Connection) -> bool:
        if find_store(connection, store) is None:
            return False
        put_code(connection, CodeRow(code_hash(code.code), store, to_rfc3339(now), code.expires_at))
        return True

    if not central.database.write(unit):
        raise Refusal(RefusalKind.UNKNOWN, f"There is no store {store[:40]!r}; write it to the stream stores first.")
    return code


def give_admin_token(central: Central, name: str) -> str:
    """Draw an admin token; it is shown once and holds until the database is gone."""
    token, now = new_token(), central.now_text()
    central.database.write(
        lambda connection: add_admin_token(connection, token_hash=token_hash(token), name=name, created_at=now)
    )
    return token


def give_storefront_key(central: Central, name: str, channel: str) -> str:
    """Draw a storefront's key; it is shown once."""
    token, now = new_token(), central.now_text()
    key = StorefrontKey(token_hash(token), name, channel, now)
    central.database.write(lambda connection: add_storefront_key(connection, key))
    return token


def owners_by_stream(versions: dict[str, int]) -> dict[str, str]:
    """Central owns the ledgers it makes itself, and every other stream from the first row somebody wrote to it."""
    has_catalogue = any(versions.get(stream) for stream in _CATALOGUE)
    owned = {stream: bool(versions.get(stream)) for stream in Stream}
    owned |= dict.fromkeys(_CATALOGUE, has_catalogue) | dict.fromkeys(MADE_BY_BACKEND, True)
    return {stream.value: CENTRAL if is_owned else LOCAL for stream, is_owned in sorted(owned.items())}


def enrol(central: Central, request: EnrolRequest) -> Enrolled:
    """Let a workstation in. The same code and key once more (its answer was lost) give a new credential."""
    _check_request(request)
    credential = new_token()
    enrolled = central.database.write(lambda connection: _enrol(connection, central, request, credential))
    central.news.tell()
    return enrolled


def _check_request(request: EnrolRequest) -> None:
    for kind, name in (("store", request.store), ("workstation", request.workstation)):
        if name is not None and not is_name(name):
            text = f"A {kind} is named by 1 to 32 letters, digits, dots, hyphens and underscores."
            raise Refusal(RefusalKind.NAME, text)
    try:
        raw = base64.b64decode(request.public_key, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != 32:
        raise Refusal(RefusalKind.MALFORMED, "The public key is not base64 of 32 bytes; nobody was enrolled.")


def _enrol(connection: Connection, central: Central, request: EnrolRequest, credential: str) -> Enrolled:
    now = central.now_text()
    store = _store_of_code(connection, central, request, now)
    lock_store(connection, store.store)
    name = request.workstation or _free_name(connection, store.store, request.public_key)
    before = find_workstation(connection, store.store, name) or WorkstationRow(store.store, name)
    _check_epoch(connection, before, request)
    epochs = find_epochs(connection, store.store, name)
    if request.epoch not in epochs:
        put_epoch(connection, store.store, name, Epoch(request.epoch, request.epoch_number, 0, GENESIS_HASH))
    enrolled = replace(
        before,
        name=request.name or before.name,
        public_key=request.public_key,
        credential_hash=token_hash(credential),
        epoch=request.epoch,
        epoch_number=request.epoch_number,
        enrolled_at=now,
    )
    put_workstation(connection, enrolled)
    tell_receipt_keys(connection, before, enrolled, now)
    versions = find_versions(connection, store.store)
    return Enrolled(credential, store, name, owners_by_stream(versions), versions.get(Stream.POLICY, 0))


def _store_of_code(connection: Connection, central: Central, request: EnrolRequest, now: str) -> StoreRow:
    code = find_code(connection, code_hash(request.code))
    if code is not None:
        if central.now() > from_rfc3339(code.expires_at) and not central.is_open:
            raise Refusal(RefusalKind.CODE, "This code has expired; ask for a new one.")
        if code.public_key not in (None, request.public_key) and not central.is_open:
            raise Refusal(RefusalKind.CODE, "This code was used by another till; ask for a new one.")
        if request.store not in (None, code.store):
            text = f"This code is for store {code.store}, not for {request.store}; ask for one of the right store."
            raise Refusal(RefusalKind.CODE, text)
        put_code(connection, replace(code, used_at=code.used_at or now, public_key=request.public_key))
    elif not central.is_open:
        raise Refusal(RefusalKind.CODE, "This code is not known here; check it, or ask for a new one.")
    store = code.store if code is not None else request.store or next(iter(find_stores(connection)), FIRST_STORE)
    known = find_store(connection, store)
    if known is None:
        known = StoreRow(store, store, "{}", now)
        put_store(connection, known)
    return known


def _free_name(connection: Connection, store: str, public_key: str) -> str:
    """The name this key already has here, else the next free number."""
    workstations = find_workstations(connection, store)
    own = [row.workstation for row in workstations if row.public_key == public_key]
    numbers = [int(row.workstation) for row in workstations if row.workstation.isascii() and row.workstation.isdigit()]
    return own[0] if own else str(max(numbers, default=0) + 1)


def _check_epoch(connection: Connection, before: WorkstationRow, request: EnrolRequest) -> None:
    """A till goes on in its newest epoch, or begins a higher one: receipt numbers never repeat."""
    if before.blocked_at is not None:
        raise Refusal(RefusalKind.BLOCKED, "This workstation was blocked by the shop; it cannot be enrolled again.")
    if before.epoch is None:
        return
    if request.epoch == before.epoch:
        _check_head(connection, before, request)
    elif request.epoch_number <= before.epoch_number:
        text = (
            f"Workstation {before.workstation} is already in its epoch {before.epoch_number}, so its receipt numbers "
            "would repeat; take another workstation number, or restore the till from its backup."
        )
        raise Refusal(RefusalKind.EPOCH, text, {"epoch_number_min": before.epoch_number + 1})


def _check_head(connection: Connection, before: WorkstationRow, request: EnrolRequest) -> None:
    if request.head is None:
        return
    epochs = find_epochs(connection, before.store, before.workstation)
    known = epochs.get(request.epoch)
    place = find_links(
        connection, before.store, before.workstation, epoch=request.epoch, sequences=[request.head.sequence]
    ).get(request.head.sequence)
    lost = known is not None and known.head_sequence > request.head.sequence
    if lost or (place is not None and place.hash != request.head.hash):
        text = "The backend holds transactions of this epoch that this till has not; restore it under a new epoch."
        raise Refusal(RefusalKind.EPOCH, text, {"epoch_number_min": before.epoch_number + 1})
