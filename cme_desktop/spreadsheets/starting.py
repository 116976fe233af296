"""Starts the process that reads files, with open files in its hands beside its input and its errors.

On POSIX systems it knows them by the numbers that they have here; Windows hands over handles, of which it has
to make numbers of its own.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).parents[2]
READING_FLAG = "--read-a-file-from-outside"
"""What a program packed into one file is started with to be this process; it has no other Python to start."""
_BEYOND_STANDARD = 3
_BEGIN = (
    "import os, sys; sys.path += sys.argv[1:]; "
    "from cme_desktop.spreadsheets.child import main; os._exit(main())"
)

if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def handed(files: Sequence[int]) -> Iterator[list[int]]:
        """What the process that is started meanwhile will know open files by."""
        handles = [msvcrt.get_osfhandle(number) for number in files]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        yield handles

    def opened_by(name: int, flags: int) -> int:
        """In the process: the number of a file that it was handed."""
        return msvcrt.open_osfhandle(name, flags)

    def start(
        given: Sequence[int], file: BinaryIO, errors: BinaryIO, variables: Mapping[str, str]
    ) -> "subprocess.Popen[bytes]":
        """Start it with these handles. Raises OSError."""
        return subprocess.Popen(
            command(),
            stdin=file,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env={**os.environ, **variables},
            creationflags=subprocess.CREATE_NO_WINDOW,
            startupinfo=subprocess.STARTUPINFO(lpAttributeList={"handle_list": list(given)}),
        )
else:
    import fcntl

    @contextmanager
    def handed(files: Sequence[int]) -> Iterator[list[int]]:
        """What the process that is started meanwhile will know open files by. Raises OSError.

        Where this program itself was started without input or output, theirs are the first numbers to be
        given away; in the process these are its own.
        """
        with ExitStack() as closing:
            numbers = []
            for number in files:
                numbers.append(fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, _BEYOND_STANDARD))
                closing.callback(os.close, numbers[-1])
            yield numbers

    def opened_by(name: int, _flags: int) -> int:
        """In the process: the number of a file that it was handed."""
        return name

    def start(
        given: Sequence[int], file: BinaryIO, errors: BinaryIO, variables: Mapping[str, str]
    ) -> "subprocess.Popen[bytes]":
        """Start it with these open files. Raises OSError."""
        return subprocess.Popen(
            command(),
            stdin=file,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env={**os.environ, **variables},
            pass_fds=given,
        )


def command() -> list[str]:
    """How it is started. Raises OSError where there is nothing to start.

    Python is told to look at nothing but itself: not at variables, not at what lies in the folder one happens
    to be in, not at what others have put beside the packages to be run at every start.
    """
    if not sys.executable:
        raise FileNotFoundError("no Python to start")
    if getattr(sys, "frozen", False):
        return [sys.executable, READING_FLAG]
    writes = ["-B"] if sys.dont_write_bytecode else []
    return [sys.executable, "-I", "-S", *writes, "-c", _BEGIN, *_folders()]


def _folders() -> list[str]:
    """Where it finds the program and the packages, after Python's own modules: never the current folder."""
    try:
        here = os.getcwd()
    except OSError:  # it was deleted
        here = ""
    of_python = here.startswith((sys.prefix, sys.base_prefix))
    found = (entry for entry in sys.path if os.path.isabs(entry) and (entry != here or of_python))
    return list(dict.fromkeys([str(ROOT), *found]))
