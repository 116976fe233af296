"""Chance that comes out the same for the same seed."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """The source of chance for a made-up authority."""

    def __init__(self, seed: int | str) -> None:
        self._seed = seed
        self.random = Random(seed)

    def apart(self, name: str) -> "Dice":
        """Others of the same seed, for what is called so."""
        return Dice(f"{self._seed} {name}")

    def chance(self, share: float) -> bool:
        """True in this share (0 to 1) of all throws."""
        return self.random.random() < share

    def number(self, least: int, most: int) -> int:
        """A whole number between two bounds, both included."""
        return self.random.randint(least, most)

    def one_of(self, things: Sequence[T]) -> T:
        """One of them, all alike likely."""
        return self.random.choice(things)

    def some_of(self, things: Sequence[T], count: int) -> list[T]:
        """So many different ones, in the order of the list; all of them when there are fewer."""
        if count >= len(things):
            return list(things)
        places = sorted(self.random.sample(range(len(things)), count))
        return [things[place] for place in places]

    def weighed(self, weights: Mapping[T, float]) -> T:
        """One of the keys, as often as its weight says."""
        return self.random.choices(tuple(weights), tuple(weights.values()))[0]

    def deal(self, weights: Mapping[T, float], count: int) -> list[T]:
        """So many keys in just these proportions, shuffled, so that even few cases keep to them.

        As long as there are enough to go round, every key comes up at least once.
        """
        total = sum(weights.values())
        exact = {key: count * weight / total for key, weight in weights.items()}
        fewest = 1 if count >= len(weights) else 0
        dealt = {key: max(fewest, int(share)) for key, share in exact.items()}
        while sum(dealt.values()) > count:
            spare = (key for key, number in dealt.items() if number > fewest)
            dealt[max(spare, key=lambda key: dealt[key] - exact[key])] -= 1
        while sum(dealt.values()) < count:
            dealt[max(dealt, key=lambda key: exact[key] - dealt[key])] += 1
        keys = [key for key, number in dealt.items() for _ in range(number)]
        self.random.shuffle(keys)
        return keys
