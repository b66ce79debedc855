"""Draws the bar on top."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evertill.ui.status.chip import Chip
from evertill.ui.status.status_view import ChipView, Signal, StatusView
from evertill.ui.theme.fonts import Heft
from evertill.ui.theme.theme import Theme
from evertill.ui.widgets.label import label
from evertill.ui.widgets.panel import Backdrop
from evertill.ui.words import tr


class StatusBar(QWidget):
    """Name, place and person left; facts right; the banner of training above it all."""

    def __init__(self, theme: Theme, open_centre: Callable[[], None], switch: Callable[[], None]) -> None:
        super().__init__()
        self._theme = theme
        self._open_centre = open_centre
        self._shown: StatusView | None = None
        self.setObjectName("statusBar")
        palette = theme.palette
        self._brand = label(theme, "Evertill", px=15, heft=Heft.BOLD, colour=palette.on_bar, wraps=False)
        self._place = label(theme, px=15, colour=palette.on_bar, name="statusPlace", wraps=False)
        self._who = Chip(theme)
        self._who.clicked.connect(switch)
        self._time = label(theme, px=15, colour=palette.on_bar, name="statusTime", wraps=False)
        # Long names give way to the facts on the other side.
        self._place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._place.setMinimumWidth(theme.px(40))
        self._chips: list[Chip] = []
        self._bar = Backdrop(theme, "statusFacts", fill=palette.bar)
        self._bar.setFixedHeight(theme.sizes.of(theme.plan.status))
        self._row = QHBoxLayout(self._bar)
        self._row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self._row.setSpacing(theme.px(18))
        self._row.addWidget(self._brand)
        self._row.addWidget(self._place)
        self._row.addWidget(self._who)
        self._row.addStretch(1)
        self._row.addWidget(self._time)
        self._training = self._training_banner()
        self._is_told_above = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._training)
        column.addWidget(self._bar)

    def show_view(self, view: StatusView) -> None:
        """Draw this; what is the same is left alone."""
        if view == self._shown:
            return
        self._shown = view
        _say(self._place, view.place)
        self._who.setVisible(bool(view.who))
        self._who.show_chip(
            ChipView("who", view.who, Signal.NORMAL, icon="lock", tip=tr("Lock, or let somebody else on (Ctrl+L)"))
        )
        _say(self._time, view.time)
        self._training.setVisible(view.is_training and not self._is_told_above)
        while len(self._chips) < len(view.chips):
            self._add_chip()
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(view.chips))
            if at < len(view.chips):
                chip.show_chip(view.chips[at])

    def _add_chip(self) -> None:
        chip = Chip(self._theme)
        chip.clicked.connect(self._open_centre)
        self._row.insertWidget(self._row.count() - 1, chip)
        self._chips.append(chip)

    def leave_training_to_banner(self) -> None:
        """The whole window says that it is training, so this bar need not."""
        self._is_told_above = True

    def _training_banner(self) -> QWidget:
        theme = self._theme
        banner = Backdrop(theme, "trainingBanner", fill=theme.palette.training)
        banner.setFixedHeight(theme.px(28))
        text = label(
            theme,
            tr("Training: nothing here is sold, counted or sent"),
            px=15,
            heft=Heft.STRONG,
            colour=theme.palette.on_training,
            align=Qt.AlignmentFlag.AlignHCenter,
            wraps=False,
        )
        row = QHBoxLayout(banner)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text)
        banner.hide()
        return banner


def _say(text: QLabel, words: str) -> None:
    if text.text() != words:
        text.setText(words)
