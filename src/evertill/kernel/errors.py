"""The roots of our errors: faults of the world, which a person can act on, and bugs of ours, which nobody should
see."""


class Fault(Exception):
    """The world failed us. `text` says in one sentence what happened, what it means for the sale and what to do
    next."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class DeviceFault(Fault):
    """A device on the counter did not do what it was told."""


class JournalFault(Fault):
    """This till's own databases could not be read or written."""


class BackendFault(Fault):
    """The shop's backend could not be reached or did not answer as agreed."""


class SettingsFault(Fault):
    """What the terminal was told about itself (home, files, arguments) cannot be used."""


class Bug(AssertionError):
    """Something we hold to be impossible happened; never caught except at the top of a worker."""
