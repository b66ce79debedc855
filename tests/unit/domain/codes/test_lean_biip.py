"""biip reads the same elements whether or not its tables of prefixes are there."""

import json
import subprocess
import sys

import pytest

from evertill.domain.codes.lean_biip import parse_message

MESSAGES = (
    "0104006381333931",
    "010400638133393110ABC\x1d21SN1",
    "0102000001004711310300012017271231",
    "01040063813339313922499",
    "0104006381333931393297800499",
    "0199999999999994",
    "0104006381333932",
    "00376104250021234569",
    "414769999900012",
    "8005000499",
    "10A",
    "01",
    "",
    "99" + "x" * 91,
)
ASKING = """
import json, sys
from evertill.domain.codes.lean_biip import parse_message
told = [parse_message(text) for text in json.loads(sys.argv[1])]
print(json.dumps({
    "told": [m and [[e.ai.ai, e.value] for e in m.element_strings] for m in told],
    "tables": hasattr(sys.modules["biip.gs1_prefixes"], "_GS1_COMPANY_PREFIX_TRIE"),
}))
"""


def test_messages_read_the_same_without_the_tables() -> None:
    import biip.gs1_prefixes  # the real ones, for this process

    assert hasattr(biip.gs1_prefixes, "GS1CompanyPrefix")
    whole = [parse_message(text) for text in MESSAGES]
    ran = subprocess.run(
        [sys.executable, "-c", ASKING, json.dumps(MESSAGES)], capture_output=True, text=True, check=True
    )
    lean = json.loads(ran.stdout)

    assert lean["told"] == [
        None if message is None else [[element.ai.ai, element.value] for element in message.element_strings]
        for message in whole
    ]
    assert lean["tables"] is False
    assert sum(told is not None for told in lean["told"]) >= 8


def test_tables_not_there_yet_are_stood_in_for_by_a_prefix_that_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "biip.gs1_prefixes", raising=False)

    parse_message("10A")

    prefix = sys.modules["biip.gs1_prefixes"].GS1Prefix
    assert prefix.extract("400") is None
    monkeypatch.undo()
