"""How the program starts: the command line never loads the window."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOADED = (
    "import sys, main; code = main.main(sys.argv[1:]); print(code, any('PySide6' in m for m in sys.modules))"
)


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip


def test_commands_do_without_qt(tmp_path: Path) -> None:
    ended = start("template", "child", "--out", str(tmp_path / "x.xlsx"))
    assert ended.stdout.splitlines()[-1] == "0 False"


def test_names_of_any_script_are_printed_whatever_the_machine_speaks(tmp_path: Path) -> None:
    file = tmp_path / "Łódź.csv"
    file.write_text("Child,Opened\nЖук,5/9/2016\n", encoding="utf-8")
    ended = start(
        "import",
        "whereabouts-enquiry",
        str(file),
        "--data",
        str(tmp_path / "a.cme"),
        PYTHONIOENCODING="ascii",
    )
    assert ended.stdout.splitlines()[-1] == "0 False"
