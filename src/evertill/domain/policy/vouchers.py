"""The single-purpose vouchers that a shop sells: each for goods of one tax class, so that its tax is known at once."""

from evertill.domain.streams.stream_fields import BadRow, Members, list_of, object_of, shown_text
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

CODE_LENGTH = 64
LABEL_LENGTH = 40
TYPES_MAX = 20


@dataclass(frozen=True, slots=True)
class VoucherType:
    """One kind of voucher, as the shop names it."""

    code: str
    label: str
    tax_class: str
    """Of the goods it is for."""


@dataclass(frozen=True, slots=True)
class VoucherPolicy:
    """The kinds offered, in their order."""

    types: tuple[VoucherType, ...] = ()

    def find(self, code: str) -> VoucherType | None:
        """The kind with this code."""
        return next((one for one in self.types if one.code == code), None)


def parse_vouchers(content: Members) -> VoucherPolicy:
    """The kinds in a policy; of two with one code the first counts."""
    types: dict[str, VoucherType] = {}
    for entry in list_of(content, "types", TYPES_MAX):
        members = object_of(entry, "voucher")
        code, tax_class = shown_text(members, "code", CODE_LENGTH), shown_text(members, "tax_class", CODE_LENGTH)
        if not code or not tax_class:
            raise BadRow("A voucher has no code, or no tax class of the goods it is for.")
        label = shown_text(members, "label", LABEL_LENGTH) or code
        types.setdefault(code, VoucherType(code, label, tax_class))
    return VoucherPolicy(tuple(types.values()))


def vouchers_content(policy: VoucherPolicy) -> JsonObject:
    """The member of the policy's row."""
    return {"types": [{"code": one.code, "label": one.label, "tax_class": one.tax_class} for one in policy.types]}
