"""The files of a version by edition: what goes together when an edition is sent."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cme_desktop.errors import CmeError
from cme_desktop.values.texts import capital_first
from cme_desktop.versions.version import PUBLISHED, MadeFile, VersionLine

OPEN_DATA = "data"
"""The file of figures beside the committee edition."""
PAGES = "pages"
"""An edition as a PDF."""
_BESIDE = (OPEN_DATA, PAGES)


@dataclass(frozen=True)
class EditionFiles:
    """All that was made of one edition of a version: its workbooks, and what lies beside them."""

    edition: str
    files: tuple[MadeFile, ...]


def by_edition(made: Sequence[MadeFile]) -> list[EditionFiles]:
    """What was made of a version by edition, the committee's first."""
    found: dict[str, dict[MadeFile, None]] = defaultdict(dict)
    for workbook in made:
        if workbook.edition not in _BESIDE:
            found[workbook.edition] |= dict.fromkeys([workbook, *beside(workbook, made)])
    return [EditionFiles(edition, tuple(files)) for edition, files in sorted(found.items())]


def beside(workbook: MadeFile, made: Sequence[MadeFile]) -> Iterator[MadeFile]:
    """What was made beside a workbook: of the committee edition its open data, and its pages."""
    stem = Path(workbook.path).with_suffix("")
    for one in made:
        is_data = one.edition == OPEN_DATA and workbook.edition == PUBLISHED
        if (is_data and Path(one.path).parent == stem.parent) or (
            one.edition == PAGES and Path(one.path).with_suffix("") == stem
        ):
            yield one


def chosen(made: Sequence[MadeFile], editions: Sequence[str], version: VersionLine) -> tuple[MadeFile, ...]:
    """The files of these editions of a version; where none is named, those of the one that was made.

    Raises CmeError where several were made and none is named, for one that was not made, and where nothing
    was made.
    """
    there = {one.edition: one.files for one in by_edition(made)}
    if not there:
        raise CmeError(
            f"{capital_first(version.named)} has no file that could have been sent. Make it first."
        )
    if not editions and len(there) > 1:
        raise CmeError(f"Say which edition of {version.named} is sent: {' or '.join(there)}.")
    missing = [edition for edition in editions if edition not in there]
    if missing:
        raise CmeError(f"Of {version.named} no {missing[0]} edition was made. There is: {', '.join(there)}.")
    return tuple(file for edition in editions or there for file in there[edition])


def sensitive_of(made: Sequence[MadeFile], goes: Collection[str]) -> tuple[str, ...]:
    """The names of those that may not be published, of the files with these paths."""
    kept_in = [one for edition in by_edition(made) if edition.edition != PUBLISHED for one in edition.files]
    return tuple(file.name for file in kept_in if file.path in goes)


def warning_of(sensitive: Sequence[str]) -> str:
    """What is to be known of such files by whoever sends them on; nothing where there are none."""
    if not sensitive:
        return ""
    named = "names children or tells" if len(sensitive) == 1 else "name children or tell"
    return (
        f"{' and '.join(sensitive)} {named} small numbers: "
        "OFFICIAL-SENSITIVE, for nobody but those who may read them."
    )
