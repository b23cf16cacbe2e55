"""How a recorded hand starts, in the room's terms."""

from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile
from adapters.phh.stakes import stakes
from adapters.phh.variants import VARIANTS
from domain.hand import Deck
from domain.hand.commands import StartHand


def start(recorded: RecordedHand) -> StartHand:
    """The start, still without a deck: `p1` sits on seat 0, the last player deals. There are no clocks and run-outs,
    and rake only in the room's own files. Raises BadHandFile for what the room does not play."""
    _verify_players(recorded)
    count, stake = len(recorded.stacks), stakes(recorded)
    return StartHand(
        table="",
        number=1,
        ruleset=VARIANTS[recorded.variant].game,
        button=count - 1,
        seats=tuple(range(count)),
        players=recorded.names,
        names=recorded.names,
        stacks=recorded.stacks,
        antes=stake.antes,
        blinds=stake.blinds,
        kinds=stake.kinds,
        dead=stake.dead,
        small_blind=stake.small_blind,
        big_blind=stake.big_blind,
        small_bet=stake.small_bet,
        big_bet=stake.big_bet,
        bring_in=stake.bring_in,
        boards=1,
        bomb=stake.bomb,
        most_runouts=1,
        rake_per_mille=recorded.rake_per_mille,
        rake_cap=recorded.rake_cap,
        turn_seconds=1.0,
        banks=(0.0,) * count,
        deck="stacked",
        root="",
        cut_seats=(),
        cut_commitments=(),
        cuts=(),
        sealed_deck="",
        cards=Deck(()),
        now=0.0,
    )


def _verify_players(recorded: RecordedHand) -> None:
    ruleset, count = VARIANTS[recorded.variant].ruleset, len(recorded.stacks)
    if count > ruleset.variant.most_seats:
        most = ruleset.variant.most_seats
        raise BadHandFile(f"{recorded.source}: {ruleset.name} is dealt to at most {most} players, not to {count}.")
