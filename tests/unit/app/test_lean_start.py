"""A till is at work before anything is loaded that its first sale does not need: the time to the first scan is kept by
what is left out."""

import os
import subprocess
import sys

LATER = (
    *("PIL", "xml", "csv", "socket", "ssl", "asyncio", "email", "http", "httpx", "structlog", "rich", "click"),
    *("babel", "sqlalchemy", "alembic", "cryptography", "argon2", "biip", "escpos", "serial", "usb", "xlsxwriter"),
    *(
        "segno",
        "keyring",
        "hid",
        "ctypes",
        "typer",
        "yaml",
        "platformdirs",
        "PySide6.QtNetwork",
        "PySide6.QtPrintSupport",
    ),
)
"""Loaded by a worker behind the first picture, or by whoever first needs it."""

LOADING = """
import inspect, sys
from evertill.cli.terminal import load_lean
load_lean()
inspect.getsource = lambda read: sys.exit(f"the source of {read} was read")
import evertill.app.terminal
print(*(name for name, module in sys.modules.items() if module is not None))
"""


def test_terminal_is_loaded_without_what_can_come_later() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())

    assert "evertill.ui.application" in loaded
    assert sorted(loaded & set(LATER)) == []


DRAWING = """
from PySide6 import QtWidgets
from evertill.app.terminal import new_application, screen_resources
from evertill.ui.translation import speak
from evertill.ui.widgets.rows import RowsModel, RowsView
application = new_application()
speak(screen_resources().translations, "en")
rows = RowsView(None, "saleLines", RowsModel(str), QtWidgets.QStyledItemDelegate())
rows.say("empty")
print("QListView" in vars(QtWidgets), "QWizard" in vars(QtWidgets), "QProxyStyle" in vars(QtWidgets))
"""


def test_screens_are_drawn_without_every_class_of_qt_being_set_up() -> None:
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run([sys.executable, "-c", DRAWING], capture_output=True, text=True, check=True, env=quiet)
    assert ran.stdout.split() == ["True", "False", "False"]
