"""Where log lines go: a file in the home, as JSON, one line each, kept small; values are fields, messages constant."""

import logging
import logging.handlers
import sys

import structlog

from evertill.app.home import Home

FILE_BYTES_MAX = 2_000_000
FILES_KEPT = 5


def log_to(home: Home) -> None:
    """Send all log lines of this process to the home's log file."""
    home.logs.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        home.logs / "evertill.log", maxBytes=FILE_BYTES_MAX, backupCount=FILES_KEPT, encoding="utf-8", delay=True
    )
    _configure(handler, structlog.processors.JSONRenderer(ensure_ascii=False))


def log_to_terminal() -> None:
    """Send warnings and worse to standard error, readable: for commands a person runs."""
    _configure(logging.StreamHandler(sys.stderr), structlog.dev.ConsoleRenderer(), logging.WARNING)


def _configure(handler: logging.Handler, renderer: structlog.typing.Processor, level: int = logging.INFO) -> None:
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=[structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
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
        cache_logger_on_first_use=True,
    )
