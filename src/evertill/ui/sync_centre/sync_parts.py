"""Parts of the sync centre: a fact with its coloured edge, small figures side by side, device states."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evertill.ui.status.status_view import Signal
from evertill.ui.sync_centre.sync_view import DeviceRow, FactCard
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.paint import LEFT, box, elided, wrapped

_CELL_PX = 50
_COLUMNS = 3
_DEVICE_PX = 44


def shrinkable(contents: QWidget, least_height: int) -> None:
    """Lists must ask for little: what a layout would like to have decides when the page begins to scroll."""
    contents.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    contents.setMinimumHeight(least_height)


class FactPanel(QWidget):
    """One fact: a coloured edge, a headline, a sentence."""

    def __init__(self, theme: Theme, at: int) -> None:
        super().__init__()
        self._theme = theme
        self._card: FactCard | None = None
        self.setObjectName(f"syncFact-{at}")
        self.setFixedHeight(theme.px(152))

    def show_card(self, card: FactCard) -> None:
        """Draw this."""
        if card != self._card:
            self._card = card
            self.setAccessibleName(f"{card.title}: {card.headline}. {card.sentence}")
            self.setToolTip(card.sentence)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Edge, title, headline, sentence."""
        if self._card is None:
            return
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        rect = self.rect()
        edge = {
            Signal.GOOD: palette.good,
            Signal.NORMAL: palette.border,
            Signal.AMBER: palette.offline_chip,
            Signal.RED: palette.danger,
        }[self._card.signal]
        # The edge is the outermost box, seen only where the card on it leaves it free.
        box(painter, rect, theme.colour(edge), None, radius=theme.px(10))
        card = rect.adjusted(theme.px(6), 0, 0, 0)
        box(painter, card, theme.colour(palette.surface), theme.colour(palette.hairline), radius=theme.px(8))
        left, width = theme.px(22), rect.width() - theme.px(40)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(palette.secondary))
        painter.drawText(QRect(left, theme.px(12), width, theme.px(20)), LEFT, self._card.title)
        painter.setFont(theme.font(20, Heft.BOLD))
        painter.setPen(theme.colour(palette.danger if self._card.signal is Signal.RED else palette.text))
        headline = elided(theme.metrics(20, Heft.BOLD), self._card.headline, width)
        painter.drawText(QRect(left, theme.px(33), width, theme.px(28)), LEFT, headline)
        self._paint_sentence(painter, QRect(left, theme.px(64), width, rect.height() - theme.px(70)))
        painter.end()

    def _paint_sentence(self, painter: QPainter, area: QRect) -> None:
        assert self._card is not None
        theme = self._theme
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(theme.palette.secondary))
        line_px = theme.px(20)
        y = area.top()
        for line in wrapped(theme.metrics(14), self._card.sentence, area.width(), area.height() // line_px):
            painter.drawText(QRect(area.left(), y, area.width(), line_px), LEFT, line)
            y += line_px


class CellGrid(QWidget):
    """Figures side by side: a small word above each."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._cells: tuple[tuple[str, str], ...] = ()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """What it shows."""
        return self._cells

    def show_cells(self, cells: tuple[tuple[str, str], ...]) -> None:
        """Draw these."""
        if cells != self._cells:
            self._cells = cells
            self.setAccessibleName("; ".join(f"{word} {value}" for word, value in cells))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A row for every three."""
        return QSize(self._theme.px(200), self._theme.px(_CELL_PX) * -(-len(self._cells) // _COLUMNS))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A row for every three."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Word above, value below."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        width, height = self.width() // _COLUMNS, theme.px(_CELL_PX)
        for at, (word, value) in enumerate(self._cells):
            row, column = divmod(at, _COLUMNS)
            left, top, room = column * width, row * height, width - theme.px(8)
            painter.setFont(theme.font(13))
            painter.setPen(theme.colour(palette.secondary))
            painter.drawText(
                QRect(left, top + theme.px(4), room, theme.px(18)), LEFT, elided(theme.metrics(13), word, room)
            )
            painter.setFont(theme.font(15, Heft.STRONG))
            painter.setPen(theme.colour(palette.text))
            metrics = theme.metrics(15, Heft.STRONG)
            painter.drawText(QRect(left, top + theme.px(22), room, theme.px(22)), LEFT, elided(metrics, value, room))
        painter.end()


class DeviceStates(QWidget):
    """A line for each device: a dot or a warning, what it is, how it is."""

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self._hint = hint
        self._rows: tuple[DeviceRow, ...] = ()
        self.setObjectName("syncDevices")
        self.setAccessibleName(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[DeviceRow, ...]:
        """What it shows."""
        return self._rows

    def show_rows(self, rows: tuple[DeviceRow, ...]) -> None:
        """Draw these."""
        if rows != self._rows:
            self._rows = rows
            self.setAccessibleName("; ".join(f"{row.name}: {row.text}" for row in rows) or self._hint)
            self.setToolTip("\n".join(f"{row.name}: {row.text}" for row in rows))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line for each, one for none."""
        return QSize(self._theme.px(200), self._theme.px(_DEVICE_PX) * max(len(self._rows), 1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line for each."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The lines."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        height = theme.px(_DEVICE_PX)
        if not self._rows:
            painter.setFont(theme.font(14))
            painter.setPen(theme.colour(palette.secondary))
            painter.drawText(
                QRect(0, 0, self.width(), height), LEFT, elided(theme.metrics(14), self._hint, self.width())
            )
        for at, row in enumerate(self._rows):
            self._paint_row(painter, QRect(0, at * height, self.width(), height), row)
        painter.end()

    def _paint_row(self, painter: QPainter, area: QRect, row: DeviceRow) -> None:
        theme, palette = self._theme, self._theme.palette
        side = theme.px(18)
        if row.is_ready:
            dot = theme.px(10)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.good))
            painter.drawEllipse((side - dot) // 2, area.center().y() - dot // 2, dot, dot)
        else:
            painter.drawPixmap(0, area.center().y() - side // 2, theme.icons.pixmap("warning", side, palette.danger))
        left = side + theme.px(10)
        width = area.width() - left
        painter.setFont(theme.font(15, Heft.STRONG))
        painter.setPen(theme.colour(palette.text))
        upper = QRect(left, area.top() + theme.px(2), width, theme.px(20))
        painter.drawText(upper, LEFT, elided(theme.metrics(15, Heft.STRONG), row.name, width))
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(palette.secondary if row.is_ready else palette.danger))
        lower = QRect(left, area.top() + theme.px(22), width, theme.px(19))
        painter.drawText(lower, LEFT, elided(theme.metrics(14), row.text, width))
