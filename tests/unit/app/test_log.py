"""The home's log: what it says of libraries."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from evertill.app.home import Home
from evertill.app.log import log_to


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    libraries = [logging.getLogger(name) for name in ("httpx", "httpcore")]
    levels = [library.level for library in libraries]
    log_to(Home(tmp_path))
    yield tmp_path / "logs" / "evertill.log"
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    for library, before in zip(libraries, levels, strict=True):
        library.setLevel(before)
    structlog.reset_defaults()


@pytest.mark.expects_log("something is odd")
def test_log_of_a_library_tells_trouble_with_its_time_and_not_every_request(log_file: Path) -> None:
    logging.getLogger("httpx").info("HTTP Request: GET https://shop.example/v1/changes")
    logging.getLogger("httpx").warning("something is odd")

    (line,) = log_file.read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert (told["event"], told["logger"], told["level"]) == ("something is odd", "httpx", "warning")
    assert told["timestamp"].endswith("Z")
