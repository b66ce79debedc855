"""What a card terminal is asked and answers has its published number, whatever it is."""

from evertill.devices.payment_terminal.unified_pos import RESULT_CODES, asked_as
from evertill.devices.transport.unified_pos import ResultCode
from evertill.ports.payment_terminal import TerminalAction, Verdict


def test_every_request_and_every_answer_has_its_number() -> None:
    asked = [asked_as(action) for action in TerminalAction]
    assert asked == [
        ("TransactionType", 10),
        ("TransactionType", 21),
        ("TransactionType", 20),
        ("AccessDailyLog", 2),
    ]
    told = [RESULT_CODES[verdict] for verdict in Verdict]
    assert len(set(told)) == len(told), "each means something else"
    assert [code for code, _ in told] == [ResultCode.SUCCESS, *[ResultCode.EXTENDED] * 4]
