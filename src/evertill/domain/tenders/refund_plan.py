"""To whom and how money for goods that come back goes: to what paid for them, each means up to what it paid.

Order (architecture, section 9): the card that was charged, then gift card, store credit and points, then other means
by name, then cash (counted before rounding); the rest is store credit. Of an exchange only the difference is paid; what
the returned goods had been paid with is carried over to the goods taken instead. Amounts are minor units above zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evertill.domain.balances.balance import points_back
from evertill.domain.taxes.tax_exemption import TaxExemption
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

STORE_CREDIT = TenderKind.STORE_CREDIT.value
_ORDER = {
    TenderKind.CARD: 0,
    TenderKind.GIFT_CARD: 1,
    TenderKind.STORE_CREDIT: 1,
    TenderKind.POINTS: 1,
    TenderKind.CASH: 3,
}
_BY_NAME, _LAST = 2, 4


@dataclass(frozen=True, slots=True)
class PaidTender:
    """What one means paid of a sale, and how much of that went back since."""

    key: str
    """Its place among the sale's tenders; "c" and a place for what was carried over from goods exchanged."""
    kind: str
    amount: int
    refunded: int = 0
    reference: str = ""
    means: str = ""
    name: str = ""
    """Of a card: what it is called."""
    last_four: str = ""
    terminal_receipt: str = ""
    """The card terminal's number of the payment."""
    account: str = ""
    """Of a gift card, store credit or points: which balance it is."""
    points: int | None = None
    """How many points it was, where it was paid with those."""

    @property
    def left(self) -> int:
        """What may still go back."""
        return max(0, self.amount - self.refunded)


@dataclass(frozen=True, slots=True)
class PointsBefore:
    """What the sale that goods come back of earned its customer."""

    account: str
    customer: str
    earned: int
    of: int
    """What its goods cost, in minor units."""
    before: int = 0
    """What of that came back before this return, in minor units."""


@dataclass(frozen=True, slots=True)
class RefundSource:
    """A sale of which goods come back, as far as paying back goes."""

    fact_id: str
    number: str
    paid: tuple[PaidTender, ...]
    is_gift: bool = False
    """Proved by a gift receipt: whoever was given the goods gets credit, not the giver's money."""
    claim_id: str = ""
    """Under which the backend holds the units for this till."""
    exemption: TaxExemption | None = None
    """By which certificate that sale bore no tax."""
    promotions: str = ""
    """By what rule its offers and quantity prices count (`policy.returns.PromotionsBack`); empty where it had none."""
    points: PointsBefore | None = None
    """What it earned its customer; None where it earned nothing."""


@dataclass(frozen=True, slots=True)
class RefundStep:
    """So much goes back to this means."""

    fact_id: str
    paid: PaidTender
    amount: int

    @property
    def kind(self) -> str:
        """By which kind of tender."""
        return self.paid.kind

    @property
    def points(self) -> int | None:
        """How many points go back with it; None where it was paid with money."""
        paid = self.paid
        if paid.points is None:
            return None
        return points_back(paid.points, of=paid.amount, before=paid.refunded, part=self.amount)


@dataclass(frozen=True, slots=True)
class RefundPlan:
    """What is still to be paid out, step by step, and what the goods taken instead are paid with."""

    steps: tuple[RefundStep, ...]
    carried: tuple[RefundStep, ...] = ()

    def amount_of(self, kind: str) -> int:
        """What is to be paid out by this kind of means."""
        return sum(step.amount for step in self.steps if step.kind == kind)


def credit(key: str = "credit") -> PaidTender:
    """Store credit, as a means that takes whatever is left."""
    return PaidTender(key, STORE_CREDIT, 0)


def refund_plan(
    sources: Sequence[RefundSource],
    returned: Mapping[str, int],
    *,
    owed: int,
    paid_out: Iterable[tuple[str, int]] = (),
    without_receipt: str = STORE_CREDIT,
) -> RefundPlan:
    """How to pay back what is owed, of which `paid_out` went already, by kind.

    More than came back is owed only where goods taken instead cost less than nothing; that goes as without a receipt.
    `returned` says by fact what its goods come to; what came back without a receipt stands under "".
    """
    steps = sorted(
        (step for fact_id, amount in returned.items() for step in _given(sources, fact_id, amount, without_receipt)),
        key=_order,
    )
    beyond = owed - sum(max(0, step.amount) for step in steps)
    if beyond > 0:
        steps.append(RefundStep("", PaidTender("", without_receipt, 0), beyond))
    pay, carried = _cut(steps, owed)
    for kind, amount in paid_out:
        pay = _without(pay, kind, amount)
    return RefundPlan(tuple(pay), tuple(carried))


def refunds_json(plan: RefundPlan, paid_out: Sequence[tuple[str, int]]) -> list[Json]:
    """What of which tender went back, and what was carried over: kept with the return, so that no tender of the sale
    is ever paid back twice. `plan` is the one made before anything was paid out."""
    went: list[Json] = []
    rest = list(plan.steps)
    for kind, amount in sorted(paid_out, key=lambda one: _rank(one[0])):
        taken, rest = _taken_of(rest, kind, amount)
        went += [_step_json(step, {"by": kind}) for step in taken]
    return [*went, *(_step_json(step, {"carried": True}) for step in plan.carried)]


def paid_tenders(body: JsonObject) -> tuple[PaidTender, ...]:
    """What paid a sale, cash net of change and before rounding. ValueError when its tenders cannot be read."""
    tenders, rounding, change = body.get("tenders"), body.get("cash_rounding"), body.get("change")
    if not isinstance(tenders, list) or not isinstance(rounding, int) or not isinstance(change, int):
        raise ValueError("how the sale was paid cannot be read")
    paid: list[PaidTender] = []
    cash = -change
    cash_at: int | None = None
    for place, tender in enumerate(tenders):
        match tender:
            case {"kind": str(kind), "amount": int(amount)}:
                if kind == TenderKind.CASH.value:
                    cash, cash_at = cash + amount, place if cash_at is None else cash_at
                elif amount > 0:
                    paid.append(_paid(str(place), kind, amount, tender))
            case _:
                raise ValueError("how the sale was paid cannot be read")
    if cash_at is not None and cash - rounding > 0:
        paid.append(PaidTender(str(cash_at), TenderKind.CASH.value, cash - rounding))
    elif cash_at is None and paid:
        paid[-1] = replace(paid[-1], amount=max(0, paid[-1].amount - rounding))
    return (*paid, *_carried(body.get("refunds")))


def refunded_of(refunds: Json, fact_id: str) -> dict[str, int]:
    """What a return says went back of this sale, by the key of its tenders."""
    went: dict[str, int] = {}
    for entry in refunds if isinstance(refunds, list) else ():
        match entry:
            case {"fact_id": str(named), "tender": str(key), "amount": int(amount)} if named == fact_id:
                went[key] = went.get(key, 0) + amount
            case _:
                continue
    return went


def with_refunded(source: RefundSource, refunded: Iterable[Mapping[str, int]]) -> RefundSource:
    """The source after what earlier returns paid back."""
    sums: dict[str, int] = {}
    for went in refunded:
        for key, amount in went.items():
            sums[key] = sums.get(key, 0) + amount
    # Where the sale's tenders were not known (its receipt's code alone was), the kind stands for the first of its kind.
    paid = [replace(one, refunded=one.refunded + sums.pop(one.key, 0) + sums.pop(one.kind, 0)) for one in source.paid]
    return replace(source, paid=tuple(paid))


def _order(step: RefundStep) -> int:
    """What no means of the sale takes comes last."""
    return _rank(step.kind) if step.paid.amount else _LAST


def _rank(kind: str) -> int:
    return _ORDER.get(TenderKind(kind), _BY_NAME) if kind in TenderKind._value2member_map_ else _BY_NAME


def _given(sources: Sequence[RefundSource], fact_id: str, amount: int, without_receipt: str) -> Iterable[RefundStep]:
    source = next((one for one in sources if one.fact_id == fact_id), None)
    if source is None:
        return [RefundStep(fact_id, PaidTender("", without_receipt, 0), amount)] if amount else []
    steps: list[RefundStep] = []
    left = amount
    for paid in [] if source.is_gift else sorted(source.paid, key=lambda one: _rank(one.kind)):
        part = max(0, min(left, paid.left))
        if part:
            steps.append(RefundStep(fact_id, paid, part))
            left -= part
    if left:
        steps.append(RefundStep(fact_id, credit(), left))
    return steps


def _cut(steps: Sequence[RefundStep], amount: int) -> tuple[list[RefundStep], list[RefundStep]]:
    """The first steps up to the amount, and the others; what came to less than nothing is never paid out."""
    first: list[RefundStep] = []
    others: list[RefundStep] = []
    for step in steps:
        part = max(0, min(amount, step.amount))
        amount -= part
        if part:
            first.append(replace(step, amount=part))
        if part != step.amount:
            others.append(replace(step, amount=step.amount - part))
    return first, others


def _without(steps: Sequence[RefundStep], kind: str, amount: int) -> list[RefundStep]:
    """What is left of the steps once so much went out by this kind: first of its own, then of the others."""
    return _taken_of(steps, kind, amount)[1]


def _taken_of(steps: Sequence[RefundStep], kind: str, amount: int) -> tuple[list[RefundStep], list[RefundStep]]:
    own = sorted(steps, key=lambda step: step.kind != kind)
    taken, left = _cut(own, amount)
    return taken, sorted(left, key=_order)


def _step_json(step: RefundStep, more: JsonObject) -> JsonObject:
    paid = step.paid
    told: JsonObject = {
        "account": paid.account,
        "reference": paid.reference,
        "means": paid.means,
        "name": paid.name,
        "last_four": paid.last_four,
        "receipt": paid.terminal_receipt,
    }
    return {
        "fact_id": step.fact_id,
        "tender": paid.key,
        "kind": paid.kind,
        "amount": step.amount,
        **({} if step.points is None else {"points": step.points}),
        **{name: text for name, text in told.items() if text},
        **more,
    }


def _paid(key: str, kind: str, amount: int, tender: Mapping[str, Json]) -> PaidTender:
    marks, balance = _members(tender, "card"), _members(tender, "balance")
    return PaidTender(
        key=key,
        kind=kind,
        amount=amount,
        reference=_text(tender, "reference"),
        means=_text(tender, "means"),
        name=_text(marks, "name"),
        last_four=_text(marks, "last_four") or _text(balance, "last4"),
        terminal_receipt=_text(marks, "receipt"),
        account=_text(balance, "account"),
        points=_whole(balance, "points"),
    )


def _carried(refunds: Json) -> list[PaidTender]:
    """What earlier goods had been paid with, now paying for those taken instead."""
    carried: list[PaidTender] = []
    for entry in refunds if isinstance(refunds, list) else ():
        match entry:
            case {"carried": True, "kind": str(kind), "amount": int(amount)}:
                carried.append(
                    PaidTender(
                        key=f"c{len(carried)}",
                        kind=kind,
                        amount=amount,
                        reference=_text(entry, "reference"),
                        means=_text(entry, "means"),
                        name=_text(entry, "name"),
                        last_four=_text(entry, "last_four"),
                        terminal_receipt=_text(entry, "receipt"),
                        account=_text(entry, "account"),
                        points=_whole(entry, "points"),
                    )
                )
            case _:
                continue
    return carried


def _members(holder: Mapping[str, Json], name: str) -> Mapping[str, Json]:
    found = holder.get(name)
    return found if isinstance(found, dict) else {}


def _whole(members: Mapping[str, Json], name: str) -> int | None:
    found = members.get(name)
    return found if isinstance(found, int) and found >= 0 else None


def _text(members: Mapping[str, Json], name: str) -> str:
    found = members.get(name)
    return found if isinstance(found, str) else ""
