"""The process that reads a file: what it is started with, how it may end, and what is said of each end."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cme_desktop.spreadsheets import ends
from cme_desktop.spreadsheets.ends import LEFT_ALONE, NOT_WHOLE, OUT_OF_MEMORY
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.reading import read_tables
from tests.cme_desktop.spreadsheets import samples
from tests.cme_desktop.spreadsheets.samples import save

ROOT = Path(__file__).parents[3]
SMALL = b"Surname,Forename\nKhan,Ada\n"
LONG = b"Surname,Forename\n" + b"Khan,Ada\n" * 900_000

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and scripts are those of Unix")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")

READ = """
import sys
from pathlib import Path
from cme_desktop.spreadsheets.reading import read_tables
print(*[row.cells for table in read_tables(Path(sys.argv[1])) for row in table.rows], file=sys.stderr)
"""


def python(
    program: str, *given: object, cwd: Path = ROOT, **variables: str
) -> subprocess.CompletedProcess[str]:
    """A program, run in a process of its own."""
    command = [sys.executable, "-c", program, *map(str, given)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env=os.environ | variables
    )


def stand_in(path: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script in the place of Python."""
    path.write_text(f"#!{sys.executable}\nimport json, os, sys\n{program}\n")
    path.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(path))


def said_of(path: Path, go_on: Callable[[], None] | None = None) -> str:
    """Why a file cannot be read."""
    with pytest.raises(FileProblem) as problem:
        read_tables(path, go_on=go_on)
    return str(problem.value)


# -- what it is started with ------------------------------------------------------------------------


def test_what_is_printed_while_python_starts_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nprint('Hello', flush=True)\nprint('{', file=sys.stderr)\n"
    )
    for content in (SMALL, samples.xlsx(["Surname", "Forename"], ["Khan", "Ada"])):
        ended = python(READ, save(tmp_path / "a.xlsx", content), PYTHONPATH=str(tmp_path))
        assert ended.stderr.splitlines()[-1] == "{'Surname': 'Khan', 'Forename': 'Ada'}"


_UNPACK = """
print('Unpacking', flush=True)
os.execv({python!r}, [{python!r}, {main!r}, *sys.argv[1:]])
"""


@posix_only
def test_what_a_packed_program_prints_as_it_starts_is_no_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(
        tmp_path / "cme-desktop",
        _UNPACK.format(python=sys.executable, main=str(ROOT / "main.py")),
        monkeypatch,
    )
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    (table,) = read_tables(save(tmp_path / "a.csv", SMALL))

    assert len(table.rows) == 1


HOSTILE = (
    "cme_desktop", "csv", "db", "encodings_", "expat", "json", "lxml", "openpyxl", "pathlib",
    "python_calamine", "runpy", "site", "sitecustomize", "tempfile", "typing", "usercustomize", "weakref",
    "xml", "zipfile",
)  # fmt: skip
TELL = "open(__file__ + '.ran', 'w').close()\n"


@pytest.mark.parametrize(
    ("flags", "variables"),
    [
        ([], {}),
        ([], {"PYTHONSAFEPATH": "1"}),
        (["-I"], {}),
        (["-P"], {"PYTHONSTARTUP": "json.py", "PYTHONINSPECT": ""}),
        ([], {"PYTHONPATH": os.pathsep, "NO": "sitecustomize usercustomize"}),
    ],
    ids=["as-it-is", "safe-path", "isolated", "startup", "empty-path"],
)
def test_nothing_beside_the_file_or_in_the_current_folder_is_run(
    flags: list[str], variables: dict[str, str], tmp_path: Path
) -> None:
    """Where Python itself takes up a module before the program begins, the program can do nothing."""
    for name in set(HOSTILE) - set(variables.get("NO", "").split()):
        (tmp_path / f"{name}.py").write_text(TELL)
    for content in (SMALL, samples.xlsx(["Surname", "Forename"], ["Khan", "Ada"])):
        file = save(tmp_path / "a.csv", content)
        command = [*flags, str(ROOT / "main.py"), "import", "child", str(file)]
        ended = subprocess.run(
            [sys.executable, *command, "--data", str(tmp_path / "a.cme")],
            cwd=tmp_path, env=os.environ | variables, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "1 rows read" in ended.stdout, ended.stderr
    assert not list(tmp_path.glob("*.ran"))


@posix_only
@pytest.mark.parametrize("closed", ["0", "1", "0, 1", "1, 2", "0, 1, 2"])
def test_a_program_without_input_or_output_reads_all_the_same(closed: str, tmp_path: Path) -> None:
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        f"for number in ({closed},): os.close(number)\n"
        "from cme_desktop.spreadsheets.reading import read_tables\n"
        "(table,) = read_tables(Path(sys.argv[1]))\n"
        "os._exit(10 + len(table.rows))"
    )
    assert python(program, save(tmp_path / "a.csv", SMALL)).returncode == 11


# -- how it ends ------------------------------------------------------------------------------------


def children() -> set[int]:
    """The processes that this one has started."""
    return set(map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()))


def has_begun(child: int) -> bool:
    """Whether it has written anything into the file that it was handed."""
    variables = Path(f"/proc/{child}/environ").read_text().split("\0")
    asked = dict(variable.partition("=")[::2] for variable in variables).get("CME_DESKTOP_READS")
    return asked is not None and os.stat(f"/proc/{child}/fd/{json.loads(asked)[4]}").st_size > 0


def killing(with_signal: int) -> Callable[[], None]:
    """What ends the process that reads, when it is asked whether to go on."""
    before = children()

    def kill() -> None:
        for child in children() - before:
            with suppress(FileNotFoundError, ProcessLookupError):  # it may have ended meanwhile
                while not has_begun(child):
                    os.sched_yield()
                os.kill(child, with_signal)

    return kill


@contextmanager
def heeded(name: str) -> Iterator[int]:
    """A signal that processes started from here do not ignore, as they do where tests run under `nohup`."""
    number: signal.Signals = getattr(signal, name)
    ignored = signal.getsignal(number) is signal.SIG_IGN
    if ignored:
        signal.signal(number, signal.SIG_DFL)
    try:
        yield number
    finally:
        if ignored:
            signal.signal(number, signal.SIG_IGN)


def said_of_killed(path: Path, with_signal: int) -> str:
    """What is said where a signal ends the process; where a busy machine had it done before, once more."""
    for _ in range(50):
        try:
            read_tables(path, go_on=killing(with_signal))
        except FileProblem as problem:
            return str(problem)
    raise AssertionError("it was read whole every time")


@linux_only
@pytest.mark.logs("the process that read a file ended with")
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("SIGTERM", "Reading “long.csv” was interrupted, so it was not read. Try again."),
        ("SIGKILL", "Reading “long.csv” was interrupted, so it was not read. Try again."),
        ("SIGINT", "Reading “long.csv” was interrupted, so it was not read. Try again."),
        ("SIGHUP", "Reading “long.csv” was interrupted, so it was not read. Try again."),
        ("SIGXCPU", "“long.csv” could not be read: it takes too long."),
        (
            "SIGSEGV",
            "“long.csv” could not be read: there is something in it that this program cannot follow.",
        ),
        (
            "SIGABRT",
            "“long.csv” could not be read: there is something in it that this program cannot follow.",
        ),
    ],
)
def test_only_what_is_known_of_its_end_is_said(name: str, sentence: str, tmp_path: Path) -> None:
    path = save(tmp_path / "long.csv", LONG)
    with heeded(name) as number:
        assert said_of_killed(path, number).startswith(sentence)


@linux_only
def test_who_has_it_read_is_asked_to_the_end_whether_to_go_on(tmp_path: Path) -> None:
    before, asked = children(), list[bool]()

    read_tables(save(tmp_path / "long.csv", LONG), go_on=lambda: asked.append(children() == before))

    assert asked[-1], "what the process has written is gone through after its end"


_SPOOL = "spool = json.loads(os.environ['CME_DESKTOP_READS'])[4]"
NOT_STARTED = "“a.csv” could not be read: the part of this program that reads files did not start."
NOT_FOLLOWED = "“a.csv” could not be read: there is something in it that this program cannot follow."
INTERRUPTED = "Reading “a.csv” was interrupted, so it was not read."
ENDS = {
    "at-once": ("sys.exit(1)", NOT_STARTED),
    "saying-nothing": ("sys.exit(0)", NOT_STARTED),
    "killed-at-once": ("os.kill(os.getpid(), 9)", INTERRUPTED),
    "half-way": (f'{_SPOOL}; os.write(spool, b\'{{"begun":true}}\\n{{"name"\'); sys.exit(0)', NOT_FOLLOWED),
    "with-half-a-row": (
        f"{_SPOOL}; os.write(spool, b'{{\"begun\":true}}\\n[2,0'); sys.exit(5)",
        NOT_FOLLOWED,
    ),
    "no-memory": (
        f"{_SPOOL}; os.write(spool, b'{{\"begun\":true}}\\n'); sys.exit(3)",
        "asks for more memory",
    ),
    "allocator": (
        f"{_SPOOL}; os.write(spool, b'{{}}\\n'); os.write(2, b'memory allocation of 9 bytes'); os.abort()",
        "asks for more memory",
    ),
    "no-room": ("sys.exit(4)", "there is no room left"),
}


@posix_only
@pytest.mark.logs("the process that read a file ended with")
@pytest.mark.parametrize(("program", "sentence"), ENDS.values(), ids=ENDS.keys())
def test_an_end_before_the_last_word_is_said(
    program: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "a.csv", SMALL)
    stand_in(tmp_path / "python", program, monkeypatch)
    assert sentence in said_of(path)


@posix_only
@pytest.mark.parametrize("python", ["", "gone/python", "a.csv"])
def test_without_a_python_to_start_it_is_said_that_nothing_started(
    python: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "a.csv", SMALL)
    monkeypatch.setattr(sys, "executable", str(tmp_path / python) if python else "")
    assert said_of(path).startswith(NOT_STARTED)


@posix_only
def test_without_a_folder_for_temporary_files_it_is_said(tmp_path: Path) -> None:
    program = "import tempfile; tempfile.tempdir = '/nowhere'" + READ
    ended = python(program, save(tmp_path / "a.csv", SMALL))
    assert "there is no room left for it" in ended.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("status", "begun", "sentence"),
    [
        (0xC0000017, True, "asks for more memory"),  # STATUS_NO_MEMORY
        (0xC000012D, True, "asks for more memory"),  # STATUS_COMMITMENT_LIMIT
        (0x718, True, "it takes too long"),  # ERROR_NOT_ENOUGH_QUOTA, of a job's limit of time
        (0xC0000044, True, "it takes too long"),  # STATUS_QUOTA_EXCEEDED
        (0xC000013A, True, "was interrupted"),  # STATUS_CONTROL_C_EXIT
        (0x40010004, False, "was interrupted"),  # DBG_TERMINATE_PROCESS, on logging off
        (0xC0000005, True, "cannot follow"),  # STATUS_ACCESS_VIOLATION
        (0xC00000FD, True, "cannot follow"),  # STATUS_STACK_OVERFLOW
        (0xC0000409, True, "cannot follow"),  # STATUS_STACK_BUFFER_OVERRUN, of any abort
        (0xC0000135, False, "did not start"),  # STATUS_DLL_NOT_FOUND
        (NOT_WHOLE, True, "did not start"),
    ],
)
def test_what_windows_ends_a_process_with_is_known(status: int, begun: bool, sentence: str) -> None:
    assert sentence in str(ends.sentence(Path("a.xlsx"), status, begun, b""))


@linux_only
def test_a_program_that_is_short_of_memory_itself_says_so(tmp_path: Path) -> None:
    def none_left() -> None:
        raise MemoryError

    said = said_of(save(tmp_path / "long.csv", LONG), none_left)
    assert said.startswith("“long.csv” could not be read: this computer has no memory left for it.")


_SLOWLY = """
import resource, signal
from cme_desktop.spreadsheets.limits import limit_this_process
resource.setrlimit(resource.RLIMIT_CPU, (3, 3))
signal.signal(signal.SIGXCPU, signal.SIG_IGN)
limit_this_process(2_000_000_000, 600)
while True: pass
"""


@posix_only
def test_a_limit_of_computing_that_was_set_before_is_known_by_its_signal() -> None:
    """At a hard limit the system kills outright, as anybody may."""
    assert python(_SLOWLY).returncode == -signal.SIGXCPU


_FIND_OUT_HOW = """
import subprocess
code = subprocess.run([{python!r}, *sys.argv[1:]], close_fds=False).returncode
with open({pipe!r}, 'w') as pipe:
    pipe.write(str(code))
"""
_DIE = """
import os, signal, sys
from pathlib import Path
from cme_desktop.spreadsheets.reading import read_tables
sys.executable = sys.argv[2]
read_tables(Path(sys.argv[1]), go_on=lambda: os.kill(os.getpid(), signal.SIGKILL))
"""


@posix_only
def test_it_ends_with_who_has_started_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, between = tmp_path / "pipe", tmp_path / "python"
    os.mkfifo(pipe)
    path = save(tmp_path / "long.csv", LONG)
    stand_in(between, _FIND_OUT_HOW.format(python=sys.executable, pipe=str(pipe)), monkeypatch)
    monkeypatch.undo()

    assert python(_DIE, path, between).returncode == -signal.SIGKILL

    assert pipe.read_text() == str(LEFT_ALONE)


@posix_only
def test_where_the_system_keeps_no_limit_of_memory_the_process_does() -> None:
    program = """
from resource import RUSAGE_SELF, getrusage
from cme_desktop.spreadsheets.limits import watch_memory
inherited = getrusage(RUSAGE_SELF).ru_maxrss * 1024  # on Linux the highest mark outlives a change of program
watch_memory(inherited + 100_000_000)
print("Begun", flush=True)
held = b"x" * (inherited + 200_000_000)
while True: pass
"""
    ended = python(program)
    assert (ended.stdout, ended.returncode) == ("Begun\n", OUT_OF_MEMORY)
