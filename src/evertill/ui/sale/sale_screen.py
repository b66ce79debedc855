"""Draws the sale: strip, lines, totals, and the row of keys that pay."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evertill.ui.frame.actions import Action, Wish
from evertill.ui.frame.navigation import Place
from evertill.ui.sale.sale_list import SaleList
from evertill.ui.sale.sale_view import SaleView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.button import Button, Look
from evertill.ui.widgets.paint import CENTRE, LEFT, RIGHT, box, elided, fitting_size
from evertill.ui.widgets.panel import Panel
from evertill.ui.words import tr


class SaleStrip(QWidget):
    """What sale this is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._was_drawn = False
        self._view: tuple[str, str, str] = ("", "", "")
        self.setObjectName("saleStrip")
        self.setFixedHeight(theme.sizes.of(theme.plan.strip))

    def say(self, title: str, badge: str, counted: str) -> None:
        """Show this."""
        if (title, badge, counted) != self._view:
            self._view = (title, badge, counted)
            self.setAccessibleName(" ".join(part for part in self._view if part))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Title, badge, counts."""
        if not self._was_drawn and self._theme.pictures.waits(self.update):
            return
        self._was_drawn = True
        theme, palette = self._theme, self._theme.palette
        title, badge, counted = self._view
        painter = QPainter(self)
        rect = self.rect()
        painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), theme.colour(palette.hairline))
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(palette.secondary))
        painter.drawText(rect.adjusted(0, 0, -theme.px(16), 0), RIGHT, counted)
        metrics = theme.metrics(16, Heft.BOLD)
        badge_width = theme.metrics(13, Heft.STRONG).horizontalAdvance(badge) + theme.px(20) if badge else 0
        taken = theme.metrics(14).horizontalAdvance(counted) + (badge_width + theme.px(12) if badge else theme.px(72))
        room = rect.width() - taken - theme.px(48)
        shown = elided(metrics, title, room)
        painter.setFont(theme.font(16, Heft.BOLD))
        painter.setPen(theme.colour(palette.text))
        painter.drawText(rect.adjusted(theme.px(16), 0, 0, 0), LEFT, shown)
        if badge:
            left = theme.px(28) + metrics.horizontalAdvance(shown)
            height = theme.px(24)
            pill = QRect(left, (rect.height() - height) // 2, badge_width, height)
            box(painter, pill, theme.colour(palette.primary_soft), None, radius=theme.px(7))
            painter.setFont(theme.font(13, Heft.STRONG))
            painter.setPen(theme.colour(palette.primary))
            painter.drawText(pill, CENTRE, badge)
        painter.end()


class Totals(QWidget):
    """What it comes to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._was_drawn = False
        self._view: SaleView | None = None
        self.setObjectName("saleTotals")
        self.setFixedHeight(theme.sizes.of(theme.plan.totals))

    def show_totals(self, view: SaleView) -> None:
        """Draw these."""
        old = self._view
        self._view = view
        if old is None or (old.total, old.total_label, old.facts, old.is_refund) != (
            view.total,
            view.total_label,
            view.facts,
            view.is_refund,
        ):
            self.setAccessibleName(f"{view.total_label} {view.total}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Facts left, total right."""
        if self._view is None:
            return
        if not self._was_drawn and self._theme.pictures.waits(self.update):
            return
        self._was_drawn = True
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        rect = self.rect()
        box(painter, rect.adjusted(1, -theme.px(12), -1, -1), theme.colour(palette.raised), None, radius=theme.px(9))
        painter.fillRect(QRect(0, 0, rect.width(), 2), theme.colour(palette.hairline))
        pad = theme.px(16)
        total_width = self._paint_total(painter, rect.adjusted(pad, 0, -pad, 0), self._view)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(palette.secondary))
        metrics = theme.metrics(14)
        line = metrics.height() + theme.px(4)
        y = theme.px(14)
        for fact in self._view.facts[:3]:
            # The first line runs beside the small label, the others beside the large total.
            room = rect.width() - 2 * pad - (theme.px(150) if y == theme.px(14) else total_width + theme.px(16))
            painter.drawText(QRect(pad, y, room, line), LEFT, elided(metrics, fact, room))
            y += line
        painter.end()

    def _paint_total(self, painter: QPainter, rect: QRect, view: SaleView) -> int:
        theme, palette = self._theme, self._theme.palette
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour(palette.secondary))
        top = theme.px(12)
        painter.drawText(QRect(rect.left(), top, rect.width(), theme.px(20)), RIGHT, view.total_label)
        largest = theme.plan.total_font * 100 // theme.plan.density_percent
        size = fitting_size(theme, view.total, rect.width() * 3 // 4, largest=largest, smallest=20, heft=Heft.BOLD)
        painter.setFont(theme.font(size, Heft.BOLD))
        painter.setPen(theme.colour(palette.danger if view.is_refund else palette.text))
        below = QRect(rect.left(), top + theme.px(18), rect.width(), rect.height() - top - theme.px(24))
        painter.drawText(below, RIGHT, view.total)
        return theme.metrics(size, Heft.BOLD).horizontalAdvance(view.total)


class SalePanel(QWidget):
    """The whole left side (the right one, for a left-handed counter)."""

    def __init__(
        self, theme: Theme, do: Callable[[Wish], None], select_row: Callable[[int], None], *, takes_cards: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("salePanel")
        self._shown: SaleView | None = None
        card = Panel(theme, "saleCard")
        self._strip = SaleStrip(theme)
        self._list = SaleList(theme)
        self._list.say(tr("No items yet"))
        self._list.setAccessibleName(tr("Lines of the sale"))
        self._list.tapped.connect(select_row)
        self._totals = Totals(theme)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._strip)
        inside.addWidget(self._list, 1)
        inside.addWidget(self._totals)
        self._exact = Button(theme, "payExact", tr("Exact cash"), look=Look.PAY, hint="F12", font_px=18)
        self._cash = Button(theme, "payCash", tr("Cash…"), look=Look.OUTLINE, font_px=18, hint="=")
        more = Button(theme, "payMore", tr("More"), look=Look.OUTLINE, font_px=18)
        self._card = Button(theme, "payCard", tr("Card"), look=Look.PRIMARY, hint="F11", font_px=18)
        row = self._row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for button, action in (
            (self._exact, Action.EXACT_CASH),
            (self._card, Action.CARD),
            (self._cash, Action.CASH),
            (more, Place.MORE),
        ):
            button.setFixedHeight(theme.sizes.of(theme.plan.pay))
            button.clicked.connect(lambda _=False, wanted=action: do(wanted))
            row.addWidget(button)
        self.take_cards(takes_cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(card, 1)
        column.addLayout(row)

    def take_cards(self, takes_cards: bool) -> None:
        """Offer cards, or give their room to the other ways to pay."""
        self._card.setVisible(takes_cards)
        for at, stretch in enumerate((230, 140, 110, 90) if takes_cards else (250, 0, 167, 119)):
            self._row.setStretch(at, stretch)

    def show_view(self, view: SaleView) -> None:
        """Draw the sale."""
        if view == self._shown:
            return
        self._shown = view
        self._strip.say(view.title, view.badge, view.counted)
        self._list.show_rows(view.rows, view.selected)
        self._totals.show_totals(view)
        label = tr("Pay out") if view.pays_out else tr("Exact cash")
        is_rounded = view.exact_cash not in {"", view.total}
        self._exact.say(f"{label} {view.exact_cash}" if is_rounded else label)
        self._exact.setEnabled(view.can_pay)
        self._cash.setEnabled(view.can_pay)
        self._card.setEnabled(view.can_pay)
