"""Shows the web's price of the selected line beside the till's, and honours it by one key."""

from evertill.domain.policy.reasons import WEB_OFFER, ReasonFor
from evertill.domain.pricing.web_offer import WebPrice
from evertill.operations.selling.changing.web_price import AskWebPrice, HonourWebOffer, WebPriceFound
from evertill.operations.selling.sale.outcomes import ChangeOutcome
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.change_shown import show_change
from evertill.ui.web_price.web_price_view import HONOUR, web_price_question, why_question
from evertill.ui.words import tr


class WebPricePresenter:
    """One for each time it is asked for."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared

    def open(self) -> None:
        """Work out the web's price of the selected line."""
        shared, rung = self._shared, self._shared.board.rung
        line_id = shared.board.selected_line_id
        if rung is None or line_id is None:
            shared.speaker.warn(tr("There is no line to compare with the web yet; scan an item first."))
            return
        question = AskWebPrice(rung.sale, line_id, shared.clock.now())
        shared.answers.ask(question, lambda found: self._tell(question, found), shared.speaker.fail)

    def _tell(self, asked: AskWebPrice, found: WebPriceFound | None) -> None:
        shared, rung = self._shared, self._shared.board.rung
        if rung is None or rung.sale != asked.sale:
            # The sale went on meanwhile: what was asked for is of no use any more.
            return
        if found is None:
            shared.speaker.warn(tr("That line is nothing the web sells, so there is nothing to compare it with."))
            return
        web = found.web
        if web is None:
            shared.speaker.warn(tr("The web has no price for {name}, so the till's price stands.", name=found.name))
            return
        view = web_price_question(found, web, shared.clock.now(), shared.formats, is_paid=rung.sale.is_part_paid)
        shared.ask.ask(Question(view, lambda choice: self._choose(choice, asked.line_id, web)))

    def _choose(self, choice: str, line_id: int, web: WebPrice) -> None:
        if choice != HONOUR:
            return
        reasons = self._shared.board.reasons(ReasonFor.WEB_OFFER)
        if len(reasons) <= 1:
            self._honour(line_id, web, reasons[0].code if reasons else WEB_OFFER)
            return
        view = why_question(reasons, self._shared.formats.money(web.charged))
        self._shared.ask.ask(Question(view, lambda reason: self._honour(line_id, web, reason)))

    def _honour(self, line_id: int, web: WebPrice, reason: str) -> None:
        self._shared.submitter.submit(HonourWebOffer(line_id, web.charged, reason), self._show)

    def _show(self, outcome: ChangeOutcome) -> None:
        show_change(outcome, self._shared.board, self._shared.speaker)
