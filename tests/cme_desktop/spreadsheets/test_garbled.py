"""Letters garbled on their way, once or several times."""

from pathlib import Path

import pytest

from cme_desktop.spreadsheets.garbled import mended
from cme_desktop.spreadsheets.reading import read_tables


@pytest.mark.parametrize("name", ["Zoé", "Łukasz", "O’Brien", "Ængus Šmíd"])
@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_a_name_is_mended_however_often_it_was_garbled(name: str, times: int) -> None:
    garbled = name
    for _ in range(times):
        garbled = garbled.encode().decode("latin-1")
    assert mended(garbled) == name


def test_twice_as_windows_has_it() -> None:
    assert mended("ZoÃƒÂ©") == "Zoé"


def test_a_word_whose_letters_nobody_can_tell_is_quoted(tmp_path: Path) -> None:
    path = tmp_path / "dos.csv"
    path.write_bytes("Surname,Forename\nSmith,Ann\nMÜLLER,EVA\n".encode("cp850"))
    (table,) = read_tables(path)
    assert [note for note in table.notes if "the first is “MšLLER”." in note]
