"""Why a till may not go on under its epoch: its numbers, or its chain, are no longer its alone."""

from enum import StrEnum


class EpochEnd(StrEnum):
    """Its texts never change; `copied` and `replaced` are the backend's words too."""

    COPIED = "copied"
    """Another copy of the till goes on with its chain, and was first at the backend."""
    REPLACED = "replaced"
    """The workstation has begun another epoch somewhere else."""
    RESTORED = "restored"
    """It was put back from a backup, which may lack what happened since."""
