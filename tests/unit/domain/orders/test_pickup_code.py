"""Pickup codes as salted hashes."""

from evertill.domain.orders.pickup_code import is_pickup_code, pickup_hash


def test_pickup_code_is_known_by_its_salted_hash_whatever_its_case_and_blanks() -> None:
    hashed = pickup_hash("K7RM2Q", "salt")
    assert hashed != pickup_hash("K7RM2Q", "other")
    assert is_pickup_code("k7 rm 2q", salt="salt", hashed=hashed)
    assert not is_pickup_code("k7rm2r", salt="salt", hashed=hashed)
