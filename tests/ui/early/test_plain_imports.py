"""What is imported once the window is on its way, and how: as Python itself does it."""

import os
import sys
from pathlib import Path
from subprocess import run

ROOT = Path(__file__).parents[3]
_OPENED = """
import linecache, os, sys
import main

def opened(data):
    from cme_desktop.registry import REGISTRY
    os._exit(sum(name.endswith("registry.py") for name in linecache.cache))

main.open_desk = opened
main.main(["--data", sys.argv[1]])
"""


def test_no_source_is_read_of_what_is_imported(tmp_path: Path) -> None:
    """Qt's own import reads the source of each module once more, and keeps it."""
    own = {"XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _OPENED, str(tmp_path / "new.cme")]
    ended = run(command, env=os.environ | own, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0, ended.stderr


_BARE = """
import sys
import main, ui.app, ui.early.window

sys.exit(" ".join(name for name in ("dataclasses", "datetime") if name in sys.modules))
"""


def test_the_bare_window_is_painted_without_what_it_can_do_without() -> None:
    assert _said_of_imports(_BARE) == ""


_EDITED = """
import sys
import db.store, ui.sitting, ui.pages.record

others = ("rapidfuzz", "alembic", "openpyxl", "sqlalchemy.dialects.postgresql")
services = (f"cme_desktop.services.{name}" for name in ("saving", "clashes", "contradictions"))
sys.exit(" ".join(name for name in (*others, *services) if name in sys.modules))
"""


def test_a_record_can_be_edited_without_what_saves_compares_or_asks_a_server() -> None:
    assert _said_of_imports(_EDITED) == ""


def _said_of_imports(script: str) -> str:
    own = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    ended = run(command, env=os.environ | own, capture_output=True, text=True, check=False, timeout=60)
    return ended.stderr.strip()
