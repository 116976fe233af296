"""What can go wrong with a file, said so that the person who chose it knows what to do next."""

import errno
from pathlib import Path

from cme_desktop.errors import CmeError
from cme_desktop.values.errors import quoted

_SCARCE = {errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE}
_NOWHERE = {errno.ENAMETOOLONG, errno.ELOOP}


class FileProblem(CmeError):
    """A file cannot be read or written. The message is plain English, ready to be shown as it is."""


def damaged(path: Path) -> FileProblem:
    """The file starts like a workbook but cannot be followed to its end."""
    return FileProblem(
        f"“{path.name}” is damaged, or only part of it arrived. Ask the sender for it again, "
        "or open it in Excel and save it under a new name."
    )


def locked(path: Path) -> FileProblem:
    """The file is encrypted with a password that this program does not have."""
    return FileProblem(
        f"“{path.name}” is locked with a password. Open it in Excel, remove the password "
        "(File, Info, Protect Workbook, Encrypt with Password) and save it."
    )


def too_large(path: Path, limit: str) -> FileProblem:
    """The file would take more memory than an office machine has. `limit` reads like "1,000,000 rows"."""
    return FileProblem(
        f"“{path.name}” is too large: it holds more than {limit}. Split it and load the parts."
    )


def too_wide(path: Path, row: int, columns: int) -> FileProblem:
    """A row of a text file has more columns than any spreadsheet; the file is of another kind, or damaged."""
    return FileProblem(
        f"Row {row:,} of “{path.name}” has more than {columns:,} columns, so the file is no table. "
        "Ask the sender for it again."
    )


def too_long_a_row(path: Path, row: int, letters: int) -> FileProblem:
    """A row goes on and on; nought is the row of headings."""
    what = f"Row {row:,}" if row else "The row of headings"
    return FileProblem(
        f"{what} of “{path.name}” is longer than {letters:,} letters, so the file is no table. "
        "Ask the sender for it again."
    )


def too_demanding(path: Path) -> FileProblem:
    """The process that read the file was ended for the memory it asked for."""
    return FileProblem(
        f"“{path.name}” could not be read: it asks for more memory than a file may have here. "
        "It may be damaged; open it in Excel and save it under a new name, or split it and load the parts."
    )


def too_slow(path: Path) -> FileProblem:
    """The process that read the file was ended for the time it took."""
    return FileProblem(
        f"“{path.name}” could not be read: it takes too long. "
        "It may be damaged; open it in Excel and save it under a new name, or split it and load the parts."
    )


def no_room_to_read(path: Path) -> FileProblem:
    """There was nowhere to put what was read."""
    return FileProblem(
        f"“{path.name}” could not be read: there is no room left for it on this computer’s disk. "
        "Make room there and try again."
    )


def no_memory_to_read(path: Path) -> FileProblem:
    """The computer has no memory, or no more processes or open files to give."""
    return FileProblem(
        f"“{path.name}” could not be read: this computer has no memory left for it. "
        "Close other programs and try again."
    )


def interrupted(path: Path) -> FileProblem:
    """The process that read the file was ended by somebody or something else than the file."""
    return FileProblem(
        f"Reading “{path.name}” was interrupted, so it was not read. Try again. If it happens again, close "
        "other programs first."
    )


def not_started(path: Path) -> FileProblem:
    """The process that reads files did not come so far as to look at the file."""
    return FileProblem(
        f"“{path.name}” could not be read: the part of this program that reads files did not start. Close "
        "other programs and try again; if that does not help, this program has to be set up again."
    )


def not_followed(path: Path) -> FileProblem:
    """The process that read the file failed, and nobody knows more."""
    return FileProblem(
        f"“{path.name}” could not be read: there is something in it that this program cannot follow. Open it "
        "in Excel, save it under a new name and choose that."
    )


def could_not_start(path: Path, error: OSError) -> FileProblem:
    """The sentence for an error the operating system gave on starting the process that reads files."""
    return no_memory_to_read(path) if error.errno in _SCARCE else not_started(path)


def could_not_read(path: Path, error: OSError) -> FileProblem:
    """The sentence for an error the operating system gave on reading."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)) or error.errno in _NOWHERE:
        return FileProblem(f"{quoted(path.name)} was not found. It may have been moved, renamed or deleted.")
    if isinstance(error, PermissionError):
        return FileProblem(
            f"“{path.name}” could not be opened: it is open in another program, "
            "or you have no permission to read it."
        )
    if error.errno in _SCARCE:
        return no_memory_to_read(path)
    return FileProblem(f"“{path.name}” could not be read: the disk or network gave an error.")


def could_not_write(path: Path, error: OSError) -> FileProblem:
    """The sentence for an error the operating system gave on writing."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return FileProblem(f"“{path.name}” could not be saved: the folder “{path.parent}” was not found.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return FileProblem(
            f"“{path.name}” could not be saved: it is open in another program, or you may not change it. "
            "Close it and try again, or save under another name."
        )
    if error.errno == errno.ENAMETOOLONG:
        return FileProblem("The file could not be saved: its name is too long. Choose a shorter one.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return FileProblem(f"“{path.name}” could not be saved: the disk is full.")
    return FileProblem(f"“{path.name}” could not be saved: the disk or network gave an error.")
