"""All scenes by name: what the pictures show and the tests measure; each part of the program has a module of its own."""

from tests.support.scenes.counter import COUNTER_SCENES, Scene

SCENES: dict[str, Scene] = COUNTER_SCENES
