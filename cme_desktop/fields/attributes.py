"""What a type checker knows of an attribute: a record's own is a value, its class's is what is said of it."""

import dataclasses
from typing import TYPE_CHECKING, Generic, Literal, Self, TypeVar, overload

from cme_desktop.values.answers import Unanswered

V = TypeVar("V")

if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault

    E = TypeVarWithDefault("E", default=None)
    """What an empty one holds: None, unless it begins with a value."""
    U = TypeVarWithDefault("U", bound=Literal[True, False], default=Literal[False])
    """Whether there may be an answer in place of a value."""
else:
    E, U = TypeVar("E"), TypeVar("U")


class Attribute(Generic[V, E, U]):
    """One thing that a record or a row holds: a value of one type, or what an empty one holds.

    To a type checker it is a descriptor; at run time a record keeps its values by itself. `of` is there for
    the type checker alone.
    """

    if TYPE_CHECKING:

        @overload
        def __get__(self, holder: None, owner: type[object]) -> Self: ...
        @overload
        def __get__(
            self: "Attribute[V, E, Literal[False]]", holder: object, owner: type[object]
        ) -> V | E: ...
        @overload
        def __get__(
            self: "Attribute[V, E, Literal[True]]", holder: object, owner: type[object]
        ) -> V | E | Unanswered: ...
        def __get__(self, holder: object, owner: type[object]) -> object: ...

        @overload
        def __set__(self: "Attribute[V, E, Literal[False]]", holder: object, value: V | E) -> None: ...
        @overload
        def __set__(
            self: "Attribute[V, E, Literal[True]]", holder: object, value: V | E | Unanswered
        ) -> None: ...
        def __set__(self, holder: object, value: object) -> None: ...

    def __init__(self, of: type[V], default: E = None) -> None:  # type: ignore[assignment]
        self.default = default

    def beginning(self) -> object:
        """What a new record holds, in the words of a dataclass."""
        return dataclasses.field(default=self.default)
