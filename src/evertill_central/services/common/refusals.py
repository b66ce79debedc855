"""Why a request is turned away, whatever the way it came; the API gives each kind its HTTP status."""

from collections.abc import Mapping
from enum import StrEnum


class RefusalKind(StrEnum):
    """The problem's type on the wire; its text never changes."""

    UNSIGNED = "unsigned"
    SIGNATURE = "signature"
    CREDENTIAL = "credential"
    BLOCKED = "blocked"
    CLOCK = "clock"
    REPLAYED = "replayed"
    DIGEST = "digest"
    ADMIN = "admin"
    CODE = "code"
    RIGHTS = "rights"
    EPOCH = "epoch"
    NAME = "name"
    MALFORMED = "malformed"
    UNKNOWN = "unknown"
    KEY = "key"
    TAKEN = "taken"
    STATE = "state"
    SHORT = "short"
    METHOD = "method"
    TOO_LARGE = "too-large"
    ENCODING = "encoding"
    TOO_OFTEN = "too-often"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


class Refusal(Exception):
    """The request is not answered; `text` says in a sentence why and what to do."""

    def __init__(self, kind: RefusalKind, text: str, members: Mapping[str, str | int] | None = None) -> None:
        super().__init__(text)
        self.kind = kind
        self.text = text
        self.members = dict(members or {})
