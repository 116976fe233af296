"""What is written into a folder is for whom the folder is for, and the receipt says so."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cme_desktop.files.shared import EVERYBODY, ONLY_YOU, who_can_read
from cme_desktop.intake.templates import blank_workbook
from cme_desktop.spreadsheets.writing import write_workbook
from cme_desktop.standing_records.hub import HUB

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows gives a file its folder's rights")


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """What the machine takes from new files by default changes nothing."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter, unlike pytest's own."""
    with TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize(
    ("rights", "mode", "readers"),
    [
        (0o700, 0o600, ONLY_YOU),
        (0o711, 0o600, ONLY_YOU),
        (0o755, 0o644, EVERYBODY),
        (0o777, 0o666, EVERYBODY),
        (0o1777, 0o644, EVERYBODY),
        (0o2770, 0o660, "Everybody in the group {group} can read it."),
        (0o2750, 0o640, "Everybody in the group {group} can read it."),
    ],
)
def test_a_workbook_takes_the_rights_of_its_folder(
    folder: Path, rights: int, mode: int, readers: str
) -> None:
    number, name = another_group()
    if rights & 0o2000:
        os.chown(folder, -1, number)
    folder.chmod(rights)
    out = folder / "hubs.xlsx"
    write_workbook(out, blank_workbook(HUB))
    write_workbook(out, blank_workbook(HUB))
    assert out.stat().st_mode & 0o777 == mode
    assert out.stat().st_gid == folder.stat().st_gid
    assert who_can_read(out) == readers.format(group=name)
    assert [each.name for each in folder.iterdir()] == ["hubs.xlsx"]


def test_whoever_cannot_reach_a_folder_cannot_read_what_is_in_it(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    inner.chmod(0o755)
    write_workbook(inner / "hubs.xlsx", blank_workbook(HUB))
    folder.chmod(0o755)
    assert who_can_read(inner / "hubs.xlsx") == EVERYBODY
    folder.chmod(0o700)
    assert who_can_read(inner / "hubs.xlsx") == ONLY_YOU


def test_nobody_reads_it_while_it_is_written(folder: Path) -> None:
    folder.chmod(0o777)
    seen = set()
    sheet = blank_workbook(HUB)

    def look(*_: object) -> None:
        seen.update(each.stat().st_mode & 0o777 for each in folder.iterdir())

    write_workbook(folder / "hubs.xlsx", sheet, look)
    look()
    assert seen == {0o600, 0o666}


def another_group() -> tuple[int, str]:
    """A group of this person's that is not theirs alone."""
    import grp
    import pwd

    me = pwd.getpwuid(os.geteuid()).pw_name
    groups = grp.getgrall() if os.geteuid() == 0 else [grp.getgrgid(each) for each in os.getgroups()]
    for group in groups:
        if group.gr_name != me:
            return group.gr_gid, group.gr_name
    pytest.skip("this person is in no group but their own")
