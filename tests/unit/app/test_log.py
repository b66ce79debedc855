"""The home's log: what it says of libraries."""

import json
import logging
from pathlib import Path

import pytest
import structlog

from evertill.app.workstation.home import Home
from evertill.app.workstation.log import log_to


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


def test_log_holds_no_card_number_in_message_field_or_trace_of_a_crash(log_file: Path) -> None:
    number = "4111111111111111"
    logger = structlog.stdlib.get_logger("evertill.somewhere")
    logger.info("the scanner read something", text=f"% {number}", values=[number, 7], count=3, place=None)
    logging.getLogger("library").info("a line about %s", "5555 5555 5555 4444")
    try:
        raise ValueError(f"no such item: {number}")
    except ValueError as error:
        logger.info("it failed", exc_info=error)

    written = log_file.read_text(encoding="utf-8")
    assert number not in written
    assert "5555 5555" not in written
    assert "no such item: ************1111" in written
    told = json.loads(written.splitlines()[0])
    assert (told["text"], told["count"], told["place"]) == ("% ************1111", 3, None)
