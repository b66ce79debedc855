"""Who asks, and how the books name them."""

from evertill.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Signer:
    """The workstation that signed the request."""

    store: str
    workstation: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A workstation, a storefront of a channel, or the office; `name` is what is written down."""

    name: str
    store: str | None = None
    channel: str | None = None


OFFICE = Actor("office")


def actor_of(signer: Signer) -> Actor:
    """A workstation as the books name it."""
    return Actor(f"{signer.store}/{signer.workstation}", signer.store)
