"""Letters garbled on their way, once or several times."""

import pytest

from cme_desktop.spreadsheets.garbled import mended


@pytest.mark.parametrize("name", ["Zoé", "Łukasz", "O’Brien", "Ængus Šmíd"])
@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_a_name_is_mended_however_often_it_was_garbled(name: str, times: int) -> None:
    garbled = name
    for _ in range(times):
        garbled = garbled.encode().decode("latin-1")
    assert mended(garbled) == name


def test_twice_as_windows_has_it() -> None:
    assert mended("ZoÃƒÂ©") == "Zoé"
