"""The Department’s termly form by command: made on census days alone, and kept as a version of its own."""

from pathlib import Path

import pytest

from cme_desktop.versions.version import ReturnKind
from db.store import open_store
from tests.builders import StandingClock
from tests.commands.conftest import Run


def test_it_is_kept_as_a_version_and_the_data_file_is_sound(run: Run, tmp_path: Path, data: Path) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    for _ in range(2):  # nothing changed between, so that it is the same version
        ended = run("return", "termly", "--census", "2026-10-01", "--out", tmp_path)
        assert "Kept as version 1 of the termly return of 2026-10-01, check code " in ended.err
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        (line,) = reader.kept_returns.lines()
        (file,) = reader.kept_returns.files(line.id)
    store.close()
    assert line.of.kind is ReturnKind.TERMLY
    assert file.made.path == str(tmp_path / "cme-termly-2026-10-01-v1-OFFICIAL-SENSITIVE.xlsx")
    assert run("check").code == 0


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-10-03", "Fri 3 Oct 2025 is no census day; the next is Thu 15 Jan 2026."),
        ("2027-05-21", "Fri 21 May 2027 is no census day; the page Rules has none after it."),
        ("2027-05-20", "The census of Thu 20 May 2027 has not come yet."),
    ],
)
def test_a_day_that_is_none_is_refused_in_a_sentence(run: Run, tmp_path: Path, day: str, said: str) -> None:
    run("sample", "--children", 5, "--seed", 2, "--as-of", "2026-11-09")
    ended = run("return", "termly", "--census", day, "--out", tmp_path)
    assert (ended.code, ended.err.strip()) == (2, said)
    assert not [*tmp_path.glob("*.xlsx")]
