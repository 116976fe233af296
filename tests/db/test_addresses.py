"""Addresses of the team's database, as people write them."""

import pytest

from cme_desktop.errors import Unavailable
from db.connecting.engine import engine_for


@pytest.mark.parametrize(
    "address",
    [
        "mysql://x/y",
        "sqlite:///x.db",
        "http://example.org",
        "://",
        "postgresql+psycopg://u@h:abc/d",
        "nonsense://x",
    ],
)
def test_an_address_of_something_else_is_refused_plainly(address: str) -> None:
    with pytest.raises(Unavailable, match="It looks like postgresql"):
        engine_for(address, 1)


@pytest.mark.parametrize("driver", ["postgres", "postgresql", "postgresql+psycopg2", "postgresql+psycopg"])
def test_any_way_to_write_postgresql_is_understood(driver: str) -> None:
    engine = engine_for(f"{driver}://u@localhost/d", 1)
    assert engine.url.drivername == "postgresql+psycopg"
    engine.dispose()
