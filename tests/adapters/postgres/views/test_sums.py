"""What the views tell of statistics, sittings, hours and chips adds up."""

from collections import Counter

from projections import ledger, player_stats
from projections.analysis import BITS
from projections.projection import schema_of
from tests.adapters.postgres.analysed import pseudonym, rows, the_key


def test_statistics_are_made_of_opportunities(url: str) -> None:
    found = rows(
        url,
        f"""
        SELECT stored.had, stored.made, told.*
        FROM {schema_of(player_stats)}.players AS stored JOIN {schema_of(player_stats)}.hands USING (position)
        JOIN analytics.player_hand_statistics AS told USING (hand, seat)
        """,
    )

    assert len(found) == len(rows(url, "SELECT FROM analytics.player_hand_statistics"))
    for row in found:
        for key, bit in BITS.items():
            assert row[key] == (bool(row["made"] & bit) if row["had"] & bit else None), key
    assert all({None, False, True} >= {row[key] for row in found} for key in BITS)
    assert {row["vpip"] for row in found} == {None, False, True}


def test_statistics_are_of_the_hands_that_count(url: str) -> None:
    names = "hand, seat, player, position, net"

    assert rows(url, f"SELECT {names} FROM analytics.player_hand_statistics ORDER BY hand, seat") == rows(
        url,
        f"""
        SELECT {names} FROM analytics.hand_players
        JOIN (SELECT hand FROM analytics.hands WHERE voided IS NULL) AS counted USING (hand) ORDER BY hand, seat
        """,
    )


def test_sittings_sum_up_to_what_was_won(url: str) -> None:
    by_sitting = "SELECT player, sum(net) AS net, sum(hands) AS hands FROM analytics.sessions GROUP BY 1 ORDER BY 1"
    by_day = """
        SELECT player, sum(net) AS net, sum(hands) AS hands FROM analytics.daily_results GROUP BY 1 ORDER BY 1
    """
    played = """
        SELECT player, sum(net) AS net, count(*) AS hands FROM analytics.player_hand_statistics GROUP BY 1 ORDER BY 1
    """

    assert rows(url, by_day) == rows(url, played)
    assert [row for row in rows(url, by_sitting) if row["hands"]] == rows(url, played)


def test_hours_sum_up_to_the_hands(url: str) -> None:
    assert rows(
        url,
        """
        SELECT table_id, sum(hands) AS hands, sum(players) AS players, sum(pots) AS pots, sum(rake) AS rake
        FROM analytics.table_activity GROUP BY 1 ORDER BY 1
        """,
    ) == rows(
        url,
        """
        SELECT table_id, count(*) FILTER (WHERE voided IS NULL) AS hands,
               coalesce(sum(players) FILTER (WHERE voided IS NULL), 0) AS players, sum(pot) AS pots, sum(rake) AS rake
        FROM analytics.hands GROUP BY 1 ORDER BY 1
        """,
    )


def test_players_are_counted_with_what_they_won(url: str) -> None:
    found = rows(url, "SELECT player, hands, net FROM analytics.players ORDER BY player")

    assert found == rows(
        url, "SELECT player, count(*) AS hands, sum(net) AS net FROM analytics.hand_players GROUP BY 1 ORDER BY 1"
    )


def test_tables_are_counted_with_what_was_played_there(url: str) -> None:
    found = rows(url, "SELECT table_id, rulesets, hands, pots, rake FROM analytics.tables ORDER BY table_id")

    assert found == rows(
        url,
        """
        SELECT table_id, array_agg(DISTINCT ruleset) AS rulesets, count(*) AS hands, sum(pot) AS pots, sum(rake) AS rake
        FROM analytics.hands GROUP BY table_id ORDER BY table_id
        """,
    )


def test_the_books_say_whose_chips_moved(url: str) -> None:
    key = the_key(url)
    stored = rows(url, f"SELECT position, account, amount FROM {schema_of(ledger)}.entries")
    found = rows(url, "SELECT account, player, table_id, hand, position, amount FROM analytics.ledger_entries")

    assert Counter((*_plain(row["account"], key), row["position"], row["amount"]) for row in stored) == Counter(
        tuple(row.values()) for row in found
    )


def _plain(account: str, key: bytes) -> tuple[str, str | None, str | None, str | None]:
    """The ledger's name of an account in its parts."""
    kind, _, rest = account.partition(":")
    table, _, player = rest.partition(":account:")
    match kind:
        case "account":
            return kind, pseudonym(account, key), None, None
        case "stack":
            return kind, pseudonym(f"account:{player}", key), table, None
        case "transit":
            return kind, None, rest, None
        case "pot":
            return kind, None, None, rest
        case _:
            return kind, None, None, None
