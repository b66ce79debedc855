"""The real central backend in this process, reached as an httpx transport: everything but the socket."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.enrolment import Applicant, Enrolment, enrol
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.central.signing import Signer
from evertill.domain.facts.transaction import Identity
from evertill_central.api.dispatch import answer
from evertill_central.api.wire import RequestHead
from evertill_central.services.common.central import Central
from evertill_central.services.workstations.enrolment import give_code
from tests.support.backend import MemoryKey, over_the_wire
from tests.support.central import SetClock, a_central

SETTINGS = CentralSettings("http://127.0.0.1:9")


@dataclass(slots=True)
class CentralTransport(httpx.BaseTransport):
    """Hands each request to central; `is_down` cuts the link, `loses_replies` loses answers after central committed."""

    central: Central
    is_down: bool = False
    loses_replies: int = 0
    asked: list[str] = field(default_factory=list)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """What httpx calls."""
        self.asked.append(request.url.path)
        if self.is_down:
            raise httpx.ConnectError("[Errno 111] Connection refused", request=request)
        path, _, query = request.url.raw_path.decode().partition("?")
        headers = {name.lower(): value for name, value in request.headers.items()}
        answered = answer(self.central, RequestHead(request.method, path, query, headers, "127.0.0.1"), request.read())
        if self.loses_replies:
            self.loses_replies -= 1
            raise httpx.ReadTimeout("timed out", request=request)
        return over_the_wire(answered.status, answered.body, {"content-type": answered.media_type, **answered.headers})


@dataclass(frozen=True, slots=True)
class EnrolledTill:
    """A workstation that central knows, with its connector."""

    central: Central
    clock: SetClock
    transport: CentralTransport
    enrolment: Enrolment
    connector: CentralConnector
    signer: Signer


@contextmanager
def an_enrolled_connector(folder: Path, identity: Identity) -> Iterator[EnrolledTill]:
    """A central of its own in the folder, and a connector enrolled with a code."""
    clock = SetClock()
    with (
        a_central(f"sqlite:///{folder / 'central.sqlite'}", clock) as central,
        enrolled_at(central, clock, identity) as till,
    ):
        yield till


@contextmanager
def enrolled_at(central: Central, clock: SetClock, identity: Identity) -> Iterator[EnrolledTill]:
    """A connector enrolled with a code at a central that there is."""
    transport, key = CentralTransport(central), MemoryKey()
    applicant = Applicant(
        key.public_key,
        identity.epoch,
        identity.epoch_number,
        name="Front",
        store=identity.store,
        workstation=identity.workstation,
    )
    code = give_code(central, identity.store).code
    given = enrol(SETTINGS, code, applicant, clock=clock, transport=transport)
    signer = Signer(given.store, given.workstation, given.credential, key, clock)
    connector = CentralConnector(SETTINGS, signer, transport=transport)
    try:
        yield EnrolledTill(central, clock, transport, given, connector, signer)
    finally:
        connector.close()
