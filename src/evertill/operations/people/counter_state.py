"""What a screen needs to begin with, at start and after each sign-on: who, which shift, which sale."""

from evertill.domain.facts.transaction import Identity
from evertill.domain.people.people import Operator
from evertill.domain.policy.store_policy import StorePolicy
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import signed_on
from evertill.operations.customers.seen import see_customer
from evertill.operations.people.end_session import end_idle_session
from evertill.operations.selling.sale.reserved import with_reserved
from evertill.operations.selling.sale.rung_sale import RungSale, rung_sale
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift


@dataclass(frozen=True, slots=True)
class CounterState:
    """The counter as it stands."""

    identity: Identity
    operator: Operator | None
    operators: tuple[Operator, ...]
    shift: Shift | None
    rung: RungSale | None
    suspended_count: int
    policy: StorePolicy
    float_left: Money | None = None
    """While the till is closed: what the last shift left in the drawer for the next one."""


@dataclass(frozen=True, slots=True)
class ResumeCounter(Command[CounterState]):
    """The terminal starts, or a screen wants the whole state anew."""

    is_start: bool = False
    """The program has just begun: it may have been off for longer than a screen may stand open with nobody there."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> CounterState:
        """By `resume_counter`."""
        return resume_counter(unit, counter, self)


@dataclass(frozen=True, slots=True)
class ReadPolicy(Command[StorePolicy]):
    """Newer rules of the shop came while somebody is at the till."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> StorePolicy:
        """As the counter goes by it from now on."""
        return counter.policy()


def resume_counter(unit: UnitOfWork, counter: Counter, command: ResumeCounter) -> CounterState:
    """The counter as the journal has it: a restart brings back shift, open sale, and a session that is not yet idle."""
    if command.is_start:
        end_idle_session(unit, counter)
    return counter_state(unit, counter)


def counter_state(unit: UnitOfWork, counter: Counter) -> CounterState:
    """The state, with the open sale priced."""
    sale, shift = unit.open_sale(), unit.shift()
    if sale is not None and sale.customer_id is not None:
        see_customer(unit, counter, sale.customer_id)
    latest = unit.z_reports(1) if shift is None else ()
    return CounterState(
        identity=unit.identity,
        operator=signed_on(unit, counter),
        operators=tuple(operator for operator in counter.people.operators() if operator.is_active),
        shift=shift,
        rung=None if sale is None else with_reserved(counter, rung_sale(sale, counter)),
        suspended_count=len(unit.suspended()),
        policy=counter.policy(),
        float_left=latest[0].float_left if latest else None,
    )
