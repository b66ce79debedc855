"""The backend's address: https, or http to this machine; everything else gets one sentence."""

from pathlib import Path

import pytest

from evertill.connectors.central.settings import CentralSettings
from evertill.kernel.errors import SettingsFault


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://shop.example",
        "https://shop.example/",
        "https://shop.example:8443",
        "https://192.168.1.5:8443",
        "https://[2001:db8::1]:8443",
        "http://localhost:8000",
        "http://LOCALHOST",
        "http://127.0.0.1:8000",
        "http://127.1.2.3",
        "http://[::1]:8000",
    ],
)
def test_settings_usable_address_is_taken(url: str) -> None:
    assert CentralSettings(url).url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example",
        "http://192.168.1.5:8000",
        "http://0.0.0.0",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://10.0.0.1",
    ],
)
def test_settings_plain_http_over_a_network_is_refused(url: str) -> None:
    with pytest.raises(SettingsFault, match="unprotected"):
        CentralSettings(url)


@pytest.mark.parametrize(
    "url",
    [
        "shop.example",
        "ftp://shop.example",
        "https://",
        "https:///v1",
        "https://shop.example/api",
        "https://shop.example?x=1",
        "https://shop.example#x",
        "https://shop.example:0",
        "https://shop.example:99999",
        "https://shop.example:port",
        "https://jane@shop.example",
        "https://shop .example",
        "https://shöp.example",
        "https://shop.example\n",
        "https://[::1",
        "x" * 5000,
    ],
)
def test_settings_unusable_address_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(SettingsFault, match="write it like") as caught:
        CentralSettings(url)
    assert len(caught.value.text) < 400


def test_settings_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(SettingsFault) as caught:
        CentralSettings("https://jane:secret@shop.example")
    assert "secret" not in caught.value.text


def test_settings_http_has_no_trust_and_https_checks_names() -> None:
    assert CentralSettings("http://localhost:8000").trust() is None
    trust = CentralSettings("https://shop.example").trust()
    assert trust is not None
    assert trust.check_hostname
    assert trust.get_ca_certs()


@pytest.mark.parametrize("content", [None, b"", b"not a certificate", b"\xff\x00"])
def test_settings_authority_file_that_is_none_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "authority.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsFault, match="PEM"):
        CentralSettings("https://shop.example", str(file)).trust()
