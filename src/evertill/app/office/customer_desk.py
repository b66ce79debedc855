"""Customers without the screens: found, exported and erased by somebody who signs on for it, while the till is stopped.

The same commands as at the counter, so the journal tells the same: who signed on, what was done, who signed off.
"""

from typing import TypeVar

from evertill.app.office.desk_beside import desk_beside
from evertill.app.seams import Seams
from evertill.app.workstation.customer_vault import FileCustomerVault
from evertill.app.workstation.home import Home
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import Fault
from evertill.kernel.ids import OperatorId
from evertill.kernel.secret import Secret
from evertill.mirror.reading import Reading
from evertill.mirror.shop_copies import MirrorShopCopies
from evertill.operations.counter.command import Command
from evertill.operations.counter.known_customers import Knowledge, KnownCustomer
from evertill.operations.customers.erase_customer import CustomerForgotten, EraseCustomer, forget_erased
from evertill.operations.customers.export_customer import CustomerExported, ExportCustomer
from evertill.operations.people.sign_off import SignOff
from evertill.operations.people.sign_on import SignedOn, SignOn

Outcome = TypeVar("Outcome")


def find_customers(home: Home, seams: Seams, text: str) -> tuple[KnownCustomer, ...]:
    """Customers that the text leads to, by name."""
    journal = JournalReader(home.journal, connect=seams.connect_journal)
    mirror = Reading(home.mirror, seams.connect_mirror)
    try:
        return tuple(Knowledge(MirrorShopCopies(mirror), journal, FileCustomerVault(home)).search(text))
    finally:
        mirror.close()
        journal.close()


def export_known(home: Home, seams: Seams, customer_id: str, operator: OperatorId, pin: Secret) -> JsonObject:
    """All that is known of a customer. Fault when nobody is, or when the operator may not."""
    outcome = _done(home, seams, ExportCustomer(customer_id), operator, pin)
    if not isinstance(outcome, CustomerExported):
        raise _refused(outcome)
    return outcome.document


def erase_known(home: Home, seams: Seams, customer_id: str, operator: OperatorId, pin: Secret) -> None:
    """Forget a customer. Fault when nobody is known by that, or when the operator may not."""
    outcome = _done(home, seams, EraseCustomer(customer_id), operator, pin)
    if not isinstance(outcome, CustomerForgotten):
        raise _refused(outcome)
    forget_erased({customer_id, outcome.customer_id}, FileCustomerVault(home))


def _done(home: Home, seams: Seams, command: Command[Outcome], operator: OperatorId, pin: Secret) -> Outcome:
    with desk_beside(home, seams) as desk:
        signed = desk.perform(SignOn(operator, pin))
        if not isinstance(signed, SignedOn):
            raise Fault("That PIN was not right, or nobody with this id may sign on here, so nothing was done.")
        try:
            return desk.perform(command)
        finally:
            desk.perform(SignOff())


def _refused(outcome: object) -> Fault:
    name = type(outcome).__name__
    return Fault(
        {
            "CustomerUnknown": "Nobody is known by this id here, so nothing was done; look for it with `find`.",
            "CustomerOnCounter": "Their sale is on the counter, so nobody was erased; finish it at the till first.",
        }.get(name, "This operator may not do that, so nothing was done; a manager may.")
    )
