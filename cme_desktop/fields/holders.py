"""Records and their rows as objects: each holds what its class describes."""

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from cme_desktop.fields.attributes import Attribute
from cme_desktop.fields.base import Field


class Describing(type):
    """A class on which the name of an attribute stands for what is said of it.

    Only when asked: Python reads a record's own value three times as fast where its class has nothing by that
    name.
    """

    if not TYPE_CHECKING:

        def __getattr__(cls, name: str) -> Attribute[Any, Any, Any]:
            try:
                return cls._said[name]
            except KeyError:
                raise AttributeError(f"{cls.__name__} has no “{name}”") from None


class Holder(metaclass=Describing):
    """A record or one of its rows: a dataclass made from what its class says of each attribute.

    It is made by the names of its attributes alone; what is not given begins empty. Two that hold the same
    are still two.
    """

    _said: ClassVar[dict[str, Attribute[Any, Any, Any]]] = {}
    """Of each attribute, in the order of the class; what it has of another class comes after its own."""

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

        def __init__(self, **values: object) -> None: ...

    def __repr__(self) -> str:
        held = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
        return f"{type(self).__qualname__}({held})"

    @classmethod
    def known_by(cls, values: dict[str, object]) -> Self:
        """One of which no more is known than this: whatever else is asked of it raises AttributeError."""
        known = object.__new__(cls)
        known.__dict__ = values
        return known

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if annotated := vars(cls).get("__annotations__"):
            raise TypeError(f"{cls.__name__} describes by fields, not by annotations: {', '.join(annotated)}")
        own = {name: said for name, said in vars(cls).items() if isinstance(said, Attribute)}
        cls._said = own | {name: said for name, said in cls._said.items() if name not in own}
        cls.__annotations__ = dict.fromkeys(own, object)
        for name, said in own.items():
            setattr(cls, name, said.beginning())
        dataclasses.dataclass(eq=False, repr=False, kw_only=True)(cls)
        for name in own.keys() & vars(cls).keys():
            delattr(cls, name)


class Row(Holder):
    """One of several that belong to a record: a check, a payment, a visit."""

    id = Attribute(int)


if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault

    R = TypeVarWithDefault("R", bound=Row, default=Any)
else:
    R = TypeVar("R", bound=Row)


def fields_of(cls: type[Holder]) -> dict[str, Field[Any]]:
    """The described fields of a class of records or rows, in the order they are described."""
    return {name: said for name, said in cls._said.items() if isinstance(said, Field)}


def differing(names: Iterable[str], one: Holder, other: Holder) -> list[str]:
    """Those of some attributes in which two of a class differ."""
    ours, theirs = vars(one), vars(other)
    return [name for name in names if ours[name] != theirs[name]]


def alike(some: Iterable[Holder], others: Iterable[Holder]) -> bool:
    """Whether some hold the same as others, each in its place: asked at once, as few are ever changed."""
    return list(map(vars, some)) == list(map(vars, others))
