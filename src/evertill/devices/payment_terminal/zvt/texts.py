"""What ZVT's codes mean: intermediate states for the cashier's screen, result codes, and which of them are refusals.

A code missing from REFUSALS never counts as declined: what it left behind is asked of the terminal.
"""

PROMPTS: dict[int, str] = {
    0x00: "Please confirm the amount on the card terminal.",
    0x01: "The customer is asked to look at the PIN pad.",
    0x02: "The customer is asked to look at the PIN pad.",
    0x03: "The card terminal does not accept this.",
    0x04: "The card terminal waits for the bank's answer.",
    0x05: "The card terminal is undoing the payment.",
    0x07: "The customer's card is not accepted.",
    0x08: "The card is not accepted.",
    0x0A: "Please insert or hold the card.",
    0x0B: "Please remove the card.",
    0x0C: "The card cannot be read.",
    0x0E: "The card terminal asks for patience.",
    0x0F: "The card terminal is closing its day.",
    0x15: "The PIN was wrong.",
    0x17: "The card terminal asks for patience.",
    0x1C: "Approved.",
    0x1D: "Declined.",
    0x2B: "The card terminal has no line to the bank and decides by itself.",
    0xC8: "The card terminal waits for the cashier.",
    0xCB: "The card terminal's memory is full.",
    0xD2: "The card terminal is calling the bank.",
    0xD3: "The card terminal is calling the bank.",
    0xE0: "The customer chooses the card's application.",
    0xF1: "Payment without a line to the bank.",
    0xF2: "Payment with a line to the bank.",
    0xF3: "Payment without a line to the bank.",
}
REMOVE_CARD = 0x40

CANCELLED = 0x6C

ERRORS: dict[int, str] = {
    0x64: "the card cannot be read",
    0x65: "the card has no readable contents",
    0x66: "the card terminal could not work it out",
    0x67: "this cannot be done with this debit card",
    0x68: "this cannot be done with this credit card",
    0x6A: "the card terminal's memory is full; close its day",
    0x6B: "the till is not registered at the card terminal",
    0x6C: "it was cancelled or took too long",
    0x6E: "the card is blocked",
    0x6F: "the card terminal does not take this currency",
    0x71: "there is not enough credit on the card",
    0x72: "the card's chip is faulty",
    0x73: "the card is not valid",
    0x77: "the card terminal's day cannot be closed now",
    0x78: "the card has expired",
    0x79: "the card is not valid yet",
    0x7A: "the card terminal does not know this card",
    0x7B: "the card's stripe cannot be used instead of its chip",
    0x7C: "the card's stripe cannot be used instead of its chip",
    0x7D: "the card terminal met a fault on its line to the bank",
    0x7E: "the card's stripe cannot be used instead of its chip",
    0x83: "the card terminal cannot do this",
    0x85: "the card terminal lacks a key",
    0x89: "the PIN pad is faulty",
    0x9A: "the card terminal did not understand the till",
    0x9B: "the card terminal could not reach the bank",
    0x9C: "the card terminal is busy",
    0xA0: "the card terminal cannot receive now",
    0xA1: "the bank does not answer",
    0xA3: "the card terminal has no connection",
    0xA5: "a security rule of the card terminal forbids it",
    0xB1: "the card terminal's memory is full; close its day",
    0xB2: "the card terminal's journal is full; close its day",
    0xB4: "it was undone already",
    0xB5: "it cannot be undone",
    0xB7: "the amount differs from the one that was reserved",
    0xB8: "the card terminal has no such operation",
    0xC2: "the card terminal needs a diagnosis first",
    0xC3: "the amount is more than the card terminal takes",
    0xC5: "the card terminal does not know this way to pay",
    0xC6: "this currency cannot be used",
    0xC8: "the amount is too small for a card",
    0xCC: "no printer is ready for the card terminal's slip",
    0xCD: "cash cannot be paid out on this card",
    0xD2: "this cannot be done with a service card",
    0xDC: "a card is still inserted",
    0xDD: "the card cannot be given back",
    0xDE: "the card cannot be taken in",
    0xE0: "the card terminal is being maintained",
    0xE2: "the card terminal's reader is faulty",
    0xE4: "the card terminal must be activated first",
    0xED: "the PIN pad is faulty",
    0xF0: "the card terminal's day must be closed first",
    0xFC: "a part of the card terminal is missing",
    0xFF: "the card terminal met a fault",
}

REFUSALS = frozenset(range(0x01, 0x64)) | frozenset(
    {
        *(0x64, 0x65, 0x67, 0x68, 0x6A, 0x6B, 0x6C, 0x6E, 0x6F, 0x71, 0x72, 0x73, 0x77, 0x78, 0x79, 0x7A, 0x7B, 0x7C),
        *(0x7E, 0x83, 0x85, 0x89, 0x9C, 0xA5, 0xB1, 0xB2, 0xB4, 0xB5, 0xB7, 0xC2, 0xC3, 0xC5, 0xC6, 0xC8, 0xCC, 0xCD),
        *(0xD2, 0xDC, 0xDD, 0xDE, 0xE0, 0xE2, 0xE4, 0xED, 0xF0, 0xFC),
    }
)
"""Codes after which no money has moved."""


def prompt_of(code: int) -> str:
    """What the terminal shows; empty when only the terminal knows."""
    if REMOVE_CARD <= code < REMOVE_CARD + 0x40 and code not in PROMPTS:
        return PROMPTS.get(code - REMOVE_CARD) or PROMPTS[0x0B]
    return PROMPTS.get(code, "")


def reason_of(code: int) -> str:
    """Why, as the middle of a sentence."""
    if 0x01 <= code <= 0x63:
        return f"the bank refused it (code {code:02d})"
    return ERRORS.get(code, f"the card terminal answered code {code:02X}")
