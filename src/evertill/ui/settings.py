"""The screens' part of the workstation's settings."""

from dataclasses import field

from evertill.kernel.values import dataclass
from evertill.ui.customer.wish import CustomerScreenWish
from evertill.ui.theme.palette import ThemeName
from evertill.ui.theme.plan import Hand


@dataclass(frozen=True, slots=True)
class UiSettings:
    """How the screens look and where they stand."""

    theme: ThemeName = ThemeName.LIGHT
    """Light or dark."""
    scale_percent: int = 100
    """Size of everything on the screen, from 90 to 150."""
    hand: Hand = Hand.RIGHT
    """For the right hand the keys stand on the right, for the left hand on the left."""
    language: str = "en"
    """Of all texts on the screen; one that is not translated appears in English."""
    has_tones: bool = True
    """Whether scans and refusals are heard."""
    function_keys: dict[str, str] = field(default_factory=dict)
    """What function keys ask for instead of what they are shipped with, such as {"F6": "receipts"}; "" for nothing."""
    is_kiosk: bool = False
    """Whether the window takes the whole screen and hides everything else."""
    width: int = 1366
    """Of the window, where it does not take the whole screen."""
    height: int = 768
    """Of the window, where it does not take the whole screen."""
    wedge_prefix: str = ""
    """What a keyboard-wedge scanner types before each code, if it was set up to: makes scans certain."""
    wedge_gap_ms: int = 35
    """The longest pause between two keys of a keyboard-wedge scanner, in milliseconds."""
    customer_screen: CustomerScreenWish = CustomerScreenWish.SECOND_MONITOR
    """The customer's window: off, on the second_monitor when there is one, or always as a window."""
