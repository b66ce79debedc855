"""Where log lines go: a file in the home, as JSON, one line each, kept small; values are fields, messages constant.

What writes them is loaded when it is needed: that takes as long as painting the first window.
"""

import logging
import sys
from typing import TYPE_CHECKING

from evertill.app.workstation.home import Home
from evertill.domain.codes.card_guard import masked
from evertill.kernel.values import dataclass

if TYPE_CHECKING:
    import structlog

FILE_BYTES_MAX = 2_000_000
FILES_KEPT = 5


@dataclass(frozen=True, slots=True)
class HomeLog:
    """The log of one home; whoever first has something to say opens it."""

    home: Home

    def open(self) -> None:
        """Send all log lines of this process there, unless somebody has said where they go."""
        import structlog

        if not structlog.is_configured():
            log_to(self.home)

    def tell_bug(self, place: str, error: BaseException) -> None:
        """A worker, or the screens, met a bug and went on."""
        self.open()
        log_bug(place, error)


def log_bug(place: str, error: BaseException) -> None:
    """Write down a bug that was met at the top of a worker."""
    import structlog

    structlog.get_logger(__name__).error(
        "a worker met a bug and goes on from the last commit", worker=place, exc_info=error
    )


def log_to(home: Home) -> None:
    """Send all log lines of this process to the home's log file."""
    import logging.handlers

    import structlog

    home.logs.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        home.logs / "evertill.log", maxBytes=FILE_BYTES_MAX, backupCount=FILES_KEPT, encoding="utf-8", delay=True
    )
    _configure(handler, structlog.processors.JSONRenderer(ensure_ascii=False))


def log_to_terminal() -> None:
    """Send warnings and worse to standard error, readable: for commands a person runs."""
    import structlog

    renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    _configure(logging.StreamHandler(sys.stderr), renderer, logging.WARNING)


def _without_cards(logger: object, name: str, event: "structlog.typing.EventDict") -> "structlog.typing.EventDict":
    """No line, and no trace of a crash, holds a payment card's number, whoever let it come so far."""
    return {key: masked(value) if isinstance(value, str) else _masked_deep(value) for key, value in event.items()}


def _masked_deep(value: object) -> object:
    """Containers and other values are written by their text form; what holds no number stays as it is."""
    if value is None or isinstance(value, bool | int | float):
        return value
    shown = str(value)
    hidden = masked(shown)
    return value if hidden == shown else hidden


def _configure(handler: logging.Handler, renderer: "structlog.typing.Processor", level: int = logging.INFO) -> None:
    import structlog

    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _without_cards, renderer],
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for library in ("httpx", "httpcore"):  # they tell of every request, which would push out what matters
        logging.getLogger(library).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.add_logger_name,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
