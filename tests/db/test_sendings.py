"""Each sending says which files went to whom; the first freezes the version, later ones only add to it."""

from datetime import timedelta
from pathlib import Path

import pytest

from cme_desktop.errors import CmeError
from cme_desktop.operations.performing import perform
from cme_desktop.operations.returns import KeepMade, MarkSent, PublishExport
from cme_desktop.suppression.cells import PublishedCell
from cme_desktop.versions.version import VersionLine
from db.store import SqlStore
from tests.builders import AUTHOR, NOON, StandingClock
from tests.made_returns import OCTOBER, content, figure, make_version, written

CELL = PublishedCell("a.received", None, OCTOBER.start, OCTOBER.end, hidden=False, value=57)
OTHER = PublishedCell("a.open", None, OCTOBER.start, OCTOBER.end, hidden=False, value=12)


@pytest.fixture
def draft(store: SqlStore, tmp_path: Path) -> VersionLine:
    """A version of which both editions were made, the committee's with its open data and its pages."""
    editions = {"committee": "figures", "working": "rows"}
    files = [written(tmp_path, edition, text) for edition, text in editions.items()]
    files += [written(tmp_path, "data", "figures again")]
    return make_version(store, OCTOBER, content(figure(1)), files)


def send(store: SqlStore, whom: str, *editions: str) -> VersionLine:
    """Send these editions of the newest version, which publishes a cell; gives how it stands then."""
    with store.reading() as reader:
        line = reader.kept_returns.lines()[0]
    published = () if line.sent else (CELL,)
    perform(store, AUTHOR, MarkSent(line, whom, "by e-mail", editions, published=published))
    with store.reading() as reader:
        return reader.kept_returns.lines()[0]


def published(store: SqlStore) -> list[PublishedCell]:
    with store.reading() as reader:
        return reader.kept_returns.published()


@pytest.mark.usefixtures("draft")
def test_each_sending_says_which_files_went_to_whom_and_when(store: SqlStore, clock: StandingClock) -> None:
    send(store, "Committee", "committee")
    clock.moment += timedelta(days=2)
    line = send(store, "Team manager", "working")
    assert [(one.at, one.whom, one.what) for one in line.sendings] == [
        (NOON, "Committee, by e-mail", "committee.xlsx, data.xlsx"),
        (NOON + timedelta(days=2), "Team manager, by e-mail", "working.xlsx"),
    ]
    assert line.sent == line.sendings[0]
    assert list(store.findings()) == []


@pytest.mark.usefixtures("draft")
def test_which_of_several_editions_went_has_to_be_said(store: SqlStore) -> None:
    with pytest.raises(CmeError, match=r"^Say which edition .* is sent: committee or working\.$"):
        send(store, "Committee")
    with pytest.raises(CmeError, match=r"no termly edition was made. There is: committee, working\.$"):
        send(store, "Committee", "termly")
    assert published(store) == []


def test_the_one_that_was_made_goes_where_none_is_named(store: SqlStore, tmp_path: Path) -> None:
    make_version(store, OCTOBER, content(figure(1)), [written(tmp_path)])
    assert send(store, "Team manager").sendings[0].what == "working.xlsx"


@pytest.mark.usefixtures("draft")
def test_the_first_sending_freezes_every_file_of_the_version(store: SqlStore, tmp_path: Path) -> None:
    line = send(store, "Team manager", "working")
    (tmp_path / "committee.xlsx").write_text("edited since")
    with store.reading() as reader:
        files = {one.made.edition: one.id for one in reader.kept_returns.files(line.id)}
        assert reader.kept_returns.bytes_of(files["committee"]) == b"figures"
    added = KeepMade(OCTOBER, 1, content(figure(1)), (written(tmp_path, "pages"),))
    with pytest.raises(CmeError, match="was sent, and stays as it is"):
        perform(store, AUTHOR, added)


@pytest.mark.usefixtures("draft")
def test_only_a_sending_of_the_committee_edition_publishes(store: SqlStore) -> None:
    send(store, "Team manager", "working")
    assert published(store) == []
    send(store, "Committee", "committee")
    assert published(store) == [CELL]
    send(store, "Director", "committee")
    assert published(store) == [CELL]
    assert list(store.findings()) == []


@pytest.mark.usefixtures("draft")
def test_a_committee_edition_is_not_sent_later_beside_what_was_published_meanwhile(store: SqlStore) -> None:
    """It was tried what its numbers tell beside those that were out when it was frozen."""
    send(store, "Team manager", "working")
    perform(store, AUTHOR, PublishExport("pace-interview 2026-10", (OTHER,), register=0))
    with pytest.raises(CmeError, match=r"Figures were published since version 1 .* Make the next version"):
        send(store, "Committee", "committee")
    assert published(store) == [OTHER]
    assert len(send(store, "Director", "working").sendings) == 2
