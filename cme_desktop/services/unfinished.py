"""What somebody has typed and not saved, wherever it is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cme_desktop.description.record_type import About
from cme_desktop.drafts import linked_in
from cme_desktop.ports import EmergencyDrafts, KeptDraft, Reader, Records
from cme_desktop.public_names import RESTRICTED, ShownName
from cme_desktop.registry import REGISTRY, record_type
from cme_desktop.standing_records.child import CHILD


def unfinished(reader: Reader, emergency: EmergencyDrafts, who: str) -> list[KeptDraft]:
    """The unfinished typing of `who`, newest first, each once, named as its child is named now.

    What is about a restricted child goes by no name.

    Typing on this computer stands for what the data file has of it: it goes only once the file has it all.
    """
    known = {kind.key for kind in REGISTRY}
    aside = [draft for draft in emergency.all() if draft.who == who and draft.type in known]
    found = sorted(_each_once(aside, reader.drafts(who)), key=lambda draft: draft.saved_at, reverse=True)
    labels = reader.labels({child for draft in found if (child := _child_of(draft)) is not None})
    return [replace(draft, title=_title(reader, draft, labels)) for draft in found]


def _each_once(aside: Sequence[KeptDraft], kept: Sequence[KeptDraft]) -> Iterator[KeptDraft]:
    for draft in aside:
        in_file = next((one for one in kept if _same(draft, one)), None)
        yield replace(draft, id=in_file.id if in_file else 0)
    yield from (one for one in kept if not any(_same(draft, one) for draft in aside))


def _same(aside: KeptDraft, kept: KeptDraft) -> bool:
    return aside.mark == kept.mark if kept.mark else aside.id == kept.id


def _child_of(draft: KeptDraft) -> int | None:
    """The child that a record is about, where one is chosen."""
    return linked_in(draft.typed, CHILD.key) if record_type(draft.type).about is About.CHILD else None


def _title(reader: Records, draft: KeptDraft, labels: Mapping[int, ShownName]) -> ShownName:
    if any(reader.accounts(id) for id in draft.about()):
        return RESTRICTED
    child = _child_of(draft)
    return draft.title if child is None else labels.get(child, draft.title)
