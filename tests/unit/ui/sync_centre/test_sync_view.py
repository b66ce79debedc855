"""The three facts in words, for every state of the link and the queue."""

from datetime import datetime, timedelta

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.operations.looking_up.questions import COPIED, SyncState
from evertill.ports.journal_rows import QueueState
from evertill.ports.notices import LinkChanged, LinkState
from evertill.ui.status.status_view import Happened, Signal
from evertill.ui.sync_centre.sync_view import SyncView, sync_view
from tests.support.sales import A_MOMENT
from tests.support.ui_lists import Counter, a_parked_fact

LATER = A_MOMENT + timedelta(minutes=12)
EMPTY = QueueState(0, 0, None, A_MOMENT)


def seen(
    link: LinkState = LinkState.ONLINE,
    queue: QueueState = EMPTY,
    *,
    reason: str = "",
    parked: int = 0,
    as_of: datetime | None = A_MOMENT,
) -> SyncView:
    """The view twelve minutes later."""
    state = SyncState(
        link=LinkChanged(link, A_MOMENT, reason),
        queue=queue,
        parked=tuple(a_parked_fact(row) for row in range(1, parked + 1)),
        stock_as_of=as_of,
        catalogue_as_of=as_of,
        copies=tuple((stream, as_of) for stream in COPIED),
    )
    return sync_view(state, (), LATER, Counter().formats)


@pytest.mark.parametrize(
    ("link", "headline", "sentence", "signal"),
    [
        (LinkState.ONLINE, "Online", "The shop's backend answers.", Signal.GOOD),
        (LinkState.OFFLINE, "Offline since 09:03", "Go on selling", Signal.AMBER),
        (LinkState.UNCONNECTED, "On its own", "nothing is sent anywhere", Signal.NORMAL),
        (LinkState.REJECTED, "Not accepted by the shop", "a manager must enrol it again", Signal.RED),
    ],
)
def test_link_card_says_state_since_and_what_it_means(
    link: LinkState, headline: str, sentence: str, signal: Signal
) -> None:
    card = seen(link).cards[0]
    assert card.headline == headline
    assert sentence in card.sentence
    assert card.signal is signal


def test_link_card_tells_why() -> None:
    assert "It says: The server's certificate has expired." in (
        seen(LinkState.OFFLINE, reason="The server's certificate has expired.").cards[0].sentence
    )


def test_queue_card_tells_how_many_and_since_when() -> None:
    card = seen(queue=QueueState(37, 0, A_MOMENT, None)).cards[1]
    assert card.headline == "37 waiting · oldest 12 min"
    assert "37 facts are safe on this till" in card.sentence
    assert "12 min" in card.sentence


def test_queue_card_one_fact_is_one() -> None:
    assert seen(queue=QueueState(1, 0, A_MOMENT, None)).cards[1].sentence.startswith("1 fact is safe")


def test_queue_card_refused_facts_are_never_called_sent() -> None:
    card = seen(queue=QueueState(0, 1, None, A_MOMENT), parked=1).cards[1]
    assert card.sentence == "1 fact was refused and waits for a person below."
    assert card.signal is Signal.RED


def test_queue_card_all_sent_says_so() -> None:
    assert "is with the shop" in seen().cards[1].sentence


def test_copies_tell_the_age_of_each() -> None:
    assert seen().copies == (
        ("Articles", "09:03"),
        ("Prices", "09:03"),
        ("Taxes", "09:03"),
        ("Stock", "09:03"),
        ("Staff", "09:03"),
        ("House rules", "09:03"),
    )


def test_copies_never_made_say_not_yet() -> None:
    view = seen(as_of=None)
    assert {value for _, value in view.copies} == {"not yet"}
    assert view.cards[2].sentence == "There is no catalogue yet. Stock is not known yet."


def test_parked_row_names_number_kind_reason_and_age() -> None:
    (row,) = seen(parked=1).parked
    assert (row.title, row.reason, row.age) == ("No. 4401 · Sale", "Same number, other contents.", "for 12 min")


@pytest.mark.parametrize("kind", TransactionKind)
def test_parked_row_every_kind_has_a_word(kind: TransactionKind) -> None:
    state = SyncState(
        LinkChanged(LinkState.ONLINE, A_MOMENT), EMPTY, (a_parked_fact(1, "", kind=kind.value),), None, None
    )
    (row,) = sync_view(state, (), LATER, Counter().formats).parked
    assert "_" not in row.title
    assert row.reason == "The shop gave no reason."


def test_parked_none_is_good_news() -> None:
    assert seen().parked_hint == "Nothing. The shop has taken everything it was sent."
    assert "Without a backend" in seen(LinkState.UNCONNECTED).parked_hint


def test_happened_comes_latest_first() -> None:
    happened = [Happened(A_MOMENT, "first"), Happened(LATER, "second")]
    rows = sync_view(None, happened, LATER, Counter().formats).happened
    assert [(row.time, row.text) for row in rows] == [("09:15", "second"), ("09:03", "first")]


def test_nothing_known_yet_shows_no_cards() -> None:
    view = sync_view(None, (), LATER, Counter().formats)
    assert view.cards == ()
    assert not view.can_retry
