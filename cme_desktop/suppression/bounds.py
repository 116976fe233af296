"""Between what ends a number can lie."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """What a reader knows of a number beforehand: it is not below one, nor above another, if there is one."""

    least: int
    most: int | None

    @property
    def are_one(self) -> bool:
        """Whether there is only one such number."""
        return self.least == self.most

    def hold(self, value: int) -> bool:
        """Whether a number lies between them."""
        return self.least <= value and (self.most is None or value <= self.most)
