"""Codes that nobody knew when goods were rung or received under them, as this till wrote it down."""

from collections.abc import Sequence
from typing import Protocol

from evertill.domain.facts.transaction import Transaction


class UnlistedReading(Protocol):
    """Part of the unit of work, and of what questions read."""

    def unlisted_facts(self) -> Sequence[Transaction]:
        """The latest drafts of articles, and all codes that got their article, the latest first."""
        ...

    def code_facts(self, code: str) -> Sequence[Transaction]:
        """What was written here of one code that got its article, the latest first."""
        ...


class AssignedReading(UnlistedReading, Protocol):
    """What assigning a code has to know."""

    def last_counted(self, sku: str) -> int | None:
        """At which sequence of this epoch an article was counted here last; None when it never was."""
        ...
