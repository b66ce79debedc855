"""Means of payment beside cash and card that a shop takes by name: vouchers, wallets, bank transfer, house account.

Each is a tender of its kind without change; a multi-purpose voucher is one, for its tax falls due with the goods.
"""

from evertill.domain.streams.stream_fields import BadRow, Members, flag, list_of, object_of, one_of, shown_text
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

CODE_LENGTH = 64
LABEL_LENGTH = 40
TYPES_MAX = 20
BY_NAME = frozenset(
    {
        TenderKind.VOUCHER,
        TenderKind.WALLET,
        TenderKind.BANK_TRANSFER,
        TenderKind.HOUSE_ACCOUNT,
        TenderKind.OTHER,
    }
)
"""Kinds that need no device and no balance kept elsewhere."""


@dataclass(frozen=True, slots=True)
class TenderType:
    """One means, as the shop names it."""

    code: str
    kind: TenderKind
    label: str
    needs_reference: bool = True
    """Whether a number must be keyed that finds the payment again: of the voucher, the wallet's slip, the account."""


@dataclass(frozen=True, slots=True)
class TenderPolicy:
    """The means offered, in their order."""

    types: tuple[TenderType, ...] = ()

    def find(self, code: str) -> TenderType | None:
        """The means with this code."""
        return next((one for one in self.types if one.code == code), None)


def parse_tenders(content: Members) -> TenderPolicy:
    """The means in a policy; of two with one code the first counts."""
    types: dict[str, TenderType] = {}
    for entry in list_of(content, "types", TYPES_MAX):
        members = object_of(entry, "tender")
        code = shown_text(members, "code", CODE_LENGTH)
        kind = one_of(members, "kind", TenderKind.OTHER)
        if not code or kind not in BY_NAME:
            raise BadRow("A tender has no code, or is of a kind that is not taken by name.")
        label = shown_text(members, "label", LABEL_LENGTH) or code
        needs = flag(members, "needs_reference", default=True)
        types.setdefault(code, TenderType(code, kind, label, needs))
    return TenderPolicy(tuple(types.values()))


def tenders_content(policy: TenderPolicy) -> JsonObject:
    """The member of the policy's row."""
    return {
        "types": [
            {"code": one.code, "kind": one.kind.value, "label": one.label, "needs_reference": one.needs_reference}
            for one in policy.types
        ]
    }
