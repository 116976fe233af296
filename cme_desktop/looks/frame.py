"""What the frame around the pages asks of the data file: who sits here, counts, and the search box."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cme_desktop.description.life import ALIVE
from cme_desktop.due import NO_POST, Post
from cme_desktop.errors import CmeError
from cme_desktop.ports import Author, EmergencyDrafts, Reader, Records
from cme_desktop.services.finding import Finds, find
from cme_desktop.services.unfinished import unfinished
from cme_desktop.settings import AUTHORITY
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.officer import OFFICER, Officer
from cme_desktop.values.searching import search_words

_CHILDREN_FOUND = 6
_OTHERS_FOUND = 8


@dataclass(frozen=True)
class Situation:
    """What is read before the first page: the authority, and where the officer stands in the team."""

    authority: str | None
    file: str
    """What tells the data file from others."""
    name: str
    """Who sits here, as far as this computer knows, and is on the team; "" where that has to be asked."""
    post: Post


@dataclass(frozen=True)
class Counts:
    """What the frame shows, and whether anything waits to be reckoned anew."""

    due: dict[str, int]
    """By type, what is due today or overdue of the work that is seen first."""
    drafts: int
    to_reckon: bool


def read_situation(known: Mapping[str, str], reader: Records) -> Situation:
    """`known` is what this computer knows of who sits at which file; whoever has left is asked for anew."""
    file, authority = reader.identity(), reader.setting(AUTHORITY)
    name = known.get(file) or known.get("", "")
    held = reader.by_value(OFFICER, "name", name) if name else []
    officer = _officer(reader, held[0]) if held else None
    if officer is None or officer.status != ALIVE.first:
        return Situation(authority, file, "", NO_POST)
    return Situation(authority, file, name, Post(officer.id, officer.hub, officer.role))


def _officer(reader: Records, id: int) -> Officer | None:
    """Who sits here; None where that cannot be read: it is then asked, and keeps no file shut."""
    try:
        return reader.get(OFFICER, id)
    except CmeError:
        raise
    except Exception:
        return None


def read_counts(author: Author, today: date, emergency: EmergencyDrafts, reader: Reader) -> Counts:
    """What the frame shows of the work that an officer sees first."""
    due = reader.due_by_type(today, author.post.scope(author.post.first()))
    return Counts(due, count_drafts(author, emergency, reader), bool(reader.reckonings()))


def count_drafts(author: Author, emergency: EmergencyDrafts, reader: Reader) -> int:
    """How much an officer has left unfinished."""
    return len(unfinished(reader, emergency, author.name))


def find_anything(words: str, today: date, reader: Reader) -> Finds:
    """Children first, then whatever else matches, each once."""
    if not search_words(words):
        return Finds([], more=False)
    children = find(reader, words, _CHILDREN_FOUND, today, CHILD.key)
    anything = find(reader, words, _OTHERS_FOUND + _CHILDREN_FOUND, today)
    others = [one for one in anything.found if one.type != CHILD.key]
    more = children.more or anything.more or len(others) > _OTHERS_FOUND
    return Finds([*children.found, *others[:_OTHERS_FOUND]], more)
