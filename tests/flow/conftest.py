"""What several modules of stories share."""

from collections.abc import Iterator

import pytest

from tests.support.street import Town, a_town


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Central, a webshop and two tills, each a process of its own; opened once, for that takes seconds."""
    with a_town(tmp_path_factory.mktemp("town")) as town:
        yield town
