"""Memory that is free goes back to the system where that can be asked for, and nothing happens elsewhere."""

import ctypes
import sys

import pytest

from evertill.app.memory import give_back_memory


class Library:
    """A C library that counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def malloc_trim(self, pad: int) -> int:
        self.asked.append(pad)
        return 1


def test_free_memory_is_given_back_on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    give_back_memory()
    assert library.asked == [0]


def test_library_without_such_a_call_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    looked_for: list[str] = []

    class Without:
        def __getattr__(self, name: str) -> object:
            looked_for.append(name)
            raise AttributeError(name)

    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Without())
    give_back_memory()
    assert looked_for == ["malloc_trim"]


def test_other_systems_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library)
    give_back_memory()
    assert library.asked == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc has the call")
def test_real_library_takes_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    answered: list[int] = []
    library = ctypes.CDLL(None)
    trim = getattr(library, "malloc_trim", None)

    class Watched:
        """The real library; what it answers is kept."""

        @staticmethod
        def malloc_trim(pad: int) -> int:
            assert trim is not None
            answered.append(trim(pad))
            return answered[-1]

    monkeypatch.setattr(ctypes, "CDLL", lambda _name: library if trim is None else Watched())
    give_back_memory()
    assert [answer in {0, 1} for answer in answered] == ([] if trim is None else [True])
