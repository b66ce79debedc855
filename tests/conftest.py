"""What holds for every test: no display, a printed seed, long tests by wish, and no log message nobody expected."""

import gc
import logging
import os
import re
import sys
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import argon2
import pytest
import structlog
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.support.postgres import PostgresServer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Commands answer in English, whatever the machine's language.
os.environ["EVERTILL_LANGUAGE"] = "en"
# No test fills the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

LONG = os.environ.get("EVERTILL_LONG") == "1"

# Hundreds of shops are set up, and a PIN is made to cost a quarter of a second: here it costs next to nothing, in the
# same algorithm. What a till takes for it when it is shipped is tested in a process of its own.
_TIME_COST, _MEMORY_KIB, _LANES = 1, 8, 1
argon2.PasswordHasher.__init__.__defaults__ = (
    _TIME_COST,
    _MEMORY_KIB,
    _LANES,
    *(argon2.PasswordHasher.__init__.__defaults__ or ())[3:],
)


def pytest_configure(config: pytest.Config) -> None:
    """Hypothesis: 200 examples for each property, 10,000 in a long run; a slow machine is no failure."""
    # Ten thousand tests are kept to the end: nothing is looked for among them while they are found, or later.
    gc.disable()
    slow_is_fine = (HealthCheck.too_slow,)
    settings.register_profile("ci", max_examples=200, deadline=None, suppress_health_check=slow_is_fine)
    settings.register_profile("long", max_examples=10_000, deadline=None, suppress_health_check=slow_is_fine)
    settings.load_profile("long" if LONG else "ci")
    if LONG:
        config.option.timeout = 3600
    # structlog goes the way of all logs, so that the watch below and caplog see it too.
    structlog.configure(
        processors=[structlog.processors.KeyValueRenderer(key_order=["event"])],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def pytest_report_header(config: pytest.Config) -> str:
    """The seed, so that a run can be repeated."""
    seed = config.getoption("--hypothesis-seed", default=None)
    return f"seed: {seed if seed is not None else 'random (give --hypothesis-seed to choose)'}, long: {LONG}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes minutes, unless asked for."""
    if LONG:
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    items[:] = [item for item in items if not item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=left_out)


def pytest_collection_finish(session: pytest.Session) -> None:
    """From here on only what tests make is looked through for circles."""
    gc.collect()
    gc.freeze()
    gc.enable()


class _LogWatch(logging.Handler):
    """Keeps what was logged at WARNING or above while one test ran."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Remember one message with its level and logger."""
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, bool, bool]:
    """Logs go the same way before and after each test: a command run within a test sends them somewhere of its own."""
    root, structured = logging.getLogger(), structlog.get_config()
    handlers, loggers = root.handlers[:], [root, *map(logging.getLogger, ("httpx", "httpcore"))]
    levels = [logger.level for logger in loggers]
    try:
        return (yield)
    finally:
        for handler in set(root.handlers) - set(handlers):
            handler.close()
        root.handlers[:] = handlers
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        structlog.configure(**structured)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test in which something was logged at WARNING or above that no `expects_log` marker names."""
    watch = _LogWatch()
    logging.getLogger().addHandler(watch)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(watch)
    expected = [pattern for marker in item.iter_markers("expects_log") for pattern in marker.args]
    unexpected = [text for text in watch.messages if not any(re.search(pattern, text) for pattern in expected)]
    if unexpected:
        listed = "\n  ".join(unexpected)
        pytest.fail(f"logged, and no expects_log marker names it:\n  {listed}", pytrace=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """No window outlives its test: each of hundreds would hear of every change of language, font and look, and Qt,
    which puts destroying off until an event loop runs, would destroy them all in some later test."""
    yield
    screens = sys.modules.get("tests.support.ui")
    while screens is not None and screens.RUNNING:
        screens.RUNNING.pop().stop()
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    for window in widgets.QApplication.topLevelWidgets():
        window.deleteLater()
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def postgres_server() -> "Iterator[PostgresServer]":
    """A PostgreSQL server for this test process, started at first use."""
    from tests.support.postgres import running_server

    with running_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: "PostgresServer") -> Iterator[str]:
    """A new, empty PostgreSQL database, as an SQLAlchemy URL."""
    url = postgres_server.new_database()
    yield url
    postgres_server.drop_database(url)
