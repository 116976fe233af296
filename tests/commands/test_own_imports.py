"""Each command loads what it needs itself, and nothing that only another one needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cme_desktop.standing_records.child import CHILD
from tests.builders import AUTHOR, StandingClock, make_child

ROOT = Path(__file__).parents[2]

_DATA = {"sqlalchemy", "anyascii"}
_WORKBOOK = {"openpyxl", "lxml", "python_calamine", "cme_desktop.spreadsheets"}
_EXPORT = {*_DATA, *_WORKBOOK, "cme_desktop.exports", "cme_desktop.intake"}  # written to be loaded again
_IMPORT = {*_DATA, *_WORKBOOK, "rapidfuzz", "jellyfish", "cme_desktop.intake"}  # finds children again
_WATCHED = {
    *_DATA,
    *_WORKBOOK,
    *("PySide6", "ui", "alembic", "psycopg", "rapidfuzz", "jellyfish"),
    *("cme_desktop.exports", "cme_desktop.intake", "cme_desktop.returns", "cme_desktop.sample"),
}
"""Whatever takes long to load, and what the commands have to themselves."""

_LOOK = f"""
import sys, main
code = main.main(sys.argv[1:])
print("loaded", *[name for name in {sorted(_WATCHED)!r} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""

COMMANDS = {
    "--help": set(),
    "due --help": set(),
    "import --help": set(),
    "return monthly --help": set(),
    "due --as-of tomorrowish": set(),
    "due": _DATA,
    "due --json --as-of 2026-11-01": _DATA,
    "check": {*_DATA, "jellyfish"},  # which makes match keys anew
    "backup --out {folder}/a.bak": {*_DATA, "cme_desktop.spreadsheets"},
    "restore {folder}/b.bak --data {folder}/new.cme": _DATA,
    "figures --from 2026-10-01 --to 2026-10-31": {*_DATA, "cme_desktop.returns", "cme_desktop.spreadsheets"},
    "return monthly --month 2026-10 --out {folder}/r.xlsx": {*_DATA, *_WORKBOOK, "cme_desktop.returns"},
    "export child --out {folder}/e.xlsx": _EXPORT,
    "export pace-interview --publishable --from 2016-09-01 --to 2016-09-30 --out {folder}/p.xlsx": {
        *_EXPORT,
        "cme_desktop.returns",
    },
    "template child --out {folder}/t.xlsx": {*_WORKBOOK, "anyascii", "cme_desktop.intake"},
    "import child {folder}/c.csv": _IMPORT,
    "import schools {folder}/c.csv": _IMPORT,
    "sample --children 2 --data {folder}/s.cme": {*_DATA, "rapidfuzz", "jellyfish", "cme_desktop.sample"},
    "dictionary": {"anyascii", "cme_desktop.exports"},
    "dictionary --out {folder}/d.md": {"anyascii", "cme_desktop.exports", "cme_desktop.spreadsheets"},
}
"""Each command, and all that it may load of what is watched."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data file with a backup of it beside it, and a file to load."""
    from db.store import open_store

    folder = tmp_path_factory.mktemp("commands")
    store = open_store(str(folder / "authority.cme"), StandingClock())
    with store.changing(AUTHOR) as work:
        make_child(work)
        work.commit()
    store.back_up(folder / "b.bak")
    store.close()
    (folder / "c.csv").write_text(f"{CHILD.fields['surname'].label}\nOkafor\n")
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_loads_only_its_own(command: str, folder: Path) -> None:
    words = command.format(folder=folder).split()
    where = [] if "--data" in words or "--help" in words else ["--data", str(folder / "authority.cme")]
    ended = subprocess.run(
        [sys.executable, "-c", _LOOK, *words, *where],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    last = ended.stderr.splitlines()[-1].split()
    assert last[0] == "loaded", ended.stderr
    assert set(last[1:]) <= COMMANDS[command]


def test_every_command_is_watched() -> None:
    from cme_desktop.commands.parser import parser
    from tests.builders import NOON

    said = parser(NOON.date()).format_help()
    offered = {line.split()[0] for line in said.splitlines() if line.startswith("    ") and line[4] != " "}
    assert offered == {command.split()[0] for command in COMMANDS} - {"--help"}
