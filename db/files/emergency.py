"""Unfinished typing in files of its own, one for each form, for as long as the data file cannot take it."""

import json
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from cme_desktop.errors import Unavailable
from cme_desktop.files.private import private_folder, write_private
from cme_desktop.ports import KeptDraft
from cme_desktop.public_names import kept_name
from db.connecting.engine import address_of


class DraftFiles:
    """Fulfils `ports.EmergencyDrafts` in a folder that only its owner can look into.

    The folder is there only while something is in it. A file is replaced whole, so that a kill leaves what
    was typed before or after, never half of it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, draft: KeptDraft) -> None:
        try:
            private_folder(self.folder)
            _refuse_another(self.folder)
            write_private(self._file(draft.mark), _written(draft))
        except OSError as failure:
            raise Unavailable(f"Nothing can be written to {self.folder}.") from failure

    def remove(self, mark: str) -> None:
        try:
            self._file(mark).unlink(missing_ok=True)
            self.folder.rmdir()
        except OSError:
            pass  # other typing is in it, or it never was there

    def all(self) -> list[KeptDraft]:
        try:
            return list(self._read())
        except OSError:
            return []

    def _read(self) -> Iterator[KeptDraft]:
        for file in sorted(self.folder.glob("*.json")):
            try:
                yield _read_back(file.read_text("ascii"))
            except (OSError, ValueError, KeyError, TypeError):
                continue  # what cannot be read is left lying, and keeps nobody from the rest

    def _file(self, mark: str) -> Path:
        return self.folder / f"{quote(mark, safe='')}.json"


def beside_file(data: Path, login: str) -> Path:
    """The folder for the unfinished typing of the person logged in as `login`, beside their data file."""
    file = data.resolve()  # one folder, by whatever link the data file is opened
    return file.with_name(f"{file.name}.unfinished-{quote(login, safe='')}")


def in_own_folder(address: str, own: Path) -> Path:
    """The folder for a database on a server, in the person's own folder; nothing secret is in its name.

    Raises Unavailable for what is no address.
    """
    url = address_of(address)
    hosts = url.query.get("host", "")
    host = url.host or (hosts if isinstance(hosts, str) else ",".join(hosts))
    named = f"{host}:{url.port or 5432}/{url.database or ''}"
    return (
        own
        / f"unfinished-{quote(url.database or '', safe='')[:60]}-{sha256(named.encode()).hexdigest()[:12]}"
    )


def _refuse_another(folder: Path) -> None:
    """Beside a shared data file somebody else may have laid that folder, or a link. Raises OSError."""
    found = folder.lstat()
    if stat.S_ISLNK(found.st_mode) or (os.name == "posix" and found.st_uid != os.geteuid()):
        raise PermissionError(f"{folder} is another’s.")


def _written(draft: KeptDraft) -> bytes:
    plain = {
        "id": draft.id,
        "type": draft.type,
        "record": draft.record,
        "who": draft.who,
        "saved_at": draft.saved_at.isoformat(),
        "title": draft.title,
        "typed": draft.typed,
    }
    return json.dumps(plain).encode("ascii")


def _read_back(text: str) -> KeptDraft:
    plain = json.loads(text)
    return KeptDraft(
        int(plain["id"]),
        str(plain["type"]),
        plain["record"],
        str(plain["who"]),
        datetime.fromisoformat(plain["saved_at"]),
        kept_name(str(plain["title"])),
        dict(plain["typed"]),
        aside=True,
    )
