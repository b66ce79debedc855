"""What the backend gave at enrolment: in a file of the home that only its user may read, or in the system's keyring."""

import base64
import json
from pathlib import Path

from evertill.app.workstation.home import Home, read_file, write_file
from evertill.app.workstation.secret_keeping import is_in_keyring, is_kept, read_secret
from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret
from evertill.kernel.values import dataclass

STATEMENT_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Credential:
    """The token to be known by, and the key that the backend's statements are signed with."""

    token: Secret
    statement_key: bytes
    store_name: str


def keep_credential(home: Home, credential: Credential) -> None:
    """Write it."""
    write_file(
        home.credential,
        {
            "token": credential.token.reveal(),
            "statement_key": base64.b64encode(credential.statement_key).decode(),
            "store_name": credential.store_name,
        },
        is_private=True,
    )


def read_credential(home: Home) -> Credential:
    """Read it back. SettingsFault when there is none that can be used."""
    match _content(home.credential):
        case {"token": str(token), "statement_key": str(key), "store_name": str(name)} if token:
            decoded = _decoded(key)
        case _:
            decoded = b""
    if len(decoded) != STATEMENT_KEY_BYTES:
        raise SettingsFault(
            f"{home.credential} is not what enrolment wrote, so the backend would not know this till; "
            "it sells on by itself: enrol it again with a new code."
        )
    return Credential(Secret(token), decoded, name)


def _content(path: Path) -> object:
    if not is_kept(path) or not is_in_keyring(path):
        return read_file(path)
    try:
        return json.loads(read_secret(path))
    except ValueError:
        return None


def _decoded(text: str) -> bytes:
    """The key's bytes; none when it is no base64."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""
