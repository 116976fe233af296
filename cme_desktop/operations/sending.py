"""Sending a return: its files say that they were sent, and are kept as they are then."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cme_desktop.editions.as_sent import AsSent, write_as_sent
from cme_desktop.operations.performing import Done, LongOperation, perform
from cme_desktop.operations.returns import MarkSent, refuse_nobody
from cme_desktop.paper.pages import OwnPrint
from cme_desktop.ports import Author, Store
from cme_desktop.spreadsheets.problems import FileProblem
from cme_desktop.spreadsheets.replacing import replacing
from cme_desktop.termly.as_sent import write_form_as_sent
from cme_desktop.versions.edition_files import chosen, sensitive_of, warning_of
from cme_desktop.versions.version import ReturnKind, SentFile, VersionLine
from cme_desktop.watching import Watcher

_STARTS = (b"PK", b"%PDF", b"\xef\xbb\xbf")
"""How workbooks, pages and open data begin."""


@dataclass(frozen=True)
class SentReturn:
    """What became of the files of a version that is marked as sent now."""

    to_send: tuple[Path, ...]
    """Those that lie there with the stamp, in the place of the drafts."""
    not_placed: tuple[str, ...] = ()
    """A sentence for each that is kept, but could not be put there."""
    sensitive: tuple[str, ...] = ()
    """The names of those that may not be published."""
    left_out: str = ""
    """What was typed for the cover and does not stand in the committee edition, in words."""

    @property
    def warning(self) -> str:
        """What is to be known of them by whoever sends them on; empty where all may be published."""
        return " ".join(filter(None, (self.left_out, warning_of(self.sensitive))))


@dataclass(frozen=True)
class SendReturn(LongOperation[SentReturn]):
    """Add that editions of a version were sent.

    The first time all its files are written anew as sent, kept, and put in the place of the drafts; until
    then nothing of that lies there. Afterwards they stay as they are, whoever they are sent to. Raises what
    `write_as_sent`, `write_form_as_sent` and `MarkSent` raise.
    """

    version: VersionLine
    to_whom: str
    how: str
    today: date
    now: datetime
    editions: tuple[str, ...] = ()
    """Which go; the one that was made where none is named."""
    own_print: OwnPrint | None = None
    """How its pages are printed where there is no LibreOffice."""

    stays = "what was sent stays as it is"

    @property
    def name(self) -> str:
        return f"Send {self.version.named}"

    def run(self, store: Store, author: Author, watcher: Watcher) -> Done[SentReturn]:
        refuse_nobody(self.to_whom)
        with store.reading() as reader:
            made = [file.made for file in reader.kept_returns.files(self.version.id)]
            goes = {file.path for file in chosen(made, self.editions, self.version)}
        marking = MarkSent(self.version, self.to_whom, self.how, self.editions, at=self.now)
        is_first, left_out = self.version.sent is None, ""
        if is_first:
            sent = self._written(store, watcher)
            left_out = sent.left_out
            marking = replace(marking, files=sent.files, published=sent.published, register=sent.register)
        done = perform(store, author, marking, watcher)
        with store.reading() as reader:
            kept = reader.kept_returns
            files = [
                SentFile(file.made, kept.bytes_of(file.id))
                for file in kept.files(self.version.id)
                if is_first or file.made.path in goes
            ]
        return Done(replace(_placed(files, goes), left_out=left_out), done.touched)

    def _written(self, store: Store, watcher: Watcher) -> AsSent:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder, store.reading() as reader:
            of = reader, self.version, Path(folder), self.today, self.now, watcher
            if self.version.of.kind is ReturnKind.TERMLY:
                return write_form_as_sent(*of)
            return write_as_sent(*of, self.own_print)


def _placed(files: Sequence[SentFile], goes: Collection[str]) -> SentReturn:
    """All of them lie there; told of are those that go, by their paths."""
    there: list[Path] = []
    refused: list[str] = []
    for file in files:
        path = Path(file.made.path)
        try:
            with replacing(path, _STARTS) as unfinished:
                unfinished.write_bytes(file.content)
        except FileProblem as problem:
            refused.append(str(problem))
            continue
        if file.made.path in goes:
            there.append(path)
    return SentReturn(tuple(there), tuple(refused), sensitive_of([file.made for file in files], goes))
