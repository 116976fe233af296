"""A made-up town for all tests of this folder."""

from pathlib import Path

import pytest

from benchmarks.towns.made import make

CHILDREN, TIMES = 25, 3


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many children, so many times over; for reading."""
    file = tmp_path_factory.mktemp("towns") / "town.cme"
    make(file, CHILDREN * TIMES, saved=CHILDREN)
    return file
