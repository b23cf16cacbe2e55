"""The hands of the simulated room: real ones, decided by the rules, with thinking time between the moves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from domain.event import Event, Recorded
from domain.fairness import STANDARD
from domain.hand import Deck, Hand, decide, evolve_all, undealt
from domain.hand.commands import Act, ChooseRunouts, HandCommand, StartHand, TimeOut
from domain.hand.events import RunoutsOffered, TurnStarted
from ops.benches.integrity_cheats import Cheat
from ops.benches.integrity_people import Person, choose, in_mood, think
from ops.benches.integrity_world import World

SEATS = 6
HANDS = 120
"""Hands of one table on one day."""
BIG_BLIND = 10
BUY_IN, LEAST, MOST = 1_000, 400, 2_500
"""Who has less than the least buys in anew, who has more than the most takes it home."""
TOGETHER = 0.75
"""So often accounts that cheat together sit together."""
OUTAGE = 0.004
"""The share of hands in which the line of a whole table breaks."""
BEGINNING = 1_772_323_200.0
DAY = 86_400.0


def evenings(world: World, days: int, chance: Random) -> Iterator[list[Recorded]]:
    """All hands of a room, hand by hand, over so many days."""
    number = 0
    for day in range(days):
        for place, players in enumerate(_tables(world, day, chance)):
            room = _Table(world, f"table:{place}", players, BEGINNING + day * DAY, chance)
            for _ in range(HANDS):
                number += 1
                yield room.hand(number)


def _tables(world: World, day: int, chance: Random) -> list[list[str]]:
    """Who sits where: parties that want to sit together are not split."""
    parties = [[account] for account in world.people]
    for company in (*world.friends, *(cheat.accounts for cheat in world.cheats if len(cheat.accounts) > 1)):
        if chance.random() < TOGETHER:
            parties = [party for party in parties if party[0] not in company] + [list(company)]
    here = [[account for account in party if day in world.days[account]] for party in parties]
    chance.shuffle(here)
    here.sort(key=len, reverse=True)
    tables: list[list[str]] = [[] for _ in range(-(-sum(map(len, here)) // SEATS))]
    for party in here:
        table = chance.choice([table for table in tables if len(table) + len(party) <= SEATS] or tables)
        table += party
    for table in tables:
        chance.shuffle(table)
    return [table[:9] for table in tables if len(table) > 1]


class _Table:
    """One table on one day; the button moves on, stacks are kept between hands."""

    def __init__(self, world: World, table: str, players: Sequence[str], now: float, chance: Random) -> None:
        self._people = [in_mood(world.people[account], chance) for account in players]
        self._relations = world.relations
        self._cheats = [cheat for cheat in world.cheats if not set(cheat.accounts).isdisjoint(players)]
        self._stacks = [BUY_IN] * len(players)
        self._table = table
        self._now = now
        self._chance = chance
        self._button = chance.randrange(len(players))

    def hand(self, number: int) -> list[Recorded]:
        """Play the next hand and return its facts as the journal would hold them."""
        count = len(self._people)
        self._button = (self._button + 1) % count
        order = [(self._button + 1 + place) % count for place in range(count)]
        self._now += 5.0
        self._stacks = [stack if LEAST <= stack <= MOST else BUY_IN for stack in self._stacks]
        dealt_in = [person.id for person in self._people]
        for cheat in self._cheats:
            cheat.begin(dealt_in, self._chance)
        outage = self._chance.random() < OUTAGE
        absent = {person.id for person in self._people if outage or self._chance.random() < person.tempo.absent}
        return self._play(self._start(order, number), number, absent)

    def _play(self, begin: StartHand, number: int, absent: set[str]) -> list[Recorded]:
        told: list[Recorded] = []
        facts = decide(undealt(begin.cards), begin)
        hand = evolve_all(undealt(begin.cards), facts)
        self._tell(told, facts, number)
        while not hand.over:
            command: HandCommand
            turn = hand.turn
            if isinstance(turn, TurnStarted):
                person = self._people[turn.seat]
                act = None if person.id in absent else self._honest(person, hand, turn)
                for cheat in self._cheats_of(person):
                    act = act and cheat.move(person, hand, turn, act, self._chance)
                if act is None:
                    absent.discard(person.id)
                    self._now = turn.deadline + 0.1
                    command = TimeOut(turn.turn, self._now)
                else:
                    self._now += think(person, hand, turn, act.kind, self._chance)
                    command = replace(act, now=self._now)
            else:
                assert isinstance(turn, RunoutsOffered)
                command = ChooseRunouts(next(seat for seat in turn.seats if seat not in hand.choices), 1, self._now)
            facts = decide(hand, command)
            hand = evolve_all(hand, facts)
            self._tell(told, facts, number)
        for player in hand.players:
            self._stacks[player.seat] = player.stack
        return told

    def _honest(self, person: Person, hand: Hand, turn: TurnStarted) -> Act:
        """Everybody takes the others' bets a little differently."""
        bettor = None if hand.aggressor is None else hand.at(hand.aggressor).player
        toward = self._relations.get((person.id, bettor or ""), 0.0)
        return choose(person, hand, turn, toward, self._chance)

    def _cheats_of(self, person: Person) -> Iterator[Cheat]:
        for cheat in self._cheats:
            if person.id in cheat.accounts:
                yield cheat

    def _tell(self, told: list[Recorded], facts: Sequence[Event], number: int) -> None:
        for fact in facts:
            version = len(told) + 1
            told.append(Recorded(f"hand:{number}", version, fact, round(self._now, 3), "", 1_000 * number + version))

    def _start(self, order: Sequence[int], number: int) -> StartHand:
        cards = list(STANDARD)
        self._chance.shuffle(cards)
        count = len(order)
        places = (1, 0) if count == 2 else (0, 1)
        blinds, kinds = [0] * count, [""] * count
        blinds[places[0]], kinds[places[0]] = BIG_BLIND // 2, "small_blind"
        blinds[places[1]], kinds[places[1]] = BIG_BLIND, "big_blind"
        return StartHand(
            table=self._table,
            number=number,
            ruleset="nlhe/1",
            button=self._button,
            seats=tuple(order),
            players=tuple(self._people[seat].id for seat in order),
            names=tuple(self._people[seat].id for seat in order),
            stacks=tuple(self._stacks[seat] for seat in order),
            antes=(0,) * count,
            blinds=tuple(blinds),
            kinds=tuple(kinds),
            dead=(0,) * count,
            small_blind=BIG_BLIND // 2,
            big_blind=BIG_BLIND,
            small_bet=0,
            big_bet=0,
            bring_in=0,
            boards=1,
            bomb=False,
            most_runouts=1,
            rake_per_mille=0,
            rake_cap=0,
            turn_seconds=20.0,
            banks=(0.0,) * count,
            deck="committed",
            root="",
            cut_seats=(),
            cut_commitments=(),
            cuts=(),
            sealed_deck="",
            cards=Deck(tuple(cards)),
            now=self._now,
        )
