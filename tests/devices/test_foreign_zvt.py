"""The till at a ZVT terminal that shares no code with it: every operation, in each lawful form the protocol leaves."""

from datetime import UTC, datetime

import pytest

from evertill.devices.payment_terminal.settings import TerminalTimers
from evertill.devices.payment_terminal.zvt.dialogue import ZvtDialogue
from evertill.devices.payment_terminal.zvt.link import SerialLink, TcpLink
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.ports.payment_terminal import SlipKind, TerminalAction, TerminalRecord, TerminalRequest, Verdict
from tests.support.foreign_zvt import PLAIN, Counter, Cut, ForeignZvt, Habits, Move, Scripts, long_form

LINES = [(False, PLAIN), (True, PLAIN), (True, Habits(naks=2)), (True, Habits(is_deaf_at_first=True)),
         (True, Habits(damages=2)), (True, Habits(loses=True)), (True, Habits(is_late=True))]  # fmt: skip
CUTS: list[Cut] = [lambda chunk: [chunk], lambda chunk: [bytes((octet,)) for octet in chunk]]
MOMENT = datetime(2026, 11, 26, 10, 3, tzinfo=UTC)
OK = "80 00 00"
DONE = "06 0F 00"
REGISTERED = [OK, "06 0F 12 29 52 52 35 35 49 09 78 19 00 06 06 27 04 14 02 FF FE"]
READY = [OK, "06 0F 01 00"]


def card(text: str) -> str:
    """BMP 8B: LLVAR, ends with a zero byte."""
    raw = text.encode("ascii") + b"\0"
    return f"8B F{len(raw) // 10} F{len(raw) % 10} {raw.hex(' ')}"


def container(*objects: str) -> str:
    """BMP 06 with its length in the longer form."""
    raw = bytes.fromhex(" ".join(objects))
    return f"06 82 {len(raw):04X} {raw.hex(' ')}"


def tlv(tag: str, *contents: str) -> str:
    """One object."""
    raw = bytes.fromhex(" ".join(contents))
    return f"{tag} {len(raw):02X} {raw.hex(' ')}"


def told(command: str, *parts: str) -> str:
    """An APDU of these parts."""
    raw = bytes.fromhex(" ".join(parts))
    length = f"{len(raw):02X}" if len(raw) < 255 else f"FF {len(raw) % 256:02X} {len(raw) // 256:02X}"
    return f"{command} {length} {raw.hex(' ')}"


PAID = told(
    "04 0F",
    "0C 10 10 10", "0D 11 26", "87 10 03", "0B 00 10 15", "22 F0 F8 67 26 EE EE EE EE 10 02", "8C 05",
    "49 09 78", "3B 41 42 31 30 30 37 00 00", "29 52 52 35 35", "2A 30 34 30 31 31 39 36 20 20 20 20 20 20 20 20",
    card("girocard"), "0E 29 12", "17 00 01", "27 00", "19 70", "04 00 00 00 00 12 34",
    container("1F 16 01 00", "60 81 0C 43 07 A0 00 00 03 59 10 10 02 80 00", "DF 81 7F 02 10 03",
              "2F 08 1F 10 01 02 1F 12 01 02", "1F 2B 04 00 00 10 15", "46 03 00 01 02", "9F 7F 00"),
)  # fmt: skip
UNKNOWN_FIELD = told(
    "04 0F", "27 00", "C5 F0 F3 41 42 43", "04 00 00 00 00 12 34", "49 09 78", "87 02 31", "0B 00 09 75"
)
SHORT = told("04 0F", "27 00", "04 00 00 00 00 12 34", "49 09 78", "0B 00 09 75")
LINES_PRINTED = [told("06 D1", "40 48 8E 4E 44 4C 45 52"), "06 D1 01 00", "06 D1 02 FF 02", "06 D1 05 81 45 6E 64 65"]
BLOCKS_PRINTED: list[Move] = [
    told("06 D3", container("1F 07 01 01", tlv("25", tlv("07", "4B 61 75 66"), tlv("07", "45 55 52 20")))),
    long_form(told("06 D3", container("1F 07 01 01", tlv("25", tlv("07", "10 03 10 02 31"), "09 01 81", "07 00")))),
    told("06 D3", container("1F 07 01 02", "14 01 FE", tlv("25", "09 01 C0", tlv("07", "44 61 6E 6B 65 20 E2 82 AC")))),
]
BURST = ["04 FF 01 0A", "04 FF 02 17 03", "04 FF 01 41", "04 FF 0B 01 06 08 24 06 07 04 50 49 4E 3F", "04 FF 01 04"]


def at_counter(scripts: Scripts, line: tuple[bool, Habits], cut: Cut) -> Counter:
    is_serial, habits = line
    timers = TerminalTimers()
    link = SerialLink(t1_ms=timers.t1_ms, t2_ms=timers.t2_ms) if is_serial else TcpLink()
    dialogue = ZvtDialogue(link, is_stream=not is_serial, password=Secret("123456"), currency="EUR", timers=timers)
    whole: Scripts = {"06 00": [[*REGISTERED]], "05 01": [[*READY]], **scripts}
    return Counter(dialogue, ForeignZvt(whole, is_serial, habits), cut)


def asked(action: TerminalAction = TerminalAction.PAY, minor: int = 1234, receipt: str = "",
          before: TerminalRecord | None = None) -> TerminalRequest:  # fmt: skip
    return TerminalRequest(action, Money(minor, "EUR"), "r1", MOMENT, receipt, before)


def paying(*moves: Move) -> Scripts:
    return {"06 01": [[OK, *moves]]}


DAY = told(
    "04 0F", "27 00", "60 F0 F5 F3 00 01 10 10 02 00 00 00 00 24 68", "00 00 00 00 00 00 00" * 3,
    "10 00 00 00 01 10 03", "00 00 00 00 00 00 00" * 2, "04 00 00 00 01 34 71", "0C 22 00 00",
)  # fmt: skip
VERSION = "F0 F1 F2 47 45 52 2D 76 32 2E 31 30 2E 33 39"
REPEATED = told("04 0F", "27 00", "87 10 03", "0B 00 10 15", "04 00 00 00 00 12 34", "0C 10 03 10", "0D 11 26")
END = told("06 D1", "81 45 6E 64 65")
REFUND, REVERSE, CLOSE = (
    asked(TerminalAction.REFUND),
    asked(TerminalAction.REVERSE, receipt="1003"),
    asked(TerminalAction.END_OF_DAY, 1),
)
ALIVE: list[Move] = [150_000, "04 FF 01 0A"] * 6
TALKS: dict[str, tuple[Scripts, TerminalRequest, Verdict]] = {
    "all in another order, printed in all ways": (
        paying(*BURST, PAID, *LINES_PRINTED, *BLOCKS_PRINTED, DONE), asked(), Verdict.APPROVED),
    "unknown field": (paying(UNKNOWN_FIELD, DONE), asked(), Verdict.APPROVED),
    "no receipt number": (paying(SHORT, DONE), asked(), Verdict.APPROVED),
    "no result code": (paying(told("04 0F", "04 00 00 00 00 12 34"), DONE), asked(), Verdict.UNKNOWN),
    "amount is no number": (paying(told("04 0F", "27 00", "04 00 00 00 00 12 FF"), DONE), asked(), Verdict.UNKNOWN),
    "another currency": (paying(told("04 0F", "27 00", "49 07 56"), DONE), asked(), Verdict.UNKNOWN),
    "declined in words, ended by an abort": (
        paying(told("04 0F", "3C F0 F1 F1 4E 69 63 68 74 20 6D 94 67 6C 2E", "27 05"), "06 1E 01 6C"),
        asked(), Verdict.DECLINED),
    "declined, ended as if done": (paying(told("04 0F", "27 37"), "06 0F 02 19 00"), asked(), Verdict.DECLINED),
    "wrong number first": (paying(told("04 0F", "27 37"), PAID, DONE), asked(), Verdict.APPROVED),
    "given up, fields behind the code": (paying("06 1E 04 6C 87 FF FF"), asked(), Verdict.CANCELLED),
    "approved and aborted": (paying(PAID, "06 1E 01 6C"), asked(), Verdict.UNKNOWN),
    "refused at once": ({"06 01": [["84 6F 03 49 08 40"]]}, asked(), Verdict.FAILED),
    "forgot the till": ({"06 01": [["84 6B 00"], [OK, SHORT, DONE]]}, asked(), Verdict.APPROVED),
    "answers with data, asks the till what it cannot do": (
        {"06 01": [["80 00 08 06 06 1F 73 03 00 00 01", "06 1A 00", "04 0D 02 01 00", "06 E0 00", SHORT,
                    "06 0F 0B 06 09 1F 73 03 00 00 05 1F 16 00"]]}, asked(), Verdict.APPROVED),
    "long lengths everywhere": (
        {"06 00": [[OK, long_form("06 0F 02 19 00")]],
         **paying(long_form("04 FF 01 0A"), long_form(SHORT), long_form(END), long_form(DONE))},
        asked(), Verdict.APPROVED),
    "ten minutes by its own word": (
        paying("04 FF 02 17 10", 550_000, "04 FF 01 0A", 550_000, SHORT, DONE), asked(), Verdict.APPROVED),
    "a sign of life now and then": (
        paying(*ALIVE, SHORT, DONE), asked(), Verdict.APPROVED),
    "knows no containers": (
        {"06 00": [["84 83 00"], [OK, "06 0F 00"]], **paying(SHORT, DONE)}, asked(), Verdict.APPROVED),
    "busy when greeted": (
        {"06 00": [["84 9C 00"], [OK, "04 FF 01 0E", "06 1E 01 9C"], [*REGISTERED]], **paying(SHORT, DONE)},
        asked(), Verdict.APPROVED),
    "to be set up first": (
        {"06 00": [[OK, "06 0F 02 19 03"]], "06 93": [[OK, "04 FF 01 0E", DONE]], "06 70": [[OK, END, "06 1E 01 7D"]],
         **paying(SHORT, DONE)}, asked(), Verdict.APPROVED),
    "refund": ({"06 31": [[OK, *BURST, PAID, *LINES_PRINTED, DONE]]}, REFUND, Verdict.APPROVED),
    "reversal": (
        {"06 30": [[OK, told("04 0F", "27 00", "37 00 10 15", "87 10 04", "04 00 00 00 00 12 34"), DONE]]},
        REVERSE, Verdict.APPROVED),
    "reversed already": ({"06 30": [[OK, "06 1E 01 B4"]]}, REVERSE, Verdict.DECLINED),
    "end of day": ({"06 50": [[OK, "04 FF 02 0F 05", DAY, *LINES_PRINTED, DONE]]}, CLOSE, Verdict.APPROVED),
    "no end of day": ({"06 50": [[OK, "06 1E 01 77"]]}, CLOSE, Verdict.DECLINED),
}  # fmt: skip
QUESTIONS: dict[str, tuple[Scripts, TerminalRequest, Verdict]] = {
    "busy, then a card inserted": (
        {"05 01": [[OK, told("06 0F", VERSION, "9C")], [OK, told("06 0F", VERSION, "DC", "06 03 1F 44 00")]],
         "06 20": [[OK, REPEATED, DONE]]}, asked(), Verdict.APPROVED),
    "nothing stored": ({"06 20": [["84 B8 00"]]}, asked(), Verdict.FAILED),
    "cannot be enquired of": (
        {"05 01": [["84 83 00"]], "06 20": [[OK, told("04 0F", "27 6C", "0C 10 03 10", "0D 11 26"), "06 1E 01 6C"]]},
        asked(), Verdict.CANCELLED),
    "the one before": (
        {"06 20": [[OK, PAID, DONE]]}, asked(before=TerminalRecord("52523535", "1003", "001015")), Verdict.FAILED),
}  # fmt: skip


@pytest.mark.parametrize("name", [*TALKS, *QUESTIONS])
def test_every_lawful_way_of_a_terminal_is_understood_on_every_line(name: str) -> None:
    scripts, request, verdict = TALKS.get(name) or QUESTIONS[name]
    heard: list[list[str]] = []
    for line in LINES:
        for cut in CUTS:
            counter = at_counter(scripts, line, cut)
            answer = counter.run(request, is_question=name in QUESTIONS)
            assert answer.verdict is verdict, (line, counter.peer.heard, counter.peer.answers)
            assert not counter.late
            heard.append(counter.peer.heard)
    assert all(each == heard[0] for each in heard), "what the till asks for does not depend on the line"


def test_payment_of_such_a_terminal_is_read_whole() -> None:
    counter = at_counter(TALKS["all in another order, printed in all ways"][0], LINES[1], CUTS[1])
    answer = counter.run(asked())
    assert counter.prompts[3] == "PIN?"
    assert answer.amount == Money(1234, "EUR")
    assert answer.record == TerminalRecord("52523535", "1003", "001015")
    assert (answer.authorisation, answer.card_name, answer.card_last_four) == ("AB1007", "girocard", "1002")
    assert [slip.kind for slip in answer.slips] == [SlipKind.MERCHANT, SlipKind.MERCHANT, SlipKind.CUSTOMER]
    assert [[line.strip() for line in slip.lines] for slip in answer.slips] == [
        ["HÄNDLER", "", "", "", "Ende"],
        ["Kauf", "EUR", "1", ""],
        ["Danke €"],
    ]


def test_day_of_such_a_terminal_is_read_whole() -> None:
    answer = at_counter(TALKS["end of day"][0], LINES[0], CUTS[0]).run(CLOSE)
    assert [(one.label, one.count, one.amount.minor) for one in answer.totals] == [
        ("girocard", 2, 2468),
        ("Visa", 16, 11003),
    ]


def test_terminal_that_asks_what_a_till_cannot_do_is_told_so() -> None:
    counter = at_counter(TALKS["answers with data, asks the till what it cannot do"][0], LINES[1], CUTS[0])
    counter.run(asked())
    assert counter.peer.answers[1:] == ["84 83 00"] * 3 + [OK, OK]
