"""Attempts: whatever a card terminal was asked to do, kept before it is asked and after it answered."""

from evertill.kernel.ids import AttemptId


def reference_of(attempt_id: AttemptId) -> str:
    """What the terminal knows an attempt by: ten signs, as Concert has room for, from the id's random end."""
    return attempt_id.replace("-", "")[-10:].upper()
