"""Why does this cost what it does?"""

from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Deed, Shared
from evertill.ui.frame.actions import Action
from evertill.ui.words import tr

if TYPE_CHECKING:
    from evertill.domain.pricing.offers_beside import OfferBeside


def _done(shared: Shared) -> None:
    from evertill.operations.selling.changing.ask_offers_beside import AskOffersBeside
    from evertill.ui.ask.ask_presenter import Question
    from evertill.ui.why_price.why_price_view import ON_THE_WEB, why_price_question

    rung, line_id = shared.board.rung, shared.board.selected_line_id
    lines = () if rung is None else rung.priced.lines
    priced = next((line for line in lines if line.line.line_id == line_id), lines[-1] if lines else None)
    if rung is None or priced is None:
        shared.speaker.warn(tr("There is no line to explain yet; scan an item first."))
        return

    def choose(choice: str) -> None:
        if choice == ON_THE_WEB:
            shared.do(Action.WEB_PRICE)

    sale, line = rung.priced, priced
    asked = Question(why_price_question(sale, line, shared.formats), choose)
    shared.ask.ask(asked)

    def tell(beside: "tuple[OfferBeside, ...]") -> None:
        if beside:
            shared.ask.renew(asked, Question(why_price_question(sale, line, shared.formats, beside), choose))

    state = shared.board.state
    if state is not None:
        question = AskOffersBeside(sale.sale, line.line.line_id, state.identity.store, shared.clock.now())
        shared.answers.ask(question, tell, shared.speaker.fail)


WHY_PRICE = Deed(Action.WHY_PRICE, _done)
