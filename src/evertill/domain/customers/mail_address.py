"""Whether a text can be an address for e-mail: what a mail server would refuse anyway is refused while it is keyed."""

import re

ADDRESS_LENGTH = 254
"""RFC 5321: a path of 256 with its angle brackets."""

_LOCAL = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]{1,64}")
_LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?")


def mail_address(text: str) -> str | None:
    """The address, trimmed, its domain in small letters; None when it can be none."""
    local, at, domain = text.strip().rpartition("@")
    labels = domain.lower().split(".")
    if not at or len(local) + len(domain) >= ADDRESS_LENGTH or not _LOCAL.fullmatch(local):
        return None
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return None
    if len(labels) < 2 or labels[-1].isdigit() or not all(_LABEL.fullmatch(label) for label in labels):
        return None
    return f"{local}@{'.'.join(labels)}"
