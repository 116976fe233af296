"""`python -m tests.migrations.old_files` keeps a data file of the present version for those to come.

Whoever adds a step makes one: it is what officers have in their hands once the next step is there.
"""

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import main
from db.migrations import HEAD

FOLDER = Path(__file__).parents[1] / "data" / "versions"
_SAMPLE = ("--children", "60", "--seed", "8", "--as-of", "2026-11-20")


def packed(revision: str) -> Path:
    """Where the file of a version lies."""
    return FOLDER / f"{revision}.cme.gz"


def unpacked(revision: str, folder: Path) -> Path:
    """A copy of the file of a version, to be opened."""
    path = folder / "authority.cme"
    path.write_bytes(gzip.decompress(packed(revision).read_bytes()))
    return path


def keep() -> Path:
    """Make the made-up authority by the program as it is, and keep it packed."""
    with TemporaryDirectory() as work:
        path = Path(work, "authority.cme")
        if main.main(["sample", *_SAMPLE, "--data", str(path)]) != 0:
            raise SystemExit("The made-up authority could not be made.")
        packed(HEAD).write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return packed(HEAD)


if __name__ == "__main__":
    print(keep().relative_to(Path.cwd()))
