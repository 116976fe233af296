"""What a file has found so far of the records it names: by what each is known, and whom it holds."""

from collections.abc import Sequence

from cme_desktop.intake.agreement import Key
from cme_desktop.intake.linked import Linked
from cme_desktop.intake.targets import TARGETS
from cme_desktop.ports import Notebook, NotebookPage


class KnownRecords:
    """What was on file is looked up anew when somebody saves one of its type; what the file made stays."""

    def __init__(self, notebook: Notebook) -> None:
        self._ids: dict[tuple[str, bool], NotebookPage[str, int]] = {
            (to, made): notebook.page(f"{to} records by what they are known by")
            for to in TARGETS
            for made in (True, False)
        }
        self._held: dict[tuple[str, bool], NotebookPage[int, Sequence[int]]] = {
            (target.kept_in[0], made): notebook.page(f"whom {target.kept_in[0]} records hold")
            for target in TARGETS.values()
            if target.kept_in is not None
            for made in (True, False)
        }
        self._made: NotebookPage[int, Linked] = notebook.page("records that rows have made")
        self._added: NotebookPage[int, int] = notebook.page("whom records hold besides")

    def forget(self, to: str) -> None:
        """Know nothing any more of those of a type that were on file."""
        for pages in (self._ids, self._held):
            if (to, False) in pages:
                pages[to, False].clear()

    def settle(self, linked: Linked) -> None:
        """It is a record now; what was on file before is read again when it is wanted again."""
        assert linked.id is not None
        if linked.new:
            self._made.put(linked.id, linked)

    def made(self, id: int) -> Linked | None:
        """One that the file has made."""
        return self._made.get(id)

    def keep(self, key: Key, linked: Linked) -> None:
        """From now on a key means this record."""
        assert linked.id is not None
        self._ids[linked.to, not linked.new].drop(repr(key))
        self._ids[linked.to, linked.new].put(repr(key), linked.id)

    def id_of(self, key: Key) -> int | None:
        """The record that a key means."""
        of_made = self._ids[key[0], True].get(repr(key))
        return of_made if of_made is not None else self._ids[key[0], False].get(repr(key))

    def hold(self, holder: Linked, ids: Sequence[int]) -> None:
        """The rows of a record name these."""
        assert holder.id is not None
        if (holder.to, holder.new) in self._held:
            self._held[holder.to, holder.new].put(holder.id, ids)

    def held(self, holder: Linked) -> Sequence[int] | None:
        """Whom the rows of a record name; None where nobody has looked yet."""
        assert holder.id is not None
        page = self._held.get((holder.to, holder.new))
        return page.get(holder.id) if page is not None else None

    def hold_more(self, holder: int, id: int) -> None:
        """The rows of a record name one more."""
        self._added.add(holder, id)

    def held_more(self, holder: int) -> list[int]:
        """Those that were named since."""
        return self._added.all(holder)
