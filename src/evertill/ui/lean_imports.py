"""Importing after PySide6 without the time it takes for something that nobody here uses."""

from importlib import import_module


def import_without_search() -> None:
    """Load PySide6, and have it read no more sources.

    PySide6 (6.11.3) opens and searches the source of every module that is imported after it for its own name, to learn
    whether `from __feature__ import ...` may be meant there: a third of a millisecond each, for two hundred of ours.
    Taken as found, a module is one that chose no feature, which is what each of ours is told by the search.
    """
    import_module("PySide6.QtCore")
    feature = import_module("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = _is_taken_as_found  # there is no public way


def _is_taken_as_found(module: object) -> bool:
    return True
