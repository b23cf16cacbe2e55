"""Who is in the simulated room: honest people of all sorts, and cheats of every kind among them, each in three
intensities."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from ops.benches.integrity_cheats import INTENSITIES, PLAYED, SHARES, Cheat, as_program
from ops.benches.integrity_people import Person, somebody
from projections.integrity.book import Trace
from projections.integrity.signal import Kind

HONEST = 62
MEMBERS: dict[Kind, int] = {
    "chip_dumping": 2,
    "soft_play": 2,
    "fold_to_partner": 2,
    "same_device": 2,
    "same_address": 2,
    "time_out_ring": 3,
    "improbable_results": 1,
    "bot_timing": 1,
}
"""How many accounts a cheat of each kind has."""
DAYS = 14
PRESENT = 0.85
"""The share of days on which somebody comes."""
SEER_PLAYS = 0.5
FRIENDS = 6
RESPECT = 0.05
"""How differently people take each other's bets (a standard deviation, as a share of the pot)."""
HOUSEHOLDS, CAMPUS, MOBILE, GATEWAYS = 4, 10, 14, 30
"""Honest pairs at home on one address, people at one school, people on telephones, and addresses of those."""
AT_SCHOOL = 0.6


@dataclass(frozen=True, slots=True)
class World:
    """The people by account, the cheats, and from where everybody signed in."""

    people: dict[str, Person]
    cheats: tuple[Cheat, ...]
    traces: tuple[Trace, ...]
    days: dict[str, frozenset[int]]
    friends: tuple[tuple[str, str], ...]
    """Honest people who like to sit together; the first two also live together."""
    relations: dict[tuple[str, str], float]
    """By how much more readily one calls the other's bets than those of others."""

    @property
    def guilty(self) -> frozenset[str]:
        """Every account that cheats in some way."""
        return frozenset(account for cheat in self.cheats for account in cheat.accounts)


def world(chance: Random) -> World:
    """The same for the same chance."""
    people = {f"account:h{number}": somebody(f"account:h{number}", chance) for number in range(HONEST)}
    cheats = []
    for kind, count in MEMBERS.items():
        for level, intensity in enumerate(INTENSITIES):
            accounts = tuple(f"account:{kind}-{intensity}-{member}" for member in range(count))
            for account in accounts:
                person = somebody(account, chance)
                people[account] = _fit(person, kind, level)
            share = SHARES[kind][level] if kind in SHARES else 1.0
            cheats.append(PLAYED.get(kind, Cheat)(kind, accounts, intensity, share))
    days = {account: frozenset(day for day in range(DAYS) if chance.random() < PRESENT) for account in people}
    for cheat in cheats:
        days |= dict.fromkeys(cheat.accounts, days[cheat.accounts[0]])
    honest = [account for account in people if account.startswith("account:h")]
    couple = honest[0], honest[1]
    friends = (couple, *((honest[-2 * pair - 1], honest[-2 * pair - 2]) for pair in range(FRIENDS - 1)))
    for first, second in friends:
        days[second] = days[first]
    relations = {(one, other): chance.gauss(0, RESPECT) for one in people for other in people if one != other}
    traces = tuple(_traces(people, cheats, days, chance))
    return World(people, tuple(cheats), traces, days, friends, relations)


def _fit(person: Person, kind: Kind, intensity: int) -> Person:
    """A program has its own tempo, and who sees cards plays many hands."""
    if kind == "improbable_results":
        return replace(person, style=replace(person.style, loose=SEER_PLAYS))
    return as_program(person, intensity) if kind == "bot_timing" else person


def _traces(
    people: dict[str, Person], cheats: list[Cheat], days: dict[str, frozenset[int]], chance: Random
) -> Iterator[Trace]:
    homes = {account: f"home of {account}" for account in people}
    devices = {account: f"device of {account}" for account in people}
    honest = [account for account in people if account.startswith("account:h")]
    for pair in range(HOUSEHOLDS):
        homes[honest[2 * pair + 1]] = homes[honest[2 * pair]]
    school = honest[2 * HOUSEHOLDS : 2 * HOUSEHOLDS + CAMPUS]
    mobile = honest[-MOBILE:]
    shared = {account: cheat for cheat in cheats if cheat.kind.startswith("same_") for account in cheat.accounts}
    lent = honest[20], honest[21]
    for account in people:
        for day in sorted(days[account]):
            address, device = homes[account], devices[account]
            if account in school and chance.random() < AT_SCHOOL:
                address = "school"
            elif account in mobile:
                address = f"gateway {chance.randrange(GATEWAYS)}"
            if account in shared:
                address, device = _shared(shared[account], account, address, device, chance)
            if account == lent[1] and day == min(days[lent[0]] & days[lent[1]]):
                device = devices[lent[0]]
            date = f"2026-03-{day + 1:02}"
            yield Trace(account, "address", address, date, 1)
            yield Trace(account, "device", device, date, 2)


def _shared(cheat: Cheat, account: str, address: str, device: str, chance: Random) -> tuple[str, str]:
    """From where one who has several accounts signs in: always, on half of the days, or hardly ever from one place."""
    often = chance.random() < {"blatant": 1.0, "moderate": 0.6, "weak": 0.15}[cheat.intensity]
    if not often:
        return address, device
    where = f"home of {cheat.accounts[0]}"
    return where, f"device of {cheat.accounts[0]}" if cheat.kind == "same_device" else device
