"""The connector of a home's settings, signed in as its workstation."""

from evertill.app.seams import Seams
from evertill.app.workstation.credential import Credential, read_credential
from evertill.app.workstation.device_key import FileDeviceKey
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import ConnectorKind, Settings
from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.signing import Signer
from evertill.connectors.practice.connector import PracticeConnector
from evertill.domain.facts.transaction import Identity
from evertill.kernel.errors import SettingsFault
from evertill.ports.backend_calls import BackendCalls


def connector_of(
    home: Home, settings: Settings, identity: Identity, seams: Seams
) -> CentralConnector | PracticeConnector | None:
    """The connector; None for a till that stands by itself."""
    match settings.connector:
        case ConnectorKind.NONE:
            return None
        case ConnectorKind.PRACTICE:
            return seams.practice
        case ConnectorKind.CENTRAL:
            return seams.make_connector(settings.central, _signer(home, read_credential(home), identity, seams))


def required_connector(home: Home, settings: Settings, identity: Identity, seams: Seams) -> CentralConnector:
    """The connector; SettingsFault when there is none."""
    connector = connector_of(home, settings, identity, seams)
    if not isinstance(connector, CentralConnector):
        raise SettingsFault(
            "This till is not connected to a backend, so there is nothing to send to; run `evertill enrol` first."
        )
    return connector


def calls_of(home: Home, settings: Settings, identity: Identity, seams: Seams) -> BackendCalls | None:
    """What the backend answers at once, over a line of its own; None for a till that stands by itself or is practised
    on."""
    match settings.connector:
        case ConnectorKind.NONE | ConnectorKind.PRACTICE:
            return None
        case ConnectorKind.CENTRAL:
            return seams.make_calls(settings.central, _signer(home, read_credential(home), identity, seams))


def _signer(home: Home, credential: Credential, identity: Identity, seams: Seams) -> Signer:
    return Signer(
        store=identity.store,
        workstation=identity.workstation,
        credential=credential.token,
        key=FileDeviceKey(home.device_key),
        clock=seams.clock,
    )
