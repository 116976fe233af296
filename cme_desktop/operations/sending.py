"""Sending a return: its files say that they were sent, and are kept as they are then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cme_desktop.editions.as_sent import write_as_sent
from cme_desktop.editions.file_names import Edition
from cme_desktop.operations.performing import Done, LongOperation, perform
from cme_desktop.operations.returns import MarkSent, refuse_nobody
from cme_desktop.paper.pages import OwnPrint
from cme_desktop.ports import Author, Store
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.replacing import replacing
from cme_desktop.versions.version import SentFile, VersionLine
from cme_desktop.watching import Watcher

_STARTS = (b"PK", b"%PDF", b"\xef\xbb\xbf")
"""How workbooks, pages and open data begin."""
_SENSITIVE = frozenset(edition for edition in Edition if edition.is_sensitive)


@dataclass(frozen=True)
class SentReturn:
    """What became of the files of a version that is marked as sent now."""

    to_send: tuple[Path, ...]
    """Those that lie there with the stamp, in the place of the drafts."""
    not_placed: tuple[str, ...] = ()
    """A sentence for each that is kept, but could not be put there."""
    sensitive: tuple[str, ...] = ()
    """The names of those that may not be published."""

    @property
    def warning(self) -> str:
        """What is to be known of them by whoever sends them on; empty where all may be published."""
        if not self.sensitive:
            return ""
        named = "names children or tells" if len(self.sensitive) == 1 else "name children or tell"
        return (
            f"{' and '.join(self.sensitive)} {named} small numbers: "
            "OFFICIAL-SENSITIVE, for nobody but those who may read them."
        )


@dataclass(frozen=True)
class SendReturn(LongOperation[SentReturn]):
    """Write a version's files anew as sent, keep them, and put them in the place of the drafts.

    Until it is kept as sent nothing of that lies where the drafts are. Raises what `write_as_sent` and
    `MarkSent` raise.
    """

    version: VersionLine
    to_whom: str
    how: str
    today: date
    now: datetime
    own_print: OwnPrint | None = None
    """How its pages are printed where there is no LibreOffice."""

    stays = "what was sent stays as it is"

    @property
    def name(self) -> str:
        return f"Send {self.version.named}"

    def run(self, store: Store, author: Author, watcher: Watcher) -> Done[SentReturn]:
        refuse_nobody(self.to_whom)
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder, store.reading() as reader:
            sent = write_as_sent(
                reader, self.version, Path(folder), self.today, self.now, watcher, self.own_print
            )
        marking = MarkSent(
            self.version, self.to_whom, self.how, sent.files, sent.published, sent.register, self.now
        )
        done = perform(store, author, marking, watcher)
        return Done(_placed(sent.files), done.touched)


def _placed(files: Sequence[SentFile]) -> SentReturn:
    there: list[Path] = []
    refused: list[str] = []
    for file in files:
        path = Path(file.made.path)
        try:
            with replacing(path, _STARTS) as unfinished:
                unfinished.write_bytes(file.content)
            there.append(path)
        except FileProblem as problem:
            refused.append(str(problem))
    sensitive = tuple(file.made.name for file in files if file.made.edition in _SENSITIVE)
    return SentReturn(tuple(there), tuple(refused), sensitive)
