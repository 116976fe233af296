"""A file of a return to be opened: what was sent as it is kept, whatever became of it since."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cme_desktop.errors import CmeError
from cme_desktop.files.private import private_folder, write_private
from cme_desktop.ports import Reader
from cme_desktop.returns.made_files import bytes_made
from cme_desktop.versions.version import KeptFile
from cme_desktop.watching import Watcher


@dataclass(frozen=True)
class FileToOpen:
    """Where it lies, and a sentence where the one that was written is another by now; else empty."""

    path: Path
    says: str = ""


def file_to_open(file: KeptFile, folder: Path, reader: Reader, _progress: Watcher) -> FileToOpen:
    """A file that is kept, written into a folder that is private; a draft where it was made.

    Raises CmeError where a draft is not there any more, or the folder cannot be written to.
    """
    there, path = _lies_there(file), Path(file.made.path)
    if not file.is_kept:
        if there is None:
            raise CmeError(f"{path} is not there any more.")
        return FileToOpen(path, "" if there else f"{path.name} was changed since it was made.")
    copy = folder / str(file.id) / Path(file.made.name).name
    try:
        private_folder(copy.parent)
        write_private(copy, reader.kept_returns.bytes_of(file.id))
    except OSError as failure:
        raise CmeError(f"The copy of {copy.name} that is kept cannot be written to {folder}.") from failure
    if there:
        return FileToOpen(copy)
    became = f"{path} is not there any more" if there is None else f"{path} is not the file that was sent"
    return FileToOpen(copy, f"{became}. The copy that is kept was opened.")


def _lies_there(file: KeptFile) -> bool | None:
    """Whether the file lies where it was made as it was made; None where none can be read there."""
    try:
        return sha256(bytes_made(file.made)).hexdigest() == file.made.sha256
    except CmeError:
        return None
