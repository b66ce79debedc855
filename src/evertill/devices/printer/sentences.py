"""What is told of a printer that does not print: what happened, what it means for the sale, what to do next."""

from collections.abc import Mapping
from types import MappingProxyType

from evertill.devices.printer.status import Condition
from evertill.devices.transport.byte_transport import FaultWords

WORDS = FaultWords("receipt printer", "sales go on and receipts wait in this till")

SENTENCES: Mapping[Condition, str] = MappingProxyType(
    {
        Condition.READY: "",
        Condition.PAPER_NEAR_END: (
            "The receipt printer's paper is nearly used up; sales and receipts go on. Have a new roll at hand."
        ),
        Condition.PAPER_OUT: (
            "The receipt printer is out of paper; sales go on and receipts wait in this till. "
            "Put in a new roll and close the cover: printing goes on by itself."
        ),
        Condition.COVER_OPEN: (
            "The receipt printer's cover is open; sales go on and receipts wait in this till. "
            "Close the cover: printing goes on by itself."
        ),
        Condition.ERROR: (
            "The receipt printer reports a fault of its own; sales go on and receipts wait in this till. "
            "Look for jammed paper, let a hot printer cool, then switch it off and on."
        ),
        Condition.OFFLINE: (
            "The receipt printer is off-line; sales go on and receipts wait in this till. "
            "Press its button or close its cover: printing goes on by itself."
        ),
        Condition.SILENT: (
            "The receipt printer does not answer; sales go on and receipts wait in this till. "
            "Check that it is switched on and its cable is plugged in."
        ),
    }
)
"""English source texts; empty when there is nothing to tell."""

DRAWER_NAME = "Cash drawer"
DRAWER_OPEN_TOO_LONG = "The cash drawer has stood open for a while; sales go on. Close it."
