"""Enrolment: a one-time code and the device's public key in; credential, statement key and owner table out."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from evertill.connectors.central.answers import owners_of
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.common import Answered, Problem, exchange
from evertill.connectors.line import Line
from evertill.domain.facts.transaction import ChainHead
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import Clock
from evertill.kernel.errors import BackendFault
from evertill.kernel.ids import EpochId
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass
from evertill.ports.connector import Unreachable

if TYPE_CHECKING:
    import httpx

READ_S = 30

_NOT_AS_AGREED = (
    "The backend's answer to the enrolment was not as agreed, so the till is not connected; "
    "check that the address is that of an Evertill central backend."
)


class EpochTaken(BackendFault):
    """The backend knows a later epoch of this workstation, or more of this one than the till has."""

    def __init__(self, why: str, number_min: int) -> None:
        super().__init__(
            "The till was not enrolled, for its numbers would be given out twice; what it sold is kept here. "
            f"Settle it under Set-up, Backend, or take another workstation number. {why}"
        )
        self.number_min = number_min


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who wants to be known. Without store or workstation, the backend gives the code's store and its next number."""

    public_key: bytes
    epoch: EpochId
    epoch_number: int
    name: str = ""
    store: str | None = None
    workstation: str | None = None
    head: ChainHead | None = None
    """How far its chain goes, so that the backend notices a till put back to an older state."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What the backend gave this workstation."""

    store: str
    workstation: str
    store_name: str
    credential: Secret
    statement_key: bytes
    owners: Mapping[str, str]
    """Who owns each stream: `central` or `local`."""


def enrol(
    settings: CentralSettings,
    code: str,
    applicant: Applicant,
    *,
    clock: Clock,
    transport: "httpx.BaseTransport | None" = None,
) -> Enrolment:
    """Ask the backend to know this workstation. BackendFault says why it does not."""
    line = Line(settings.url, trust=settings.trust, transport=transport)
    try:
        content = json.dumps(_wanted(code, applicant)).encode()
        headers = {"Content-Type": "application/json"}
        request = line.request("POST", "/v1/enrol", content=content, headers=headers, read_s=READ_S)
        answer = exchange(line, request, clock)
    finally:
        line.close()
    match answer:
        case Answered(document):
            return _enrolment(document)
        case Problem(kind="epoch", members={"epoch_number_min": int(least)}):
            raise EpochTaken(answer.sentence, least)
        case Problem():
            why = answer.sentence
        case Unreachable(why):
            pass
    raise BackendFault(
        f"The till was not enrolled and sells on by itself; check the address and the code, then try again. {why}"
    )


def look_at(settings: CentralSettings, *, clock: Clock, transport: "httpx.BaseTransport | None" = None) -> str:
    """Which release answers at this address; nothing is told it. BackendFault says why it is no backend of ours."""
    line = Line(settings.url, trust=settings.trust, transport=transport)
    try:
        answer = exchange(line, line.request("GET", "/v1/version", headers={}, read_s=READ_S), clock)
    finally:
        line.close()
    match answer:
        case Answered({"name": "evertill-central", "version": str(release)}):
            return release
        case Unreachable(why):
            raise BackendFault(f"Nothing answers at {settings.url}, so nothing was changed; check the address. {why}")
        case _:
            raise BackendFault(
                f"What answers at {settings.url} is no Evertill central backend, so nothing was changed; "
                "check the address."
            )


def _wanted(code: str, applicant: Applicant) -> JsonObject:
    head = applicant.head
    return {
        "code": code,
        "store": applicant.store,
        "workstation": applicant.workstation,
        "public_key": base64.b64encode(applicant.public_key).decode(),
        "epoch": applicant.epoch,
        "epoch_number": applicant.epoch_number,
        "name": applicant.name,
        **({} if head is None else {"head": {"sequence": head.sequence, "hash": head.hash}}),
    }


def _enrolment(document: object) -> Enrolment:
    match document:
        case {
            "credential": str(credential),
            "statement_key": str(statement_key),
            "store": {"store": str(store), **store_rest},
            "workstation": str(workstation),
            "owners": dict(owners),
        } if store and workstation and credential.isascii() and credential.isprintable():
            name = store_rest.get("name")
            return Enrolment(
                store=store,
                workstation=workstation,
                store_name=name if isinstance(name, str) else store,
                credential=Secret(credential),
                statement_key=_key(statement_key),
                owners=owners_of(owners),
            )
        case _:
            raise BackendFault(_NOT_AS_AGREED)


def _key(text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BackendFault(_NOT_AS_AGREED) from error
    if len(key) != 32:
        raise BackendFault(_NOT_AS_AGREED)
    return key
