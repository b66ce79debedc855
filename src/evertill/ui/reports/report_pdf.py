"""A report as PDF, drawn by Qt: a heading on each page, the table, its totals; runs on the query worker."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPageLayout, QPageSize, QPainter, QPdfWriter

from evertill.kernel.errors import Fault
from evertill.ports.report_files import Cell, ReportTable

_DOTS_PER_INCH = 150
_LINE = 34
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def write_pdf(path: Path, table: ReportTable) -> None:
    """On A4; Fault when the file cannot be written."""
    writer = QPdfWriter(str(path))
    writer.setTitle(table.title)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(36, 36, 36, 36))
    )
    painter = QPainter()
    if not painter.begin(writer):
        raise Fault(f"{path} cannot be written, so the report is not there; choose another place and try again.")
    _Pages(painter, writer, table).draw()
    painter.end()


class _Pages:
    """Draws from top to bottom and begins a page when one is full."""

    def __init__(self, painter: QPainter, writer: QPdfWriter, table: ReportTable) -> None:
        self._painter = painter
        self._writer = writer
        self._table = table
        self._width, self._height = writer.width(), writer.height()
        self._top = 0

    def draw(self) -> None:
        """All of it."""
        self._heading()
        for row in self._table.rows:
            self._room()
            self._row(row, is_bold=False)
        if self._table.totals:
            self._room()
            self._painter.fillRect(QRect(0, self._top, self._width, 2), Qt.GlobalColor.black)
            self._row(self._table.totals, is_bold=True)

    def _room(self) -> None:
        if self._top + 2 * _LINE > self._height:
            self._writer.newPage()
            self._top = 0
            self._heading()

    def _heading(self) -> None:
        for text, points, is_bold in ((self._table.title, 16, True), (self._table.subtitle, 9, False)):
            self._painter.setFont(_font(points, is_bold=is_bold))
            self._painter.drawText(QRectF(0, self._top, self._width, _LINE * 1.4), _LEFT, text)
            self._top += _LINE + _LINE // 3
        self._row(self._table.headings, is_bold=True)
        self._painter.fillRect(QRect(0, self._top, self._width, 1), Qt.GlobalColor.black)
        self._top += 4

    def _row(self, cells: tuple[Cell, ...], *, is_bold: bool) -> None:
        """The first column has half of the width, the others share the rest."""
        font = _font(9, is_bold=is_bold)
        self._painter.setFont(font)
        metrics = QFontMetrics(font, self._writer)
        first = self._width // 2
        column = (self._width - first) // max(len(cells) - 1, 1)
        for at, cell in enumerate(cells):
            left, width = (0, first) if at == 0 else (first + (at - 1) * column, column)
            text = metrics.elidedText(_text(cell), Qt.TextElideMode.ElideRight, width - 8)
            self._painter.drawText(QRect(left, self._top, width, _LINE), _LEFT if at == 0 else _RIGHT, text)
        self._top += _LINE


def _font(points: int, *, is_bold: bool) -> QFont:
    font = QFont("Inter", points)
    font.setBold(is_bold)
    return font


def _text(cell: Cell) -> str:
    """Figures with a point, as in the other files; the same in every language."""
    amount = getattr(cell, "amount", None)
    return str(cell if amount is None else amount)
