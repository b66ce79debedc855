"""Taking an article off sale and putting it on sale again: where, then why."""

from collections.abc import Callable

from evertill.domain.goods.standing import Channel, Offer, PauseReason, Standing
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.goods_questions import ItemStock
from evertill.operations.stock.set_assortment import AssortmentSet, SetAssortment, SetOutcome
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.ask.withheld_words import channel_text, offer_text, pause_reasons
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.navigation import Place
from evertill.ui.words import told, tr

LEAVE, WEB_EVERYWHERE = "leave", "webEverywhere"


class OfferDeeds:
    """Part of the stock page; `changed` is called once an article stands otherwise."""

    def __init__(self, shared: Shared, changed: Callable[[], None]) -> None:
        self._shared = shared
        self._changed = changed

    def ask(self, found: ItemStock) -> None:
        """Where it is to be taken off sale, or put on sale again."""
        item = found.item
        if item is None:
            return
        counter, web = found.at_counter, found.on_web
        choices = [Choice(Channel.STORE.value, _deed_text(counter, Channel.STORE), _side_text(counter))]
        choices.append(Choice(Channel.WEB.value, _deed_text(web, Channel.WEB), _side_text(web)))
        if web.offer is Offer.ACTIVE:
            text = tr("Off sale on the web, for all shops")
            choices.append(Choice(WEB_EVERYWHERE, text, tr("no shop delivers it")))
        view = AskView(
            icon="tag",
            tint=Tint.CALM,
            title=tr("Where is it for sale?"),
            sentence=tr("It holds here at once, and everywhere else as soon as the backend knows."),
            choices=(*choices, Choice(LEAVE, tr("Leave it"))),
            facts=((tr("Article"), item.name or item.sku),),
        )

        def answered(chosen: str) -> None:
            self._shared.navigator.go(Place.ITEM_STOCK)
            if chosen != LEAVE:
                channel = Channel.STORE if chosen == Channel.STORE else Channel.WEB
                self._chosen(item.sku, channel, counter if channel is Channel.STORE else web, chosen)

        self._shared.ask.ask(Question(view, answered))

    def _chosen(self, sku: str, channel: Channel, standing: Standing, chosen: str) -> None:
        if standing.offer is Offer.ACTIVE:
            self._ask_reason(sku, channel, is_everywhere=chosen == WEB_EVERYWHERE)
        elif standing.mark is None:
            self._shared.speaker.warn(
                tr("The backend itself keeps this article off sale here, so nothing was changed; change it there.")
            )
        else:
            is_everywhere = standing.mark.store is None
            self._submit(SetAssortment(sku, channel, Offer.ACTIVE, is_everywhere=is_everywhere))

    def _ask_reason(self, sku: str, channel: Channel, *, is_everywhere: bool) -> None:
        view = AskView(
            icon="tag",
            tint=Tint.CALM,
            title=tr("Why is it off sale?"),
            sentence=tr("Whoever scans it reads this."),
            choices=(*(Choice(code.value, text) for code, text in pause_reasons()), Choice(LEAVE, tr("Leave it"))),
            facts=((tr("Article"), sku),),
        )

        def answered(reason: str) -> None:
            self._shared.navigator.go(Place.ITEM_STOCK)
            if reason != LEAVE:
                self._submit(SetAssortment(sku, channel, Offer.PAUSED, PauseReason(reason), is_everywhere))

        self._shared.ask.ask(Question(view, answered))

    def _submit(self, command: SetAssortment) -> None:
        self._shared.submitter.submit(command, self._show)

    def _show(self, outcome: SetOutcome) -> None:
        match outcome:
            case AssortmentSet(mark, standing):
                place = channel_text(Channel(mark.channel))
                self._shared.speaker.note(tr("{place}: {state}", place=place, state=offer_text(standing.offer)))
                self._changed()
            case EntryNotPossible(sentence):
                self._shared.speaker.warn(told(sentence))
            case _:
                self._shared.speaker.refuse(outcome)


def _deed_text(standing: Standing, channel: Channel) -> str:
    is_for_sale = standing.offer is Offer.ACTIVE
    if channel is Channel.STORE:
        return tr("Off sale at this counter") if is_for_sale else tr("On sale at this counter again")
    return tr("Off sale on the web, from this shop") if is_for_sale else tr("On sale on the web again")


def _side_text(standing: Standing) -> str:
    return "" if standing.offer is Offer.ACTIVE else offer_text(standing.offer)
