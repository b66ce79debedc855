"""Canonical JSON of any value we allow is what the standard library writes, keys in the order of RFC 8785."""

import json

from hypothesis import given
from hypothesis import strategies as st

from evertill.kernel.canonical import LARGEST_WHOLE_NUMBER, Json, canonical_bytes

_TEXTS = st.text()
_SCALARS = (
    st.none() | st.booleans() | _TEXTS | st.integers(min_value=-LARGEST_WHOLE_NUMBER, max_value=LARGEST_WHOLE_NUMBER)
)
_VALUES = st.recursive(_SCALARS, lambda inner: st.lists(inner) | st.dictionaries(_TEXTS, inner), max_leaves=30)


@given(_VALUES)
def test_canonical_bytes_any_value_is_the_standard_text_with_keys_by_utf16_unit(value: Json) -> None:
    expected = json.dumps(_in_order(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    assert canonical_bytes(value) == expected.encode()


def _in_order(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    if isinstance(value, list):
        return [_in_order(item) for item in value]
    return value
