"""Where central may listen, and with what."""

from pathlib import Path

import pytest

from evertill.kernel.errors import SettingsFault
from evertill_central.serving import Listening, is_loopback

PEM = Path("x.pem")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_loopback_may_do_without_a_certificate(host: str) -> None:
    assert is_loopback(host)
    Listening(host, 0, is_open=True).check()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "shop.example", ""])
def test_other_hosts_need_a_certificate(host: str) -> None:
    with pytest.raises(SettingsFault):
        Listening(host, 0).check()
    Listening(host, 0, PEM, PEM).check()


def test_open_enrolment_and_half_a_certificate_are_refused() -> None:
    with pytest.raises(SettingsFault):
        Listening("0.0.0.0", 0, PEM, PEM, is_open=True).check()
    with pytest.raises(SettingsFault):
        Listening("127.0.0.1", 0, PEM).check()
