"""A short day full of personal data, logged as the program logs: for the test that looks for them afterwards.

usage: python -m tests.support.private_day HOME
"""

import logging
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from evertill.app.office.staff import PersonChange, keep_person
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.log import HomeLog, log_to
from evertill.app.workstation.settings import read_settings, write_settings
from evertill.connectors.mail.settings import MailSecurity, MailSettings
from evertill.domain.customers.customer_details import Consent, CustomerDetails
from evertill.kernel.errors import Fault
from evertill.kernel.secret import Secret
from evertill.operations.customers.questions import SearchCustomers
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.people.sign_on import SignedOn, SignOn, SignOnByBadge
from evertill.operations.selling.changing.attach_customer import AttachCustomer
from evertill.operations.selling.completed.mail_receipt import MailReceipt
from evertill.operations.till.open_drawer import OpenDrawer
from tests.support.whole_till import AtWork, stock_products

NAME, EMAIL, PHONE, ADDRESS = "Zerlina Quastenfloss", "zerlina@quasten.example", "+49 170 9988776", "Quastenweg 17"
CUSTOMER_CARD = "QX-7788-CUSTOMER"
CARD_NUMBER = "4539578763621486"
BADGE, PIN, WRONG_PIN = "BADGE-QUASTE-31337", "83174659", "60291847"
NEEDLES = (NAME, "Zerlina", "Quasten", EMAIL, PHONE, CUSTOMER_CARD, CARD_NUMBER, BADGE, PIN, WRONG_PIN)
"""What nobody may find again: nor a part of the name, nor of the address."""


def live_a_day(home: Home) -> None:
    """Everything that takes such data, done once and got wrong once."""
    log_to(home)
    logging.getLogger().setLevel(logging.DEBUG)
    stock_products(home)
    seams = system_seams(HomeLog(home).tell_bug)
    person = keep_person(home, seams, PersonChange(name="Ben", pin=Secret(PIN), badge=Secret(BADGE)))
    nowhere = MailSettings(host="127.0.0.1", port=9, security=MailSecurity.NONE, sender="shop@example.org")
    write_settings(home, replace(read_settings(home), mail=nowhere))
    work = AtWork(home, seams)
    try:
        work.open()
        work.till.start_devices(lambda scanned: None, lambda outcome: None)
        details = CustomerDetails(NAME, EMAIL, PHONE, CUSTOMER_CARD, allows=frozenset(Consent), address=ADDRESS)
        kept = work.do(WriteCustomer(details))
        assert isinstance(kept, CustomerKept), kept
        for text in (NAME, EMAIL, PHONE, CUSTOMER_CARD, CARD_NUMBER):
            with suppress(Fault):
                work.ask(SearchCustomers(text))
            with suppress(Fault):
                work.scan(text)
        work.scan("A-1")
        work.do(AttachCustomer(kept.known.customer_id))
        work.sell("A-1")
        with suppress(Fault):
            work.do(MailReceipt(EMAIL))
        with suppress(Fault):
            work.do(SignOn(person.operator_id, Secret(WRONG_PIN)))
        for code in (BADGE + "0", BADGE):
            with suppress(Fault):
                work.do(SignOnByBadge(Secret(code)))
        assert isinstance(work.do(SignOn(person.operator_id, Secret(PIN))), SignedOn)
        with suppress(Fault):
            work.do(OpenDrawer(CARD_NUMBER))
        _let_bugs_happen(home)
    finally:
        work.till.stop()


def _let_bugs_happen(home: Home) -> None:
    """A worker's bug is written down with its trace; what was in its hands must not be."""
    try:
        raise ValueError(f"a bug with {CARD_NUMBER} in its hands")
    except ValueError as error:
        HomeLog(home).tell_bug("till", error)


if __name__ == "__main__":
    live_a_day(Home(Path(sys.argv[1])))
