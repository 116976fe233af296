"""The contracts in pyproject.toml are kept, and each of them catches what it is there for.

Who may import whom is said there and nowhere else. The linter sees an import inside a function, and one for
type checking too; it does not see `import_module`, by which the registry loads the types.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.test_imports import ROOT

LINTER = str(Path(sys.executable).with_name("lint-imports"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["name"]: contract for contract in SETTINGS["contracts"]}
ROWS_OF_THE_WORLD = CONTRACTS["The rows of the officers' world"]["layers"]

ARROWS = "The arrows: main -> ui -> cme_desktop <- db"
APART = "The layers know neither what puts them together nor their tests"
DOCUMENTS = "The documents reach the storage through main alone"
WORLD_ALONE = "No Qt and no SQL in the officers' world"
WORLD = "The rows of the officers' world"
WINDOW = "The rows of the window"
STORAGE = "The rows of the storage"
KEPT = "The storage knows what is kept, not what is done with it"
SERVES_ALL = "What serves every record type imports none of the casework"
IS = "What a record is does not know what is done with it"
MADE_UP = "Only stories and the first run know the made-up authority"
CIRCLE = "Nothing goes round in a circle"

PLANTED = [
    ("cme_desktop/values/a.py", "from ui import shell", ARROWS),
    ("cme_desktop/values/b.py", "def f():\n    import db.connecting.engine", ARROWS),
    ("db/early/a.py", "if True:\n    from ui.tokens import GAP", ARROWS),
    ("ui/widgets/a.py", "import db.connecting.engine", ARROWS),
    ("cme_desktop/values/c.py", "from benchmarks import listing", ARROWS),
    ("ui/widgets/b.py", "def f():\n    from docs.pictures import tour", ARROWS),
    ("db/early/b.py", "import tests.builders", APART),
    ("ui/widgets/c.py", "from main import open_desk", APART),
    ("docs/a.py", "from db import engine", DOCUMENTS),
    ("cme_desktop/values/d.py", "import PySide6.QtCore", WORLD_ALONE),
    ("cme_desktop/values/e.py", "from sqlalchemy.orm import Session", WORLD_ALONE),
    ("cme_desktop/values/f.py", "def f():\n    import alembic.op as op", WORLD_ALONE),
    ("cme_desktop/values/g.py", "import sqlite3", WORLD_ALONE),
    ("db/early/c.py", "from PySide6.QtCore import Qt", "No Qt in the storage"),
    ("ui/widgets/d.py", "from sqlalchemy import select", "No SQL in the window"),
    ("cme_desktop/statutory/a.py", "from cme_desktop.fields import known", WORLD),
    ("cme_desktop/statutory/national/a.py", "from cme_desktop.codes import grounds", WORLD),
    ("cme_desktop/values/h.py", "from cme_desktop import statutory", WORLD),
    ("cme_desktop/returns/a.py", "from cme_desktop.intake import cells", WORLD),
    ("cme_desktop/services/a.py", "from ..operations import records", WORLD),
    ("cme_desktop/unheard_of.py", "", WORLD),
    ("ui/shell/a.py", "from ui.forms import record_form", WINDOW),
    ("ui/widgets/e.py", "def f():\n    from ui.pages import today", WINDOW),
    ("db/queries/a.py", "from db import reader", STORAGE),
    ("db/queries/b.py", "from cme_desktop.services.reckoning import reckon_what_waits", KEPT),
    ("db/queries/c.py", "def f():\n    from cme_desktop.intake import carrying_out", KEPT),
    ("cme_desktop/exports/a.py", "from cme_desktop.records import penalty_notice", SERVES_ALL),
    ("ui/lists/a.py", "from cme_desktop.records.penalty_notice.fields import PenaltyNotice", SERVES_ALL),
    ("cme_desktop/records/planted/rules.py", "from cme_desktop.services import saving", IS),
    ("cme_desktop/records/planted/fields.py", "def f():\n    from cme_desktop.ports import Reader", IS),
    ("ui/pages/a.py", "from cme_desktop.sample.places import AUTHORITY", MADE_UP),
    ("cme_desktop/looks/a.py", "from cme_desktop import sample", MADE_UP),
    ("docs/b.py", "import cme_desktop.sample", MADE_UP),
    ("cme_desktop/records/planted/x.py", "from cme_desktop.records.planted import y", CIRCLE),
    ("cme_desktop/records/planted/y.py", "def f():\n    from cme_desktop.records.planted import x", CIRCLE),
]
"""Files to put in, with the name of the contract that has to say so."""


def linted(folder: Path) -> str:
    """What the linter says of the program in a folder."""
    wide = os.environ | {"COLUMNS": "500"}
    command = [LINTER, "--no-cache", "--no-logo"]
    run = subprocess.run(command, cwd=folder, env=wide, capture_output=True, text=True, check=False)
    return run.stdout + run.stderr


def broken(said: str) -> dict[str, str]:
    """What is said of each contract that is broken."""
    named = {name for name in CONTRACTS if re.search(rf"^{re.escape(name)} BROKEN", said, re.MULTILINE)}
    _, _, details = said.partition("Broken contracts")
    parts = re.split(rf"^({'|'.join(map(re.escape, CONTRACTS))})$", details, flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert found.keys() == named
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the linter finds in a copy of the program with all the planted files."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for package in SETTINGS["root_packages"]:
        for path in (ROOT / package).rglob("*.py"):
            target = copy / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    for name, source, _ in PLANTED:
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_text(source, encoding="utf-8")
    (copy / "cme_desktop/records/planted/__init__.py").touch()
    return broken(linted(copy))


def test_every_contract_is_kept() -> None:
    said = linted(ROOT)
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in said, said


def test_each_contract_has_something_that_it_catches() -> None:
    assert {contract for *_, contract in PLANTED} == CONTRACTS.keys()


@pytest.mark.parametrize(("name", "contract"), [(name, contract) for name, _, contract in PLANTED])
def test_the_contract_catches(name: str, contract: str, found: dict[str, str]) -> None:
    module = name.removesuffix(".py").replace("/", ".")
    part = module.rpartition(".")[2] if contract == CIRCLE else module
    assert re.search(rf"\b{re.escape(part)}\b", found[contract]), found[contract]


def in_rows(rows: list[str]) -> Iterator[list[str]]:
    """The parts of each row."""
    return (row.split(" | ") for row in rows)


def test_the_storage_is_kept_from_all_that_stands_above_the_ports() -> None:
    above = ROWS_OF_THE_WORLD[: ROWS_OF_THE_WORLD.index("ports")]
    parts = {f"cme_desktop.{part}" for row in in_rows(above) for part in row}
    assert set(CONTRACTS[KEPT]["forbidden_modules"]) == parts


@pytest.mark.parametrize(
    ("heading", "contract"),
    [("The parts of the officers’ world", WORLD), ("The parts of the storage", STORAGE)],
)
def test_the_document_tells_the_parts_in_the_order_of_their_rows(heading: str, contract: str) -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    block = text.partition(heading)[2].split("```")[1]
    told = re.findall(r"^([a-z_]+)  +\S", block, re.MULTILINE)
    rows = CONTRACTS[contract]["layers"]
    place = {part: number for number, row in enumerate(in_rows(rows)) for part in row}
    assert sorted(told) == sorted(place)
    assert [place[part] for part in told] == sorted(place.values())
