"""The home's log: what it says of libraries."""

import json
import logging
from pathlib import Path

import pytest

from evertill.app.home import Home
from evertill.app.log import log_to


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    log_to(Home(tmp_path))
    return tmp_path / "logs" / "evertill.log"


@pytest.mark.expects_log("something is odd")
def test_log_of_a_library_tells_trouble_with_its_time_and_not_every_request(log_file: Path) -> None:
    logging.getLogger("httpx").info("HTTP Request: GET https://shop.example/v1/changes")
    logging.getLogger("httpx").warning("something is odd")

    (line,) = log_file.read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert (told["event"], told["logger"], told["level"]) == ("something is odd", "httpx", "warning")
    assert told["timestamp"].endswith("Z")
