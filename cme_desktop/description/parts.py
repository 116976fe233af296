"""What a type's folder brings besides its description, each part in a module and under a name of its own."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Generic, TypeVar

from cme_desktop.description.record_type import RecordType

P = TypeVar("P")


class Part(Generic[P]):
    """One kind of part; whoever works with it says what it is and where it stands.

    `Part("chapter", Chapter)` is the constant `CHAPTER` in the module `chapter` of each folder. It is loaded
    when it is first asked for, so that a part may use all that serves every type.
    """

    def __init__(self, name: str, of: type[P]) -> None:
        self.name = name
        self._of = of

    def of_type(self, kind: RecordType[Any]) -> P | None:
        """That of one type; None where its folder has none."""
        found = _loaded(kind.folder, self.name)
        assert found is None or isinstance(found, self._of), f"{kind.folder}.{self.name} is another thing"
        return found


@cache
def _loaded(folder: str, name: str) -> object | None:
    if find_spec(f"{folder}.{name}") is None:
        return None
    return getattr(import_module(f"{folder}.{name}"), name.upper())  # type: ignore[no-any-return]
