"""Addresses for e-mail as they are keyed at the counter."""

import pytest

from evertill.domain.customers.mail_address import mail_address


@pytest.mark.parametrize(
    ("keyed", "address"),
    [
        ("maria@example.org", "maria@example.org"),
        ("  Maria.L+shop@Mail.EXAMPLE.org ", "Maria.L+shop@mail.example.org"),
        ("o'neill_7@a-b.example", "o'neill_7@a-b.example"),
        ("用户@例子.公司", "用户@例子.公司"),
    ],
)
def test_address_is_kept_as_servers_write_it(keyed: str, address: str) -> None:
    assert mail_address(keyed) == address


@pytest.mark.parametrize(
    "keyed",
    [
        "", "maria", "maria@", "@example.org", "maria@example", "maria@example.7", "a b@example.org", "a@b@c.org",
        "maria@exa mple.org", ".maria@example.org", "maria.@example.org", "ma..ria@example.org", "maria@-a.example",
        "maria@example..org", "maria@example.org\r\nBcc: all@example.org", "x" * 65 + "@example.org",
        "maria@" + "a" * 64 + ".org", "maria@" + ".".join(["abcdefgh"] * 30), "<maria@example.org>",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(keyed: str) -> None:
    assert mail_address(keyed) is None
