"""What the commands make is kept as what the window makes."""

from pathlib import Path

from db.store import open_store
from tests.books import read_back
from tests.builders import StandingClock
from tests.commands.conftest import Run


def test_a_return_of_the_command_line_is_kept_as_the_window_keeps_it(
    run: Run, tmp_path: Path, data: Path
) -> None:
    run("sample", "--children", 12, "--seed", 2, "--as-of", "2026-11-09")
    out = tmp_path / "October.xlsx"
    for _ in range(2):  # nothing changed between, so that it is the same version
        ended = run("return", "monthly", "--month", "2026-10", "--out", out)
        assert "Kept as version 1 of the monthly return of 2026-10, check code " in ended.err
    store = open_store(str(data), StandingClock())
    with store.reading() as reader:
        (newest,) = reader.kept_returns.lines()
        version = reader.kept_returns.version(newest.id)
        (file,) = reader.kept_returns.files(newest.id)
    store.close()
    assert newest.check_code in ended.err
    assert file.made.path == str(out)
    written = [[row[name] for name in ("measure", "category", "value")] for row in read_back(out, "Data")]
    own = [one for one in version.content.figures if (one.start, one.end) == (newest.of.start, newest.of.end)]
    assert [
        [one.measure, one.category or "", "" if one.value is None else one.value] for one in own
    ] == written
    assert len(own) > 50
    assert run("check").code == 0
