"""What a presenter is spared: a refusal is shown to whoever asks for approvals before the presenter hears of it."""

from evertill.domain.people.people import Right
from evertill.kernel.errors import JournalFault
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import NotAllowed
from evertill.operations.desk import Desk
from evertill.operations.people.proof import ByPin, WrongPin
from evertill.operations.people.with_approval import ApprovalRefused
from evertill.operations.till.open_drawer import DrawerOpening, OpenDrawer, OpenDrawerOutcome
from evertill.ui.frame.message import ApprovalRequest, Speaker, Submitter
from tests.support.counter import SUPERVISOR, HeldWorker, Till


class Asking:
    """A submitter over a real counter, and what came of it."""

    def __init__(self, till: Till, *, is_asked: bool = True) -> None:
        self.requests: list[ApprovalRequest] = []
        self.outcomes: list[OpenDrawerOutcome] = []
        self.verdicts: list[ApprovalRefused | None] = []
        self.speaker = Speaker(lambda tone: None)
        self._worker = HeldWorker()
        desk = Desk(self._worker, till.journal, till.counter, lambda callback: callback())
        self.submitter = Submitter(desk, self.speaker)
        self.submitter.ask_approval_by(lambda request: bool(self.requests.append(request)) or is_asked)

    def opens(self) -> None:
        """The drawer, please."""
        self.submitter.submit(OpenDrawer("change"), self.outcomes.append)
        self._worker.run()

    def gives(self, pin: str) -> None:
        """The supervisor lets it be done."""
        self.requests[-1].give(ByPin(SUPERVISOR, Secret(pin)), "agreed", self.verdicts.append)
        self._worker.run()


def test_refusal_is_asked_about_and_the_presenter_hears_what_was_done() -> None:
    asking = Asking(Till())

    asking.opens()
    assert (asking.outcomes, asking.requests[0].refusal) == ([], NotAllowed(Right.OPEN_DRAWER))
    asking.gives("0000")
    assert (asking.outcomes, asking.verdicts) == ([], [WrongPin(0)])
    asking.gives("2345")

    assert (asking.outcomes, asking.verdicts) == ([DrawerOpening()], [WrongPin(0), None])


def test_refusal_that_nobody_answers_comes_to_the_presenter() -> None:
    asking = Asking(Till())
    asking.opens()

    asking.requests[0].leave()

    assert asking.outcomes == [NotAllowed(Right.OPEN_DRAWER)]


def test_refusal_that_cannot_be_asked_about_comes_to_the_presenter_at_once() -> None:
    asking = Asking(Till(), is_asked=False)

    asking.opens()

    assert asking.outcomes == [NotAllowed(Right.OPEN_DRAWER)]


def test_what_is_allowed_is_not_asked_about() -> None:
    asking = Asking(Till(operator=SUPERVISOR))

    asking.opens()

    assert (asking.requests, asking.outcomes) == ([], [DrawerOpening()])


def test_refusal_for_the_age_of_the_rights_is_not_asked_about() -> None:
    till = Till(operator=SUPERVISOR)
    till.people.confirmed_at = till.clock.now().replace(year=2020)
    asking = Asking(till)

    asking.opens()

    assert (asking.requests, asking.outcomes) == ([], [NotAllowed(Right.OPEN_DRAWER, is_stale=True)])


def test_fault_on_the_way_ends_the_asking_and_is_told() -> None:
    till = Till()
    asking = Asking(till)
    asking.opens()
    till.memory.fails_commit = JournalFault("The disk of this till is full.")

    asking.gives("2345")

    assert (asking.outcomes, asking.verdicts) == ([], [None])
    assert asking.speaker.message is not None
