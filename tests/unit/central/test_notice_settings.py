"""How notices are sent is read from a file, and refused whole when a part of it cannot be; letters speak languages."""

import json
from datetime import UTC
from pathlib import Path

import pytest

from evertill.kernel.errors import SettingsFault
from evertill_central.services.notices.letters import letter_text
from evertill_central.services.notices.settings import MailSecurity, NoticeSettings, read_notice_settings
from evertill_central.services.orders.notice_events import NoticeEvent
from tests.support.manual import blocks
from tests.support.real_server import an_authority

MAIL = {"host": "mail.example.org", "sender": "orders@shop.example"}
HOOK = {"url": "https://shop.example/events", "secret_file": "hook.secret"}


def read(folder: Path, content: object) -> NoticeSettings:
    """The file with this in it, its secrets beside it."""
    (folder / "hook.secret").write_text("s3cret\n")
    (folder / "empty.secret").write_text("\n")
    (folder / "notices.json").write_text(content if isinstance(content, str) else json.dumps(content))
    return read_notice_settings(folder / "notices.json")


def test_settings_are_read_with_their_secrets_from_files_beside_them(tmp_path: Path) -> None:
    assert read(tmp_path, {}) == NoticeSettings()
    templates = {"de_AT": {"ready": {"subject": "Servus {number}", "text": "Da {shop}"}}}
    found = read(
        tmp_path,
        {
            "mail": {**MAIL, "security": "tls", "account": "shop", "password_file": "hook.secret"},
            "webhook": HOOK,
            "language": "de",
            "expires_soon_h": 0,
            "time_zone": "UTC",
            "templates": templates,
        },
    )
    assert found.mail is not None
    assert found.webhook is not None
    assert (found.mail.port, found.mail.security, found.mail.account) == (465, MailSecurity.TLS, "shop")
    assert found.webhook.secret.reveal() == "s3cret"
    assert (found.language, found.expires_soon_h, str(found.time_zone)) == ("de", 0, str(UTC))
    text, language = letter_text(NoticeEvent.READY, "de-AT", found.templates)
    assert (text.filled({"number": "W-1\r\nX", "shop": "S1"}).subject, language) == ("Servus W-1 X", "de-at")
    assert letter_text(NoticeEvent.READY, "de-CH", found.templates)[1] == "de"
    assert letter_text(NoticeEvent.PLACED, "fr", found.templates)[1] == "en"


@pytest.mark.parametrize(
    "content",
    [
        "no JSON",
        [],
        {"mail": {**MAIL, "security": "none"}},
        {"mail": {**MAIL, "sender": "nobody"}},
        {"mail": {**MAIL, "password_file": "none.secret"}},
        {"mail": {**MAIL, "password_file": "empty.secret"}},
        {"webhook": {**HOOK, "url": "http://shop.example/events"}},
        {"webhook": {"url": "https://shop.example/events"}},
        {"time_zone": "Nowhere/Never"},
        {"templates": {"en": {"lost": {"subject": "a", "text": "b"}}}},
        {"templates": {"en": {"ready": {"subject": "{secret}", "text": "b"}}}},
        {"templates": {"en": {"ready": {"subject": "{", "text": "b"}}}},
        {"templates": {"en": {"ready": {"subject": "a"}}}},
    ],
)
def test_settings_that_cannot_be_are_refused_with_the_file_named(tmp_path: Path, content: object) -> None:
    with pytest.raises(SettingsFault, match=r"The file notices\.json does not say"):
        read(tmp_path, content)


def test_file_in_the_manual_is_one_that_is_read(tmp_path: Path) -> None:
    (tmp_path / "mail.secret").write_text("m")
    (tmp_path / "webhook.secret").write_text("w")
    (shown,) = (block.text for block in blocks() if block.language == "text" and '"webhook"' in block.text)
    found = read(tmp_path, shown)
    assert found.mail is not None
    assert found.webhook is not None


def test_authority_is_named_beside_the_file_and_tried_at_once(tmp_path: Path) -> None:
    an_authority().write(tmp_path / "own.pem")
    found = read(tmp_path, {"mail": {**MAIL, "ca_file": "own.pem"}, "webhook": {**HOOK, "ca_file": "own.pem"}})
    assert found.mail is not None
    assert found.webhook is not None
    assert found.mail.ca_file == found.webhook.ca_file == str(tmp_path / "own.pem")
    for bad in ("nowhere.pem", "empty.secret"):
        with pytest.raises(SettingsFault, match="ca_file holds no certificate"):
            read(tmp_path, {"webhook": {**HOOK, "ca_file": bad}})
