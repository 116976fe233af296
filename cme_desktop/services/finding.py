"""Finding by typing: what a look-up or the search box offers for the words so far."""

from dataclasses import dataclass

from cme_desktop.ports import Hit, Reader
from cme_desktop.records import CHILD, SCHOOL, record_type
from cme_desktop.values.names import fold
from cme_desktop.values.school_years import show_year_group, year_group


@dataclass(frozen=True)
class Found:
    """One offer: what it is called and what tells it apart."""

    id: int
    type: str
    label: str
    detail: str
    restricted: bool = False


def search_words(text: str) -> list[str]:
    """The folded words of what was typed."""
    return [word for part in text.replace(",", " ").split() if (word := fold(part))]


def find(reader: Reader, text: str, limit: int, to: str = "") -> list[Found]:
    """Records that match what was typed, of one type or of any."""
    hits = reader.search(search_words(text), limit, (to,) if to else ())
    return [described(reader, hit) for hit in hits]


def described(reader: Reader, hit: Hit) -> Found:
    """A hit with the words that tell it from its like."""
    if hit.restricted:
        return Found(hit.id, hit.type, f"Restricted – {hit.reference}", "Ask a manager", restricted=True)
    return Found(hit.id, hit.type, hit.label, _detail(reader, hit))


def _detail(reader: Reader, hit: Hit) -> str:
    if hit.type == CHILD.key:
        return _child_detail(reader, hit.id)
    if hit.type == SCHOOL.key:
        school = reader.get(SCHOOL, hit.id)
        parts = (school.laestab and f"{school.laestab[:3]}/{school.laestab[3:]}", school.postcode)
        return " · ".join(part for part in parts if part)
    kind = record_type(hit.type)
    status = kind.life.statuses.label(hit.status)
    return " · ".join(part for part in (kind.title, hit.child_label, status if kind.notice else "") if part)


def _child_detail(reader: Reader, id: int) -> str:
    child = reader.get(CHILD, id)
    parts = []
    if birth := CHILD.plain["birth"] and child.birth:
        parts.append(f"b. {CHILD.plain['birth'].show(birth)}" if not isinstance(birth, str) else birth)
        if hasattr(birth, "day") and child.changed_at:
            parts.append(show_year_group(year_group(birth.day, child.changed_at.date())))
    if child.school:
        parts.extend(reader.labels([child.school]).values())
    return " · ".join(parts)
