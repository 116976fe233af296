"""One made-up authority, filled once and only looked at."""

from collections.abc import Iterator

import pytest

from tests.cme_desktop.sample.city import City, city_at


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    made = city_at(tmp_path_factory.mktemp("city") / "city.db")
    yield made
    made.desk.store.close()
