"""A till is at work before anything is loaded that its first sale does not need: the time to the first scan is kept by
what is left out."""

import os
import subprocess
import sys
from pathlib import Path

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

PRINTING = """
import sys
from evertill.devices.assembly import make_printer_worker
from evertill.devices.printer.profiles import PROFILES
from evertill.devices.printer.receipt_renderer import ReceiptRenderer
from evertill.devices.printer.typefaces import Typefaces
from evertill.domain.receipts.receipt import Code, CodeKind, Receipt, Text
blocks = (Text("Grün 1,23 €"), Code(CodeKind.QR, "EV1.abc"))
renderer = ReceiptRenderer(PROFILES["epson-80"], typefaces=Typefaces(), find_picture=lambda name: None)
print(len(b"".join(renderer.render(Receipt(blocks)))), "PIL" in sys.modules)
"""


def test_receipt_of_words_and_a_qr_code_is_written_without_what_draws_pictures() -> None:
    ran = subprocess.run([sys.executable, "-c", PRINTING], capture_output=True, text=True, check=True)
    size, has_pictures = ran.stdout.split()
    assert int(size) > 40
    assert has_pictures == "False"


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


WORKING_BEHIND = """
import sys
from evertill.app.backend import behind
from evertill.app.pull_beside import PULLER
before = []
behind.stand_back = lambda: before.append(PULLER in sys.modules)
print(behind.main(PULLER, sys.argv[1]), PULLER in sys.modules, before)
"""


def test_process_that_pulls_stands_back_before_it_loads_what_it_pulls_with(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WORKING_BEHIND, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.stderr.rpartition("\n")[0].rpartition("\n")[2] == "1 True [False]", "no till is there"
