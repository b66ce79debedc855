"""The shop's policy of orders that are collected: what proves whose they are, how soon, how long they are kept."""

from enum import StrEnum

from evertill.domain.streams.stream_fields import Members, flag, list_of, shown_text, whole_number
from evertill.kernel.canonical import JsonObject
from evertill.kernel.values import dataclass

LONGEST_MIN = 60 * 24 * 31
LONGEST_HOLD_H = 24 * 366
COURIERS_MAX = 8


class ProofKind(StrEnum):
    """How somebody shows that an order is theirs."""

    CODE = "code"
    """The pickup code, checked against its hash; works without a network."""
    IDENTITY = "identity"
    """A document with the name on the order, looked at by the operator; no number of it is kept."""
    NONE = "none"
    """Nothing was shown: only with the right to hand over so."""


@dataclass(frozen=True, slots=True)
class PickupPolicy:
    """What holds for orders that are collected here."""

    proofs: frozenset[ProofKind] = frozenset({ProofKind.CODE, ProofKind.IDENTITY})
    """Each of these is enough."""
    due_soon_min: int = 15
    """Minutes before the promised time from which an order that is not ready is urgent."""
    prepare_min: int = 120
    """How many minutes an order may take that names no time."""
    hold_h: int = 72
    """Hours for which an order that is ready is kept where it does not say until when."""
    prints_pick_list: bool = False
    """Whether accepting an order prints its pick list at once."""
    couriers: tuple[str, ...] = ()
    """Who fetches parcels here, by name; asked for where there are several."""


def parse_pickup(content: Members) -> PickupPolicy:
    """The policy in the member `pickup` of a row of `policy`; what is absent keeps its default."""
    default = PickupPolicy()
    return PickupPolicy(
        proofs=_proofs(content, default.proofs),
        due_soon_min=_number(content, "due_soon_min", LONGEST_MIN, default.due_soon_min),
        prepare_min=_number(content, "prepare_min", LONGEST_MIN, default.prepare_min),
        hold_h=_number(content, "hold_h", LONGEST_HOLD_H, default.hold_h),
        prints_pick_list=flag(content, "prints_pick_list", default.prints_pick_list),
        couriers=_couriers(content),
    )


def pickup_content(policy: PickupPolicy) -> JsonObject:
    """The member of the policy row."""
    return {
        "proofs": sorted(proof.value for proof in policy.proofs),
        "due_soon_min": policy.due_soon_min,
        "prepare_min": policy.prepare_min,
        "hold_h": policy.hold_h,
        "prints_pick_list": policy.prints_pick_list,
        "couriers": list(policy.couriers),
    }


def _proofs(content: Members, default: frozenset[ProofKind]) -> frozenset[ProofKind]:
    """Those this release knows; a list that leaves none asks for the right to do without."""
    if content.get("proofs") is None:
        return default
    named = set(list_of(content, "proofs", 20))
    return frozenset(proof for proof in ProofKind if proof.value in named)


def _couriers(content: Members) -> tuple[str, ...]:
    names = (shown_text({"couriers": entry}, "couriers", 64) for entry in list_of(content, "couriers", COURIERS_MAX))
    return tuple(name for name in names if name)


def _number(content: Members, name: str, most: int, default: int) -> int:
    found = whole_number(content, name, least=0, most=most)
    return default if found is None else found
