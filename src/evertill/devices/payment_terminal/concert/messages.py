"""Concert's messages: fixed columns of ASCII, 26 signs of request in E and 34 in E+, 25 or 80 of answer."""

from evertill.kernel.values import dataclass

REPORT_SIZE = 55
PRIVATE_SIZE = 10
AMOUNT_MAX = 99_999_999
ACCEPTED, REFUSED, TAKEN_INTO_ACCOUNT = "0", "7", "9"
DEBIT, CREDIT, CANCELLATION = "0", "1", "2"
AT_THE_END, AT_ONCE = "A010", "A011"
TERMINAL_DECIDES, FORCE_ONLINE = "B010", "B011"


@dataclass(frozen=True, slots=True)
class Request:
    """What the till asks."""

    till_number: str
    minor: int
    kind: str
    currency: int
    private: str = ""
    wants_report: bool = True
    mode: str = "1"
    """By which means: 1 is a card."""
    delay: str = AT_THE_END
    authorisation: str = TERMINAL_DECIDES
    extended: bool = True

    def body(self) -> bytes:
        """Its columns."""
        text = (
            f"{self.till_number}{self.minor:08d}{int(self.wants_report)}{self.mode}{self.kind}"
            f"{self.currency:03d}{self.private[:PRIVATE_SIZE]:<{PRIVATE_SIZE}}"
        )
        return (text + (self.delay + self.authorisation if self.extended else "")).encode("ascii")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the terminal says to it; of the report a reader keeps the card's last four digits, no more."""

    till_number: str
    status: str
    minor: int
    mode: str
    currency: int
    private: str
    report: str = ""
    card_last_four: str = ""

    def body(self) -> bytes:
        """Its columns."""
        report = f"{self.report:<{REPORT_SIZE}}" if self.report else ""
        text = f"{self.till_number}{self.status}{self.minor:08d}{self.mode}{report}{self.currency:03d}"
        return f"{text}{self.private:<{PRIVATE_SIZE}}".encode("ascii")


def read_request(body: bytes) -> Request | None:
    """A request; None when its columns do not fit."""
    text = _text(body)
    if text is None or len(text) not in (26, 34) or not (text[2:10].isdecimal() and text[13:16].isdecimal()):
        return None
    extended = len(text) == 34
    return Request(
        till_number=text[:2],
        minor=int(text[2:10]),
        wants_report=text[10] == "1",
        mode=text[11],
        kind=text[12],
        currency=int(text[13:16]),
        private=text[16:26],
        delay=text[26:30] if extended else AT_THE_END,
        authorisation=text[30:34] if extended else TERMINAL_DECIDES,
        extended=extended,
    )


def read_answer(body: bytes) -> Answer | None:
    """An answer with or without a report; None when its columns do not fit."""
    text = _text(body)
    if text is None or len(text) < 25:
        return None
    report, tail = text[12:-13], text[-13:]
    if not (text[3:11].isdecimal() and tail[:3].isdecimal()):
        return None
    return Answer(
        till_number=text[:2],
        status=text[2],
        minor=int(text[3:11]),
        mode=text[11],
        currency=int(tail[:3]),
        private=tail[3:],
        card_last_four=_last_four(report),
    )


def _text(body: bytes) -> str | None:
    try:
        text = body.decode("ascii")
    except UnicodeDecodeError:
        return None
    # A report may be padded with zero bytes; the check sign says that they came as they were sent.
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _last_four(report: str) -> str:
    """The card number comes first, clear or masked; blanks follow."""
    tail = (report.split() or [""])[0][-4:]
    return tail if len(tail) == 4 and tail.isdecimal() else ""
