"""The records that the rows of a table point at: found on file, found earlier in the same table, or made."""

from collections.abc import Mapping
from typing import Any

from cme_desktop.description.target import Links, Target
from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading, known
from cme_desktop.intake.agreement import (
    Key,
    all_shown,
    apart,
    check_agreement,
    enough,
    key_of,
    narrowed,
    same,
    shown,
)
from cme_desktop.intake.known_records import KnownRecords
from cme_desktop.intake.linked import NEW, REFERENCE, Linked, Values, is_reference
from cme_desktop.intake.particulars import as_parts, draft_from, read_values, told
from cme_desktop.intake.targets import TARGETS
from cme_desktop.intake.whose import Meant, Whose, described
from cme_desktop.matching.alike import alike
from cme_desktop.ports import Notebook, Reader
from cme_desktop.public_names import NAMELESS, name_elsewhere, own_name, public_name
from cme_desktop.registry import record_type as type_named
from cme_desktop.standing_records.child import CHILD
from cme_desktop.standing_records.child.identity import facts_of
from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.names import fold
from cme_desktop.values.sentences import mid_sentence
from cme_desktop.values.texts import visible

_NOTHING_COMPARED = (
    "{reference} is a restricted file, and nothing is compared with it: give the reference alone, or open "
    "the file and type there what is new."
)

_MOST_HELD = 200
"""Records in memory at the beginning of a batch."""


class Linker:
    """Finds what rows point at. Most things are looked up once however many rows name them."""

    def __init__(self, reader: Reader, reading: Reading, notebook: Notebook) -> None:
        self.reader = reader
        self.reading = reading
        self.known = KnownRecords(notebook)
        self._by_id: dict[int, Linked] = {}
        self._indexes: dict[str, dict[Key, list[int]]] = {}
        self.whose = Whose(reader, reading, notebook)

    def read_from(self, reader: Reader) -> None:
        """Look things up in another reading of the same data from now on."""
        self.reader = reader
        self.whose.read_from(reader)
        if len(self._by_id) > _MOST_HELD:
            self.let_go()

    def let_go(self) -> None:
        """Read again whatever is wanted again; of restricted files it stays known that they are."""
        self._by_id = {id: linked for id, linked in self._by_id.items() if linked.restricted}

    def forget(self, to: str) -> None:
        """Look up anew what was read of a type: somebody has saved one. What this import made stays known."""
        self._indexes.pop(to, None)
        self.known.forget(to)
        for id in [id for id, linked in self._by_id.items() if linked.to == to and not linked.new]:
            del self._by_id[id]

    def find(
        self, to: str, text: str, parts: Mapping[str, str], whole: bool, holder: Linked | None = None
    ) -> Linked:
        """What a row's cells name: `text` as a whole, `parts` by field of the record pointed at.

        Raises ValueProblem when it is not on file and may not or cannot be made, or when several records
        answer to it. `whole` allows particulars; a link that may not use them is by reference only.
        """
        reference = parts.get("reference", "") or text
        if found := REFERENCE.fullmatch(visible(reference).strip()):
            beside = self._beside(TARGETS[to], text, parts) if to in TARGETS else {}
            return self.referred(to, found[1], beside, whole)
        target = TARGETS.get(to) if whole else None
        if target is not None and target.links is Links.WHEN_SURE:
            return self._whose(target, *self.description(target, text, parts))
        if target is None or parts.get("reference"):
            raise ValueProblem(f"{quoted(reference)} is not a reference number such as {_example(to)}.")
        return self._described(target, as_parts(target, text, self.reading) | dict(parts), holder)

    def referred(self, to: str, reference: str, beside: Mapping[str, str], whole: bool = True) -> Linked:
        """The record of a reference, with what else a row says of it: it must not be somebody else's.

        A `whole` link to a merged record is to the one it was merged into.
        """
        linked = self._of_reference(to, reference.upper())
        if to in TARGETS:
            target = TARGETS[to]
            draft = draft_from(target, beside, self.reading)
            _refuse_to_compare(reference.upper(), linked, beside)
            try:
                self.check_meant(reference.upper(), linked, read_values(target, draft))
            except ValueProblem:
                if not (target.links is Links.WHEN_SURE and self._may_be(linked, draft.record())):
                    raise
            if whole and target.links is Links.WHEN_SURE and linked.id is not None:
                return self._with_id(to, self.whose.candidates.survivor(linked.id))
        return linked

    def description(self, target: Target, text: str, parts: Mapping[str, str]) -> tuple[dict[str, str], bool]:
        """What a row says of a record by field, and whether somebody has answered that it is a new one."""
        new = NEW in (fold(text), fold(parts.get("reference", "")))
        if parts.get("reference") and not new:
            raise ValueProblem(
                f"{quoted(parts['reference'])} is not a reference number such as "
                f"{_example(target.type.key)}, nor “{NEW}”."
            )
        named = {} if fold(text) == NEW else as_parts(target, text, self.reading, parts)
        given = {name: part for name, part in parts.items() if name != "reference"}
        return named | given, new

    def own(self, parts: Mapping[str, str], new: bool) -> Linked:
        """The child that a row of children is of: on file, made by an earlier row, or new. Raises Asked."""
        meant = self.whose.meant(described(parts, new))
        if meant.unreadable:  # which the row itself says with the name of the field
            return Linked(CHILD.key, NAMELESS, {}, new=True)
        return self._linked(meant)

    def on_file(self, to: str, values: Values) -> Linked | None:
        """The record on file with these particulars. Raises ValueProblem when there are several."""
        target = TARGETS[to]
        if target.links is not Links.BY_PARTICULARS:
            return None
        for names in target.known_by:
            if enough(names, values) and (found := self._found(target, names, values)):
                return found
        return None

    def check_meant(self, reference: str, linked: Linked, values: Values) -> None:
        """A reference that another data file gave may be somebody else's here; raises ValueProblem then.

        The surest of what is given has to agree, or all of the rest.
        """
        _refuse_to_compare(reference, linked, values)
        differing: dict[str, str] = {}
        for names in TARGETS[linked.to].known_by:
            given = [name for name in names if _both_tell(linked, values, name)]
            if given and all(same(values[name], linked.values[name]) for name in given):
                return
            differing |= {name: shown(linked.to, name, values[name]) for name in given}
        if differing:
            raise ValueProblem(
                f"{reference} is {linked.label} on file, not {told(differing)}. Empty the reference, or "
                "correct what stands beside it."
            )

    def settle(self, linked: Linked, id: int, record: Any) -> None:
        """From now on, rows that name it mean the record of that id, with whom its rows hold."""
        linked.id, linked.draft = id, None
        linked.reference = record.reference
        self._by_id[id] = linked
        self.known.hold(linked, _held_in(linked.to, record))
        if linked.made is not None:
            self.whose.save(linked.made, id, record.reference)
            linked.made = None
        self.known.settle(linked)
        target = TARGETS[linked.to]
        for names in target.known_by if target.links is Links.BY_PARTICULARS else ():
            if enough(names, linked.values):
                self.known.keep(key_of(linked.to, names, linked.values), linked)

    def holds(self, holder: Linked, id: int) -> bool:
        """Whether the rows of the holder name that record."""
        return id in self._held_by(holder)

    def hold(self, holder: Linked, id: int) -> None:
        """The rows of the holder name it from now on."""
        assert holder.id is not None
        self.known.hold_more(holder.id, id)

    # -- inside ---------------------------------------------------------------------------------

    def _whose(self, target: Target, parts: dict[str, str], new: bool) -> Linked:
        """The child that a row means, on file or to be made of what the row gives. Raises Asked."""
        meant = self.whose.meant(described(parts, new))
        if meant.unreadable:
            raise ValueProblem(meant.unreadable)
        linked = self._linked(meant)
        if linked.id is None:
            draft = draft_from(target, parts, self.reading)
            values = read_values(target, draft)
            _refuse_unfinished(draft, parts)
            linked.draft, linked.values, linked.label = draft, values, own_name(target.type, draft.record())
        return linked

    def _linked(self, meant: Meant) -> Linked:
        """The child that a row means, if it can be read. Raises Asked."""
        if meant.on_file is not None:
            return self._with_id(CHILD.key, meant.on_file)
        made = meant.made
        if made is None or (made.id is not None and made.told_by_name):
            raise meant.asked()
        if made.id is not None:
            return self._with_id(CHILD.key, made.id)
        return Linked(CHILD.key, made.label, {}, new=True, made=made)

    def _may_be(self, linked: Linked, described: Any) -> bool:
        """Whether a child is so much like the one described that somebody may have answered with it."""
        assert linked.id is not None
        other = facts_of(self.reader.get(CHILD, linked.id))
        return alike(facts_of(described), other).worth_asking

    def _with_id(self, to: str, id: int) -> Linked:
        if id not in self._by_id:
            self._by_id[id] = self.known.made(id) or self._read(to, id)
        return self._by_id[id]

    def _of_reference(self, to: str, reference: str) -> Linked:
        id = self.reader.by_reference(reference)
        kind = type_named(to)
        if id is None or self.reader.type_of(id) != to:
            raise ValueProblem(f"No {mid_sentence(kind.title)} with the reference {reference} is on file.")
        linked = self._with_id(to, id)
        linked.restricted = bool(self.reader.accounts(id))
        linked.label = public_name(linked.label, reference, linked.restricted)
        return linked

    def _beside(self, target: Target, text: str, parts: Mapping[str, str]) -> dict[str, str]:
        """What else than a reference a row gives of a record, by field."""
        named = {} if is_reference(text) else as_parts(target, text, self.reading, parts)
        return named | {name: part for name, part in parts.items() if name != "reference"}

    def _described(self, target: Target, parts: Mapping[str, str], holder: Linked | None) -> Linked:
        draft = draft_from(target, parts, self.reading)
        values = read_values(target, draft)
        found = self._in_holder(target, values, holder) if target.kept_in else None
        if found is None:
            found = self.on_file(target.type.key, values)
        if found is not None:
            return found
        if not target.made:
            kind = mid_sentence(target.type.title)
            raise ValueProblem(f"No {kind} on file is {told(parts)}. {target.missing}")
        _refuse_unfinished(draft, parts)
        label = own_name(target.type, draft.record())
        return Linked(target.type.key, label, values, draft=draft, new=True)

    def _in_holder(self, target: Target, values: Values, holder: Linked | None) -> Linked | None:
        """One of the same name among those that the holder names; a birth that is given has to agree."""
        if holder is None or holder.id is None:
            return None
        for id in self._held_by(holder):
            held = self._with_id(target.type.key, id)
            if all(same(held.values.get(name), value) for name, value in values.items() if value):
                return held
        return None

    def _held_by(self, holder: Linked) -> list[int]:
        assert holder.id is not None
        return [*(self.known.held(holder) or ()), *self.known.held_more(holder.id)]

    def _found(self, target: Target, names: tuple[str, ...], values: Values) -> Linked | None:
        key = key_of(target.type.key, names, values)
        id = self.known.id_of(key)
        if id is None:
            found_here = self._search(target, names, values)
            matches = narrowed([m for m in found_here if not apart(target, values, m)], values)
            if len(matches) > 1:
                raise ValueProblem(
                    f"{len(matches)} {mid_sentence(target.type.plural)} on file are "
                    f"{told(all_shown(target, names, values))}; "
                    "give the reference of the right one."
                )
            if not matches:
                return None
            self.known.keep(key, matches[0])
            found = matches[0]
        else:
            found = self._with_id(target.type.key, id)
        if apart(target, values, found):
            return None
        check_agreement(target, names, values, found)
        return found

    def _search(self, target: Target, names: tuple[str, ...], values: Values) -> list[Linked]:
        found = self._index(target).get(key_of(target.type.key, names, values), ())
        return [self._with_id(target.type.key, id) for id in found]

    def _index(self, target: Target) -> dict[Key, list[int]]:
        """Everything of a type by what it is known by: long files and short ones find the same in it."""
        to = target.type.key
        if to not in self._indexes:
            index = self._indexes[to] = {}
            wanted = [name for name in target.given if "." not in name]
            for glimpse in self.reader.glimpses(target.type, wanted):
                assert glimpse.id is not None
                values = {name: known(getattr(glimpse, name)) for name in wanted}
                for names in target.known_by:
                    if enough(names, values):
                        index.setdefault(key_of(to, names, values), []).append(glimpse.id)
        return self._indexes[to]

    def _read(self, to: str, id: int) -> Linked:
        kind = type_named(to)
        record = self.reader.get(kind, id)
        names = TARGETS[to].given if to in TARGETS else ()
        values = {name: known(getattr(record, name)) for name in names if "." not in name}
        still_open = record.status in kind.life.open
        label = name_elsewhere(kind, record)
        linked = Linked(
            to, label, values, id, open=still_open, child=record.child, reference=record.reference
        )
        if self.known.held(linked) is None:
            self.known.hold(linked, _held_in(to, record))
        return linked


def _both_tell(linked: Linked, values: Values, name: str) -> bool:
    """Whether both give it, and neither a number that is wrong in itself."""
    both = (values.get(name), linked.values.get(name))
    described = type_named(linked.to).plain[name]
    return all(value and described.tells_apart(value) for value in both)


def _refuse_to_compare(reference: str, linked: Linked, given: Mapping[str, Any]) -> None:
    """Raises ValueProblem, whatever is given: by what agrees and what does not, a child could be found."""
    if linked.restricted and any(given.values()):
        raise ValueProblem(_NOTHING_COMPARED.format(reference=reference))


def _refuse_unfinished(draft: Draft[Any], parts: Mapping[str, str]) -> None:
    """Raises ValueProblem where what a row gives is not enough to make a record of."""
    if refusals := draft.refusals():
        reasons = " ".join(dict.fromkeys(issue.text for issue in refusals))
        raise ValueProblem(f"{told(parts)} is not on file, and cannot be added: {reasons}")


def _held_in(key: str, record: Any) -> list[int]:
    """The ids that the rows of a record name of those that are kept in records of its type."""
    places = [target.kept_in for target in TARGETS.values() if target.kept_in is not None]
    holding = {(rows, link) for holder, rows, link in places if holder == key}
    return [getattr(row, link) for rows, link in holding for row in getattr(record, rows)]


def _example(to: str) -> str:
    return f"{type_named(to).prefix}-2026-0001"
