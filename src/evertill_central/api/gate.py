"""Who may come in, how often, and with how large a body."""

import zlib
from enum import Enum, auto

from evertill_central.api.wire import Admin, Caller, RequestHead, Storefront, Stranger
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.rates import STRANGER_RATE, WORKSTATION_RATE, Rate
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.workstations.admins import find_storefront, is_admin
from evertill_central.services.workstations.signing_in import SignedHead, admit_workstation, check_digest

BODY_MAX = 64 * 1024 * 1024
"""Of a body, packed or unpacked."""
SMALL_BODY_MAX = 64 * 1024


class Access(Enum):
    """Who may make a call."""

    ALL = auto()
    LIMITED = auto()
    """All, but nobody often: for calls that take secrets."""
    WORKSTATION = auto()
    ADMIN = auto()
    WORKSTATION_OR_ADMIN = auto()
    STOREFRONT = auto()
    CLIENT = auto()
    """A workstation, a storefront or an admin."""

    @property
    def takes_workstations(self) -> bool:
        """Whether a signed request of a till comes in."""
        return self in (Access.WORKSTATION, Access.WORKSTATION_OR_ADMIN, Access.CLIENT)


def admit(central: Central, access: Access, head: RequestHead) -> Caller:
    """The caller, by what the head says; Refusal otherwise. A signed body is checked by `open_body`."""
    if access is Access.ALL:
        return Stranger()
    if access is Access.LIMITED:
        _take(central, f"address {head.address}", STRANGER_RATE)
        return Stranger()
    try:
        is_signed = access is Access.WORKSTATION or "evertill-signature" in head.headers
        if is_signed and access.takes_workstations:
            caller: Caller = admit_workstation(central, _signed(head))
        else:
            caller = _with_token(central, access, head)
    except Refusal as refusal:
        if refusal.kind is not RefusalKind.REPLAYED:
            _take(central, f"address {head.address}", STRANGER_RATE)
        raise
    _take(central, repr(caller), WORKSTATION_RATE)
    return caller


def open_body(head: RequestHead, caller: Caller, body: bytes) -> bytes:
    """The body unpacked, when it is the one that was signed."""
    if isinstance(caller, Signer):
        check_digest(_signed(head), body)
    encoding = head.headers.get("content-encoding", "identity").strip().lower()
    if encoding == "identity":
        return body
    if encoding != "gzip":
        text = "A body may be sent as it is, or packed with gzip; nothing else can be unpacked here."
        raise Refusal(RefusalKind.ENCODING, text)
    return _unpacked(body)


def too_large(limit: int) -> Refusal:
    """The refusal of a body over the limit."""
    text = f"The body has more than {limit} bytes; send it in smaller parts."
    return Refusal(RefusalKind.TOO_LARGE, text, {"limit": limit})


def _unpacked(body: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, BODY_MAX + 1)
    except zlib.error as error:
        raise Refusal(RefusalKind.MALFORMED, "The body is not gzip, though it says so; send it again.") from error
    if len(plain) > BODY_MAX:
        raise too_large(BODY_MAX)
    if not unpacker.eof or unpacker.unused_data:
        raise Refusal(RefusalKind.MALFORMED, "The gzip body is cut short or goes on after its end; send it again.")
    return plain


def _signed(head: RequestHead) -> SignedHead:
    return SignedHead(head.method, head.target, head.headers)


def _with_token(central: Central, access: Access, head: RequestHead) -> Caller:
    if access in (Access.STOREFRONT, Access.CLIENT):
        key = find_storefront(central, head.bearer)
        if key is not None:
            return Storefront(key.name, key.channel)
    if access is not Access.STOREFRONT and is_admin(central, head.bearer):
        return Admin()
    if access is Access.STOREFRONT:
        text = "This call needs a storefront's key; `evertill-central storefront-key` gives one."
    else:
        text = "This call needs an admin token; `evertill-central token` gives one."
    raise Refusal(RefusalKind.ADMIN, text)


def _take(central: Central, caller: str, rate: Rate) -> None:
    wait_s = central.rates.take(caller, rate, central.clock.monotonic_ms())
    if wait_s:
        text = "This caller asks more often than any till needs to; wait a little."
        raise Refusal(RefusalKind.TOO_OFTEN, text, {"retry_after": wait_s})
