"""Secrets this server gives out: they are drawn here, shown once, and kept as hashes only."""

import hashlib
import secrets

CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: none is taken for another when read aloud or typed."""
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def new_token() -> str:
    """A credential or admin token: 256 bits."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """An enrolment code a person types: 60 bits, in three groups."""
    signs = "".join(secrets.choice(CODE_SIGNS) for _ in range(12))
    return "-".join((signs[:4], signs[4:8], signs[8:]))


def code_hash(code: str) -> str:
    """The hash of a code as typed: case, blanks, hyphens and misread signs do not matter."""
    return token_hash(code.upper().translate(_MISREAD))


def token_hash(token: str) -> str:
    """The hash under which a drawn secret is kept; it has entropy enough to need no slow one."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
