"""The files that were written of a return, between making and sending."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from cme_desktop.errors import CmeError
from cme_desktop.files.chosen import opened
from cme_desktop.versions.version import MadeFile, SentFile


def made_file(edition: str, path: Path) -> MadeFile:
    """A file that has just been written. Raises CmeError where it cannot be read."""
    return MadeFile(edition, path.name, str(path.absolute()), sha256(_read(path)).hexdigest())


def bytes_made(made: MadeFile) -> bytes:
    """The bytes of a file where it was written. Raises CmeError where they cannot be read."""
    return _read(Path(made.path))


def read_made(made: MadeFile, written: Path) -> SentFile:
    """A file written elsewhere that is to lie where another was made. Raises CmeError as the others do."""
    content = _read(written)
    return SentFile(replace(made, sha256=sha256(content).hexdigest()), content)


def _read(path: Path) -> bytes:
    try:
        with opened(path) as file:
            return file.read()
    except OSError as failure:
        raise CmeError(f"{path.name} cannot be read in the folder {path.parent}. Make it anew.") from failure
