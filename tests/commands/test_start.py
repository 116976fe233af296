"""How the program starts: the command line never loads the window."""

import os
import shlex
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

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
    file.write_text("Child,Opened\nЖук,25/9/2016\n", encoding="utf-8")
    ended = start(
        "import",
        "whereabouts-enquiry",
        str(file),
        "--data",
        str(tmp_path / "a.cme"),
        PYTHONIOENCODING="ascii",
    )
    assert ended.stdout.splitlines()[-1] == "0 False"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a display")
def test_an_installed_program_without_a_display_says_so_and_no_more(tmp_path: Path) -> None:
    """What fills forms offscreen lies with the documents, which are not installed."""
    (tmp_path / "main.py").write_bytes((ROOT / "main.py").read_bytes())
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    ended = subprocess.run(
        [sys.executable, str(tmp_path / "main.py")],
        cwd=tmp_path, env=kept, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (2, "")
    assert ended.stdout.startswith("There is no display, so no window can be opened.")
    assert not (tmp_path / "out").exists()


# -- Ctrl+C -----------------------------------------------------------------------------------------

_PRESS_WHILE_LOADING = """
import runpy, signal, sys

when, sys.argv = sys.argv[1], ["main.py", *sys.argv[2:]]

class CtrlC:
    def find_spec(self, name, *_):
        if name == when:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, CtrlC())
runpy.run_path("main.py", run_name="__main__")
"""


def stopped(when: str, data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The program, stopped by Ctrl+C as it loads one of its parts."""
    return subprocess.run(
        [sys.executable, "-c", _PRESS_WHILE_LOADING, when, *command, "--data", str(data)],
        cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(data.parent)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("when", ["datetime", "cme_desktop.commands", "argparse"])
def test_a_command_stopped_while_it_loads_ends_quietly(when: str, tmp_path: Path) -> None:
    ended = stopped(when, tmp_path / "a.cme", "sample")
    assert (ended.stdout, ended.stderr) == ("", "")
    assert ended.returncode not in (0, 1, 2)


def test_a_command_stopped_at_its_work_says_so(tmp_path: Path) -> None:
    ended = stopped("db.store", tmp_path / "a.cme", "sample")
    assert (ended.returncode, ended.stderr) == (1, "Stopped. Nothing was changed.\n")


@pytest.mark.parametrize("when", ["datetime", "ui.app", "ui.early.window", "ui.pages.first_run.page"])
def test_a_window_stopped_by_ctrl_c_goes_quietly(when: str, tmp_path: Path) -> None:
    ended = stopped(when, tmp_path / "a.cme")
    assert "Traceback" not in ended.stderr
    assert ended.returncode not in (0, 1, 2)


# -- the answer -------------------------------------------------------------------------------------


def ended(command: list[str], data: Path, **how: Any) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(ROOT / "main.py"), *command, "--data", str(data)]
    return subprocess.run(line, cwd=data.parent, stderr=subprocess.PIPE, text=True, check=False, **how)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", [["check"], ["due", "--json"], ["check", "--help"]], ids=" ".join)
def test_an_answer_that_cannot_be_written_is_told(
    command: list[str], unbuffered: str, tmp_path: Path
) -> None:
    data = tmp_path / "a.cme"
    assert ended(["sample", "--children", "1"], data, stdout=subprocess.DEVNULL).returncode == 0
    with open("/dev/full", "w", encoding="utf-8") as full:
        told = ended(command, data, stdout=full, env=os.environ | {"PYTHONUNBUFFERED": unbuffered})
    assert told.returncode == 1
    assert told.stderr == "The answer could not be written: No space left on device.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="only a shell of Unix closes it")
def test_without_anywhere_to_write_to_nothing_is_begun(tmp_path: Path) -> None:
    data = tmp_path / "a.cme"
    told = ended(["sample"], data, preexec_fn=partial(os.close, 1))
    assert told.returncode == 2
    assert told.stderr == "There is nowhere to write the answer to, as standard output is closed.\n"
    assert not data.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows quotes in its own way")
def test_what_to_type_begins_as_this_run_did(tmp_path: Path) -> None:
    data = tmp_path / "a.cme"
    assert ended(["sample", "--children", "1"], data, stdout=subprocess.DEVNULL).returncode == 0
    copy = data.rename(tmp_path / "a.cme.before-restore-1")
    told = ended(["due"], data, stdout=subprocess.PIPE)
    assert told.returncode == 2
    _, _, typed = told.stderr.partition("To take it up: ")
    words = [sys.executable, str(ROOT / "main.py"), "restore", str(copy), "--data", str(data)]
    assert shlex.split(typed) == words
    assert subprocess.run(words, cwd=tmp_path, check=False).returncode == 0


def test_it_starts_where_python_does_not_look_beside_the_program(tmp_path: Path) -> None:
    safe = os.environ | {"PYTHONSAFEPATH": "1"}
    told = ended(["sample", "--children", "1"], tmp_path / "a.cme", stdout=subprocess.PIPE, env=safe)
    assert (told.returncode, told.stderr) == (0, "")
