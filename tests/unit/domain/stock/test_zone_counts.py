"""What several zones of a shop had of an article, counted one after the other while the shop sells."""

from datetime import UTC, datetime, timedelta

from evertill.domain.facts.transaction import ChainHead, TransactionKind, seal
from evertill.domain.stock.stock_ledger import CountPlace, JournalPlace
from evertill.domain.stock.zone_counts import ZoneCount, sum_zones, zone_counts_in
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from tests.support.backend import IDENTITY
from tests.support.journal import a_draft

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def place(minute: int, epoch: str = "one", sequence: int = 0) -> JournalPlace:
    """A place in a till's journal, so many minutes after noon."""
    return JournalPlace(NOON + timedelta(minutes=minute), epoch, sequence or minute)


def a_count(zone: str, micro: int, minute: int, *, is_home: bool = False, epoch: str = "one") -> ZoneCount:
    """What a zone had."""
    return ZoneCount(zone, micro, CountPlace(place(minute, epoch), f"{zone}-{minute}"), is_home)


def test_zones_together_are_what_the_latest_counts_of_each_say() -> None:
    counts = [a_count("A", 7, 5, is_home=True), a_count("B", 3, 9), a_count("A", 5, 2, is_home=True)]
    together = sum_zones([*counts, a_count("C", 1, 6, epoch="two")])
    assert together is not None
    assert (together.micro, together.sold_since.cause, together.moved_since.cause) == (11, "A-5", "B-9")


def test_sale_between_two_counts_is_taken_off_where_the_article_stands() -> None:
    together = sum_zones([a_count("A", 5, 2, is_home=True), a_count("B", 3, 9)])
    assert together is not None
    assert together.has_seen(place(2), is_shelf=True)
    assert not together.has_seen(place(3), is_shelf=True), "it left the zone that was counted before"
    assert together.has_seen(place(8), is_shelf=False), "what came in meanwhile lies where it was counted later"
    assert not together.has_seen(place(10), is_shelf=False)


def test_article_counted_elsewhere_alone_is_not_known() -> None:
    assert sum_zones([a_count("B", 3, 9)]) is None
    assert sum_zones([]) is None


def test_counts_of_one_till_are_read_by_article_and_a_whole_count_stands_for_all_before() -> None:
    def counted(number: int, entries: Json, **more: Json) -> JsonObject:
        return {"scope": "zone", "stocktake": "S", "zone": f"Z{number}", "counted": entries, **more}

    early: JsonObject = {"at_sequence": 4, "at": to_rfc3339(NOON)}
    bodies = [
        counted(1, [{"sku": "A", "micro": 5}, {"sku": "B", "micro": 1}]),
        counted(0, [{"sku": "B", "micro": 9}], scope="articles"),
        counted(2, [{"sku": "A", "micro": 3, "home": False, **early}, {"sku": 7}, "no entry"]),
        counted(3, [{"sku": "A", "micro": 8}], stocktake="another"),
        counted(4, "no list"),
        counted(5, [{"sku": "B", "micro": "some"}]),
    ]
    drafts = [a_draft(TransactionKind.STOCK_COUNT, f"f{number}", body) for number, body in enumerate(bodies, 1)]
    done = [seal(each, IDENTITY, ChainHead()) for each in drafts]
    found = zone_counts_in(done, "S")
    assert [(count.zone, count.micro, count.is_home) for count in found["A"]] == [("Z1", 5, True), ("Z2", 3, False)]
    assert found["A"][1].counted == CountPlace(JournalPlace(NOON, IDENTITY.epoch, 4), "f3")
    assert [(count.zone, count.micro) for count in found["B"]] == [("Z5", 0)]
