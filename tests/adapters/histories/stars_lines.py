"""PokerStars' text read by patterns of our own, modelled on the formats' sheet: who put in, got back and won what."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

NAME = r"(?P<name>[^:\[\]()*]+?)"
CARD = "[2-9TJQKA][cdhs]"
CARDS = rf"\[{CARD}(?: {CARD})*\]"
ALL_IN = r"(?: and is all-in)?"
AMOUNT = r"(?P<amount>[1-9][0-9]*)"
PLACE = r"(?: \(button\))?(?: \((?:small blind|big blind|button blind)\))?"
POT = r"(?:pot|main pot|side pot(?:-[1-9])?)"
GAME = (
    r"(?:Split )?(?:Hold'em|6\+ Hold'em|Omaha|[56] Card Omaha|Omaha Hi/Lo|7 Card Stud(?: Hi/Lo)?|Razz|Badugi|"
    r"(?:Single|Triple) Draw 2-7 Lowball) (?:No Limit|Pot Limit|Limit)"
)
MOMENT = r"[0-9]{4}/[0-9]{2}/[0-9]{2} [1-2]?[0-9]:[0-9]{2}:[0-9]{2}"
RANKS = "Ace|King|Queen|Jack|Ten|Nine|Eight|Seven|Six|Five|Four|Three|Deuce"
MANY = "Aces|Kings|Queens|Jacks|Tens|Nines|Eights|Sevens|Sixes|Fives|Fours|Threes|Deuces"
HIGH = (
    rf"(?:high card (?:{RANKS})|a pair of (?:{MANY})|two pair, (?:{MANY}) and (?:{MANY})|three of a kind, (?:{MANY})|"
    rf"a straight, (?:{RANKS}) to (?:{RANKS})|a flush, (?:{RANKS}) high|a full house, (?:{MANY}) full of (?:{MANY})|"
    rf"four of a kind, (?:{MANY})|a straight flush, (?:{RANKS}) to (?:{RANKS})|a Royal Flush)"
)
LISTED = "[2-9TJQKA](?:,[2-9TJQKA])*"
MADE = rf"(?:{HIGH}|HI: {HIGH}(?:; LO: {LISTED})?|Lo: (?:{LISTED}|{HIGH})|(?:a )?(?:Badugi|[123]-card): {LISTED})"
OUTCOME = rf"(?:won \([1-9][0-9]*\)|lost) with {MADE}"
FOLDED = (
    r"(?:before Flop|before the Draw|on the (?:Flop|Turn|River|3rd Street|4th Street|5th Street|6th Street)|"
    r"after the (?:1st|2nd|3rd) Draw)(?: \(didn't bet\))?"
)

STREET = (
    rf"(?:HOLE CARDS|DEALING HANDS|3rd STREET|[456]th STREET|RIVER(?: \[{CARD}\])?|(?:FIRST|SECOND|THIRD) DRAW|"
    rf"(?:(?:FIRST|SECOND|THIRD) )?(?:FLOP|TURN|RIVER))"
)
FIRST = re.compile(
    rf"PokerStars Hand #[0-9]{{1,12}}:  {GAME} \((?:(?P<small>[0-9]+)/(?P<big>[0-9]+)|"
    rf"Button Blind [0-9]+ - Ante [0-9]+ )\) - {MOMENT} UTC \[{MOMENT} ET\]"
)
TABLE = re.compile(r"Table '[^']+' [0-9]+-max \(Play Money\)(?: Seat #[0-9]+ is the button)?")
SEAT = re.compile(rf"Seat (?P<seat>[0-9]+): {NAME} \({AMOUNT} in chips\)")
LINES = {
    "post": re.compile(
        rf"{NAME}: posts (?P<kind>the ante|small blind|big blind|button blind|straddle|small & big blinds) "
        rf"{AMOUNT}{ALL_IN}"
    ),
    "street": re.compile(rf"\*\*\* {STREET} \*\*\*(?: {CARDS})?(?: {CARDS})?"),
    "dealt": re.compile(rf"Dealt to {NAME} {CARDS}(?: {CARDS})?"),
    "idle": re.compile(rf"{NAME}: (?:folds|checks|stands pat(?: on {CARDS})?|mucks hand|doesn't show hand)"),
    "draw": re.compile(rf"{NAME}: discards (?:1 card|[2-9] cards)(?: {CARDS})?"),
    "reshuffle": re.compile("The deck is reshuffled"),
    "pay": re.compile(rf"{NAME}: (?:calls|bets|brings in for) {AMOUNT}{ALL_IN}"),
    "raise": re.compile(rf"{NAME}: raises (?P<by>[1-9][0-9]*) to {AMOUNT}{ALL_IN}"),
    "back": re.compile(rf"Uncalled bet \({AMOUNT}\) returned to {NAME}"),
    "showdown": re.compile(r"\*\*\* (?:(?:FIRST|SECOND|THIRD) )?SHOW DOWN \*\*\*"),
    "shows": re.compile(rf"{NAME}: shows {CARDS}(?: \({MADE}\))?"),
    "collects": re.compile(rf"{NAME} collected {AMOUNT} from {POT}"),
}
TOTAL = re.compile(
    r"Total pot (?P<total>[0-9]+)(?: Main pot [0-9]+\.(?: Side pot(?:-[1-9])? [0-9]+\.)+)? \| Rake (?P<rake>[0-9]+)"
)
BOARDS = re.compile(rf"Hand was run (?:twice|three times)|(?:(?:FIRST|SECOND|THIRD) )?Board {CARDS}")
RESULT = re.compile(
    rf"Seat [0-9]+: {NAME}{PLACE} (?:folded {FOLDED}|collected \((?P<won>[0-9]+)\)|mucked(?: {CARDS})?|"
    rf"showed {CARDS} and {OUTCOME}(?:, and {OUTCOME})*)"
)


@dataclass
class Read:
    """What the text tells: stacks before and after by name, the pot, the rake, and what the summary says was won."""

    before: dict[str, int] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)
    total: int = 0
    rake: int = 0
    collected: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    won: dict[str, int] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)


def read(text: str) -> Read:
    """The one hand of a text. Fails where a line is none that PokerStars writes, or stands where it may not."""
    every = text.removesuffix("\n\n\n").split("\n")
    small = [line for line in every if "(small blind)" in line]
    lines = iter(every)
    first = FIRST.fullmatch(line := next(lines))
    assert first, line
    assert TABLE.fullmatch(line := next(lines)), line
    reading, bets, big = Read(), defaultdict[str, int](int), _big_blind(first)
    for line in lines:
        if line == "*** SUMMARY ***":
            break
        if seat := SEAT.fullmatch(line):
            assert not reading.kinds, line
            reading.before[seat["name"]] = reading.after[seat["name"]] = int(seat["amount"])
        else:
            _take(line, reading, bets, big, small)
    _summary(list(lines), reading)
    return reading


def _big_blind(first: re.Match[str]) -> int:
    """In limit games the first line tells the bets, of which the smaller is the big blind."""
    unlimited = " No Limit (" in first[0] or " Pot Limit (" in first[0]
    return int(first["big" if unlimited else "small"] or 0)


def _take(line: str, reading: Read, bets: dict[str, int], big: int, small: list[str]) -> None:
    kind, match = next(((kind, match) for kind, each in LINES.items() if (match := each.fullmatch(line))), ("", None))
    assert match, line
    reading.kinds.add(kind)
    groups = match.groupdict()
    name, amount = groups.get("name", ""), int(groups.get("amount") or 0)
    assert not name or name in reading.before, line
    if _next_round(kind, line):
        bets.clear()
    if kind == "post":
        bets[name] += _live(groups["kind"], amount, big, any(f": {name} " in line for line in small))
    elif kind == "raise":
        assert int(groups["by"]) <= amount, line
        amount, bets[name] = amount - bets[name], amount
    elif kind == "pay":
        bets[name] += amount
    if kind in ("post", "raise", "pay"):
        reading.after[name] -= amount
    elif kind in ("back", "collects"):
        reading.after[name] += amount
    if kind == "collects":
        reading.collected[name] += amount


def _next_round(kind: str, line: str) -> bool:
    """A single draw has no marker: it begins with the first who draws."""
    marked = kind == "street" and "HOLE" not in line and "HANDS" not in line
    return marked or kind == "draw" or "stands pat" in line


def _live(kind: str, amount: int, big: int, small_blind: bool) -> int:
    """What counts toward a call: no ante, of both blinds the big one, and no small blind but that of its own seat."""
    if kind == "the ante":
        return 0
    if kind == "small & big blinds":
        return min(amount, big)
    return amount if kind != "small blind" or small_blind else 0


def _summary(lines: list[str], reading: Read) -> None:
    total = TOTAL.fullmatch(lines[0])
    assert total, lines[0]
    reading.total, reading.rake = int(total["total"]), int(total["rake"])
    results = lines[1:]
    while BOARDS.fullmatch(results[0]):
        results = results[1:]
    for line in results:
        result = RESULT.fullmatch(line)
        assert result, line
        won = re.findall(r"won \(([0-9]+)\)", line)
        reading.won[result["name"]] = int(result["won"] or 0) + sum(map(int, won))
