"""What customers are told of their orders: once for each event, by real mail and a real webhook, whatever is down."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as default_policy
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from evertill.kernel.secret import Secret
from evertill_central.language import tell
from evertill_central.services.common.central import Central
from evertill_central.services.notices.overview import notice_overview, notices_of_order, overview_text
from evertill_central.services.notices.sending import CLAIM, NoticeSender
from evertill_central.services.notices.settings import MailRoute, MailSecurity, NoticeSettings, WebhookRoute
from evertill_central.services.notices.ways import signature
from evertill_central.store.notices import lock_notice, put_notice
from tests.support.central import SetClock, Till, a_product, put_rows
from tests.support.mail_server import Post, a_mail_server
from tests.support.orders import Webshop, a_hand_over, a_line, a_step, receive

SECRET = Secret("s3cret")
ADA = {"name": "Ada Lovelace", "email": "ada@example.org"}


class Hook:
    """Another system of the shop, which takes events."""

    def __init__(self) -> None:
        self.posts: list[tuple[dict[str, str], bytes]] = []
        self.status = 204

    @property
    def events(self) -> list[str]:
        """In the order in which they came."""
        return [json.loads(body)["event"] for _, body in self.posts]


@pytest.fixture
def hook() -> Hook:
    return Hook()


@pytest.fixture
def hook_url(hook: Hook) -> Iterator[str]:
    """Where it listens."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            hook.posts.append((dict(self.headers.items()), body))
            self.send_response(hook.status)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/events?shop=1"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def settings(post: Post, hook_url: str) -> Iterator[NoticeSettings]:
    """Both ways, in the clear on this machine."""
    with a_mail_server(post) as port:
        mail = MailRoute("127.0.0.1", port, MailSecurity.NONE, "orders@shop.example")
        yield NoticeSettings(mail, WebhookRoute(hook_url, SECRET), time_zone=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def shop(central: Central) -> Webshop:
    put_rows(central, "products", [a_product("A")])
    return Webshop(central)


def letters(post: Post) -> list[EmailMessage]:
    """What the mail server took."""
    return [cast("EmailMessage", message_from_bytes(each.content, policy=default_policy)) for each in post.taken]


def subjects(post: Post) -> list[str]:
    """Of all letters."""
    return [str(letter["Subject"]) for letter in letters(post)]


def make_ready(central: Central, till: Till, shop: Webshop, **members: object) -> None:
    """Ordered and put on its shelf."""
    receive(central, till, A=3)
    shop.placed(a_line("A", 2), contact=ADA, **members)
    for step in ("accept", "pick", "ready"):
        shop.step(till, step)


def test_each_event_is_told_once_on_both_ways_in_the_customers_language(
    central: Central, till: Till, shop: Webshop, post: Post, hook: Hook, settings: NoticeSettings, clock: SetClock
) -> None:
    make_ready(central, till, shop, language="de-AT", hold_until="2026-06-04T18:00:00Z")
    sender = NoticeSender(central, settings)
    assert sender.run_once() == 4
    clock.move(minutes=1)
    shop.step(till, "hand-over", proof={"kind": "code"})
    while sender.run_once():
        pass
    assert NoticeSender(central, settings).run_once() == 0
    assert hook.events == ["placed", "ready", "handed_over"]
    assert subjects(post) == [
        "Ihre Bestellung W-1 ist bei uns",
        "Ihre Bestellung W-1 liegt bereit",
        "Sie haben Ihre Bestellung W-1",
    ]
    ready = letters(post)[1]
    assert "04.06.2026, 20:00 Uhr" in ready.get_content()
    assert (ready["To"], ready["Auto-Submitted"]) == ("ada@example.org", "auto-generated")
    assert len({letter["Message-ID"] for letter in letters(post)}) == 3


def test_webhook_is_signed_names_nobody_and_is_posted_again_under_its_id(
    central: Central, till: Till, shop: Webshop, hook: Hook, settings: NoticeSettings, clock: SetClock
) -> None:
    receive(central, till, A=2)
    shop.placed(a_line("A", 1), contact=ADA)
    sender = NoticeSender(central, replace(settings, mail=None))
    hook.status = 503
    assert (sender.run_once(), sender.run_once()) == (1, 0)
    hook.status = 204
    clock.move(seconds=31)
    assert (sender.run_once(), sender.run_once()) == (1, 0)
    (first, body), (again, same) = hook.posts
    assert body == same
    assert first["Evertill-Notice"] == again["Evertill-Notice"] == "W-1:placed"
    moment, _, signed = again["Evertill-Signature"].removeprefix("t=").partition(",v1=")
    assert signed == signature(SECRET, int(moment), body)
    assert b"ada" not in body.lower()


def test_mail_server_that_is_down_holds_no_order_up_and_gets_each_letter_once_it_is_back(
    central: Central, till: Till, shop: Webshop, post: Post, settings: NoticeSettings, clock: SetClock
) -> None:
    assert settings.mail is not None
    dead = replace(settings, webhook=None, mail=replace(settings.mail, port=9))
    sender = NoticeSender(central, dead)
    make_ready(central, till, shop)
    assert sender.run_once() == 1, "the way is shut: the second letter is not even tried"
    assert shop.order()["state"] == "ready"
    clock.move(minutes=2)
    while sender.run_once():
        clock.move(minutes=2)
    assert not post.taken
    clock.move(hours=3)
    back = NoticeSender(central, replace(settings, webhook=None))
    while back.run_once():
        pass
    assert subjects(post) == ["We have your order W-1", "Your order W-1 is ready"]
    shop.cancel()
    for _ in range(80):
        sender.run_once()
        clock.move(hours=1)
    (left,) = [each for each in notices_of_order(central, "W-1") if each["channel"] == "mail" and each["said"]]
    assert (left["event"], left["state"]) == ("cancelled", "failed")
    overview = notice_overview(central)
    assert "cancelled mail: failed" in overview_text(overview)
    assert "storniert E-Mail: misslungen" in overview_text(overview, partial(tell, language="de"))


def test_letter_that_was_refused_greylisted_or_overtaken_is_ended_as_it_deserves(
    central: Central, till: Till, shop: Webshop, post: Post, settings: NoticeSettings, clock: SetClock
) -> None:
    sender = NoticeSender(central, replace(settings, webhook=None))
    receive(central, till, A=3)
    shop.placed(a_line("A", 1), contact=ADA)
    post.on_rcpt = "450 later"
    sender.run_once()
    post.on_rcpt = ""
    post.on_data = "550 never"
    clock.move(minutes=1)
    sender.run_once()
    shop.placed(a_line("A", 1), order_id="W-2")
    sender.run_once()
    shop.placed(a_line("A", 1), order_id="W-3", contact=ADA)
    shop.post("cancel", {"step_id": "c-1"}, "W-3")
    sender.run_once()
    told = {
        (each["order_id"], each["event"]): (each["state"], each["attempts"])
        for order in ("W-1", "W-2", "W-3")
        for each in notices_of_order(central, order)
        if each["channel"] == "mail"
    }
    assert told == {
        ("W-1", "placed"): ("failed", 2),
        ("W-2", "placed"): ("dropped", 1),
        ("W-3", "placed"): ("dropped", 1),
        ("W-3", "cancelled"): ("failed", 1),
    }


def test_letter_that_was_being_handed_over_when_its_server_died_is_not_sent_again(
    central: Central, till: Till, shop: Webshop, post: Post, settings: NoticeSettings, clock: SetClock
) -> None:
    receive(central, till, A=3)
    for order_id in ("W-1", "W-2"):
        shop.placed(a_line("A", 1), order_id=order_id, contact=ADA)
    sender = NoticeSender(central, replace(settings, webhook=None))

    def died(order_id: str, *, is_out: bool) -> None:
        """Another server claimed it and was never heard of again."""
        now = central.now_text()

        def unit(connection: object) -> None:
            row = lock_notice(connection, order_id, "placed", "mail")  # type: ignore[arg-type]  # a connection
            assert row is not None
            claimed = replace(row, state="sending", claimed_until=now, handed_over_at=now if is_out else None)
            put_notice(connection, claimed)  # type: ignore[arg-type]  # a connection

        central.database.write(unit)

    died("W-1", is_out=True)
    died("W-2", is_out=False)
    clock.move(seconds=int(CLAIM.total_seconds()) + 1)
    assert sender.run_once() == 1
    assert subjects(post) == ["We have your order W-2"]
    assert [each["state"] for each in notices_of_order(central, "W-1") if each["channel"] == "mail"] == ["unknown"]


def test_customer_is_reminded_once_before_the_hold_ends_and_told_when_it_has(
    central: Central, till: Till, shop: Webshop, post: Post, settings: NoticeSettings, clock: SetClock
) -> None:
    make_ready(central, till, shop, hold_until=(clock.now() + timedelta(minutes=65)).isoformat())
    sender = NoticeSender(central, replace(settings, webhook=None, expires_soon_h=1))
    sender.remind()
    clock.move(minutes=6)
    for _ in range(3):
        sender.remind()
    till.post(central, [a_step(till, "expire")])
    while sender.run_once():
        pass
    told = [each["event"] for each in notices_of_order(central, "W-1") if each["channel"] == "mail"]
    assert told == ["placed", "ready", "expired", "expires_soon"]
    assert "Your order W-1 was not collected" in subjects(post)
    till.post(central, [a_hand_over(till, 2)])
    sender.run_once()
    assert subjects(post)[-1] == "You have your order W-1"
