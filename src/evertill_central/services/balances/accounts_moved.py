"""Balances follow their customer when two records become one; none is lost."""

from dataclasses import replace

from evertill_central.services.balances.balances import publish
from evertill_central.store.accounts import find_accounts, lock_account, put_account
from evertill_central.store.database import Connection


def move_accounts(connection: Connection, customer: str, into: str, now: str) -> None:
    """Every account of a customer becomes one of the other."""
    for seen in find_accounts(connection, customer=customer):
        account = lock_account(connection, seen.account_id)
        if account is not None:
            moved = replace(account, customer=into)
            put_account(connection, moved)
            publish(connection, moved, now)
