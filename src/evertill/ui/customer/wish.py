"""When the customer's window is wanted."""

from enum import StrEnum


class CustomerScreenWish(StrEnum):
    """When the customer's window is shown."""

    OFF = "off"
    SECOND_MONITOR = "second_monitor"
    """On a second monitor, whenever there is one."""
    WINDOW = "window"
    """Always; without a second monitor as a window beside the till's."""
