"""Whom an order is for, in the form it is looked for by."""

from evertill.domain.streams.stream_fields import BadRow, Members, shown_text
from evertill.kernel.canonical import JsonObject


def email_key(text: str) -> str | None:
    """An e-mail address as it is compared: without blanks, in small letters; None when it is none."""
    plain = "".join(text.split()).lower()
    return plain if "@" in plain[1:-1] and len(plain) <= 254 else None


def phone_key(text: str) -> str | None:
    """A telephone number as it is compared: its digits, with + where it is international; None when it is none."""
    plain = text.strip()
    digits = "".join(sign for sign in plain if sign.isascii() and sign.isdigit())
    if plain.startswith("00"):
        digits, plain = digits[2:], "+"
    if not 5 <= len(digits) <= 15:
        return None
    return f"+{digits}" if plain.startswith("+") else digits


def read_contact(members: Members) -> JsonObject:
    """Name, e-mail and telephone as sent, with what they are looked for by."""
    name, email, phone = (shown_text(members, part, 254) for part in ("name", "email", "phone"))
    if email and email_key(email) is None:
        raise BadRow("The e-mail address is none.")
    return {
        "name": name,
        "email": email,
        "phone": phone,
        "email_key": email_key(email) if email else None,
        "phone_key": phone_key(phone) if phone else None,
    }
