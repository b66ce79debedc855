"""Draws the customer's window: read from two metres away, so nothing is smaller than 32 pixels."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from evertill.ui.customer.customer_view import CustomerRow, CustomerView, Stage
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.label import FitText
from evertill.ui.widgets.paint import LEFT, RIGHT, box, elided

_SMALLEST = 32
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


class CustomerWindow(QWidget):
    """One of three pages: nobody is served, a sale, its end."""

    def __init__(self, theme: Theme, picture: QPixmap | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("customerWindow")
        self.setWindowTitle("Evertill")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # keys go on reaching the till
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.colour(theme.palette.surface))
        self.setPalette(palette)
        self._idle = _IdlePage(theme, picture)
        self._sale = _SalePage(theme)
        self._done = _DonePage(theme)
        self._stack = QStackedWidget()
        self._stack.setMinimumSize(1, 1)
        for page in (self._idle, self._sale, self._done):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_view(self, view: CustomerView) -> None:
        """Draw this."""
        pages: dict[Stage, _IdlePage | _SalePage | _DonePage] = {
            Stage.IDLE: self._idle,
            Stage.SELLING: self._sale,
            Stage.DONE: self._done,
        }
        page = pages[view.stage]
        page.show_view(view)
        self._stack.setCurrentWidget(page)
        self.setAccessibleName(" ".join(part for part in (view.label, view.amount, view.savings, view.note) if part))


class _IdlePage(QWidget):
    """The shop's name and a greeting, over a picture if the shop has one."""

    def __init__(self, theme: Theme, picture: QPixmap | None) -> None:
        super().__init__()
        self._picture = picture
        self._shop = FitText(theme, "customerShop", largest=96, smallest=_SMALLEST, align=_CENTRE)
        self._greeting = FitText(
            theme,
            "customerGreeting",
            largest=48,
            smallest=_SMALLEST,
            heft=Heft.NORMAL,
            colour=theme.palette.secondary,
            align=_CENTRE,
        )
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._shop)
        column.addWidget(self._greeting)
        column.addStretch(1)

    def show_view(self, view: CustomerView) -> None:
        self._shop.say(view.shop or view.label)
        self._greeting.say(view.label if view.shop else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture fills the window; the words stand over it only without one."""
        if self._picture is None or self._picture.isNull():
            return
        painter = QPainter(self)
        scaled = self._picture.scaled(
            self.size(),
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawPixmap((self.width() - scaled.width()) // 2, (self.height() - scaled.height()) // 2, scaled)
        painter.end()


class _SalePage(QWidget):
    """The latest lines, the last one large; below them what it comes to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = _Rows(theme)
        self._last = _LastItem(theme)
        self._savings = FitText(
            theme, "customerSavings", largest=36, smallest=_SMALLEST, colour=theme.palette.good, align=_RIGHT
        )
        self._note = FitText(
            theme,
            "customerNote",
            largest=32,
            smallest=_SMALLEST,
            heft=Heft.NORMAL,
            colour=theme.palette.secondary,
            align=_RIGHT,
        )
        self._label = FitText(theme, "customerLabel", largest=44, smallest=_SMALLEST, heft=Heft.STRONG)
        self._amount = FitText(theme, "customerAmount", largest=96, smallest=_SMALLEST, align=_RIGHT)
        self._code = _QrCode(theme)
        total = QHBoxLayout()
        total.addWidget(self._label, 2)
        total.addWidget(self._amount, 3)
        left = QVBoxLayout()
        left.setSpacing(theme.px(12))
        left.addWidget(self._rows, 1)
        left.addWidget(self._last)
        left.addWidget(self._note)
        left.addWidget(self._savings)
        left.addLayout(total)
        whole = QHBoxLayout(self)
        margin = theme.px(32)
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(theme.px(32))
        whole.addLayout(left, 1)
        whole.addWidget(self._code)

    def show_view(self, view: CustomerView) -> None:
        self._rows.show_rows(view.rows[:-1], view.earlier)
        self._last.show_row(view.rows[-1] if view.rows else CustomerRow("", "", ""))
        for text, field in ((view.savings, self._savings), (view.note, self._note)):
            field.say(text)
            field.setVisible(bool(text))
        self._label.say(view.label)
        self._amount.say(view.amount)
        self._code.show_code(view.qr, view.qr_caption)


class _DonePage(QWidget):
    """The change as large as it fits, and a code for the receipt."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        palette = theme.palette
        self._label = FitText(theme, "customerDoneLabel", largest=56, smallest=_SMALLEST, align=_CENTRE)
        self._amount = FitText(
            theme, "customerDoneAmount", largest=160, smallest=64, colour=palette.good, align=_CENTRE
        )
        self._note = FitText(
            theme,
            "customerDoneNote",
            largest=36,
            smallest=_SMALLEST,
            heft=Heft.NORMAL,
            colour=palette.secondary,
            align=_CENTRE,
        )
        self._savings = FitText(
            theme, "customerDoneSavings", largest=36, smallest=_SMALLEST, colour=palette.good, align=_CENTRE
        )
        self._code = _QrCode(theme)
        words = QVBoxLayout()
        words.addStretch(1)
        for field in (self._label, self._amount, self._note, self._savings):
            words.addWidget(field)
        words.addStretch(1)
        whole = QHBoxLayout(self)
        margin = theme.px(32)
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.addLayout(words, 1)
        whole.addWidget(self._code)

    def show_view(self, view: CustomerView) -> None:
        self._label.say(view.label)
        self._amount.say(view.amount)
        self._note.say(view.note)
        self._savings.say(view.savings)
        self._code.show_code(view.qr, view.qr_caption)


class _LastItem(QWidget):
    """What was rung last, on a card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = CustomerRow("", "", "")
        self.setObjectName("customerLast")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: CustomerRow) -> None:
        self._row = row
        self.setAccessibleName(f"{row.name}, {row.note}, {row.amount}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines with air."""
        return QSize(self._theme.px(200), self._theme.px(132))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Name and note at the left, the amount at the right."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        rect = self.rect()
        box(painter, rect, theme.colour(palette.primary_soft), None, radius=theme.px(14))
        pad = theme.px(22)
        amount = theme.metrics(56, Heft.BOLD)
        taken = amount.horizontalAdvance(self._row.amount) + theme.px(24)
        left = QRect(pad, 0, rect.width() - 2 * pad - taken, rect.height())
        painter.setPen(theme.colour(palette.text))
        painter.setFont(theme.font(56, Heft.BOLD))
        painter.drawText(rect.adjusted(pad, 0, -pad, 0), RIGHT, self._row.amount)
        name, note = theme.metrics(40, Heft.STRONG), theme.metrics(32)
        height = name.height() + (note.height() if self._row.note else 0)
        top = (rect.height() - height) // 2
        painter.setFont(theme.font(40, Heft.STRONG))
        painter.drawText(
            QRect(left.x(), top, left.width(), name.height()), LEFT, elided(name, self._row.name, left.width())
        )
        if self._row.note:
            painter.setFont(theme.font(32))
            painter.setPen(theme.colour(palette.secondary))
            below = QRect(left.x(), top + name.height(), left.width(), note.height())
            painter.drawText(below, LEFT, elided(note, self._row.note, left.width()))
        painter.end()


class _Rows(QWidget):
    """The lines before the last one, as many as there is room for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[CustomerRow, ...] = ()
        self._earlier = 0
        self.setObjectName("customerRows")

    def show_rows(self, rows: tuple[CustomerRow, ...], earlier: int) -> None:
        self._rows, self._earlier = rows, earlier
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Newest at the bottom; what does not fit is counted at the top."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        metrics = theme.metrics(32)
        height = theme.px(54)
        room = max(0, self.height() // height)
        shown = self._rows[-room:] if room else ()
        hidden = self._earlier + len(self._rows) - len(shown)
        if hidden and shown:
            shown = shown[1:] if len(shown) == room else shown
            hidden = self._earlier + len(self._rows) - len(shown)
        top = self.height() - height * len(shown)
        painter.setFont(theme.font(32))
        if hidden:
            painter.setPen(theme.colour(palette.secondary))
            painter.drawText(QRect(0, top - height, self.width(), height), LEFT, f"+ {hidden}")
        painter.setPen(theme.colour(palette.text))
        for at, row in enumerate(shown):
            line = QRect(0, top + at * height, self.width(), height)
            taken = metrics.horizontalAdvance(row.amount) + theme.px(24)
            painter.drawText(line, RIGHT, row.amount)
            name = f"{row.name}  {row.note}" if row.note else row.name
            painter.drawText(line, LEFT, elided(metrics, name, line.width() - taken))
        painter.end()


class _QrCode(QWidget):
    """A code to scan with a telephone, and what it is for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text, self._caption = "", ""
        self._image: QImage | None = None
        self.setObjectName("customerCode")
        self.setFixedWidth(theme.px(300))

    def show_code(self, text: str, caption: str) -> None:
        self.setVisible(bool(text))
        if text != self._text:
            self._text, self._image = text, _qr_image(text) if text else None
        self._caption = caption
        self.setAccessibleName(f"{caption}: {text}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Black on white whatever the theme: telephones want it so."""
        if self._image is None:
            return
        theme = self._theme
        painter = QPainter(self)
        side = self.width()
        top = (self.height() - side - theme.px(56)) // 2
        area = QRect(0, max(0, top), side, side)
        box(painter, area, theme.colour("#FFFFFF"), theme.colour(theme.palette.hairline), radius=theme.px(12))
        inner = (side - theme.px(40)) // self._image.width() * self._image.width()
        at = (side - inner) // 2
        painter.drawImage(QRect(area.x() + at, area.y() + at, inner, inner), self._image)
        painter.setFont(theme.font(_SMALLEST, Heft.STRONG))
        painter.setPen(theme.colour(theme.palette.text))
        below = QRect(0, area.bottom() + theme.px(8), side, theme.px(48))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._caption)
        painter.end()


def _qr_image(text: str) -> QImage:
    """One pixel for each module."""
    import segno

    rows = tuple(segno.make_qr(text, error="m").matrix)
    image = QImage(len(rows[0]), len(rows), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            if is_dark:
                image.setPixel(x, y, 0xFF000000)
    return image
