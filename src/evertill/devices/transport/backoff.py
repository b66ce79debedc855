"""How long to wait before reaching for a lost device again."""

FIRST_MS = 500
LONGEST_MS = 10_000


def retry_delay_ms(failures: int) -> int:
    """Half a second after the first failure, twice as long after each further one, never more than ten seconds."""
    assert failures >= 1
    return min(FIRST_MS << min(failures - 1, 10), LONGEST_MS)
