"""A reader of a year of real committee editions, as they were sent, tries to work out numbers."""

from pathlib import Path

from tests.attacker.authority import MONTHS, Attacked, attack, make_up, publish


def run(folder: Path, times: int, children: int, months: int, seed: int) -> Attacked:
    """Of so many made-up authorities what was withheld, and a line for each number that was found out."""
    withheld, others, wrong = 0, 0, list[str]()
    for number in range(seed, seed + times):
        apart = folder / str(number)
        apart.mkdir()
        data = apart / "authority.cme"
        make_up(data, children, number)
        found = attack(data, publish(data, apart, MONTHS[:months], number))
        withheld += found.withheld
        others += found.others
        wrong += [f"Seed {number}: {said}" for said in found.wrong]
    return Attacked(withheld, others, wrong)
