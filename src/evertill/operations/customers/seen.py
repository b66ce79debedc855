"""The customers of the sale on the counter, looked up once and kept for drawing."""

from evertill.operations.counter.counter import Counter
from evertill.operations.counter.known_customers import Knowledge
from evertill.ports.journal import UnitOfWork


def knowledge_of(unit: UnitOfWork, counter: Counter) -> Knowledge:
    """What is known of customers, on the till worker."""
    return Knowledge(counter.shop, unit, counter.vault)


def see_customer(unit: UnitOfWork, counter: Counter, customer_id: str) -> None:
    """Look a customer up once, when their sale comes onto the counter otherwise than by being attached."""
    if customer_id not in counter.customers_seen:
        known = knowledge_of(unit, counter).find(customer_id)
        if known is not None:
            counter.customers_seen[customer_id] = known
