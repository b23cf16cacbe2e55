"""The views' columns stay, each says what it means, and none but one names a player."""

from adapters.postgres.views.catalogue import VIEWS
from domain.account.events import AccountOpened
from domain.event import Recorded
from domain.hand.events import (
    HandStarted,
)
from projections import ledger
from projections.projection import schema_of
from tests.adapters.postgres.analysed import pseudonym, rows, the_key

COLUMNS = """
actions: hand text, turn integer, street text, seat integer, player text, kind text, paid bigint, street_total bigint,
    to_call bigint, could_raise boolean, pot_before bigint, all_in boolean, timed_out boolean,
    seconds double precision, at timestamp with time zone
awards: hand text, place integer, pot integer, board integer, half text, seat integer, player text, amount bigint,
    reason text, winning_hand text, cards text[]
daily_results: day date, player text, house boolean, big_blind bigint, hands bigint, net bigint, squares numeric
hand_players: hand text, seat integer, player text, position text, to_button integer, stack bigint, net bigint,
    net_big_blinds numeric, up_cards text[], shown_cards text[], shown_hand text, started_at timestamp with time zone
hands: hand text, table_id text, number bigint, ruleset text, small_blind bigint, big_blind bigint, small_bet bigint,
    big_bet bigint, bomb boolean, button_seat integer, players integer, showdown boolean,
    started_at timestamp with time zone, ended_at timestamp with time zone, duration double precision, pot bigint,
    rake bigint, voided text, recorded boolean
identities: player text, player_id text, name text
ledger_entries: position bigint, at timestamp with time zone, topic text, account text, player text, table_id text,
    hand text, amount bigint
player_hand_statistics: hand text, seat integer, player text, position text, at timestamp with time zone, ruleset text,
    big_blind bigint, recorded boolean, net bigint, all_in_net double precision, aggressive integer, calls integer,
    folds integer, vpip boolean, pfr boolean, rfi boolean, limp boolean, open_limp boolean, over_limp boolean,
    three_bet boolean, squeeze boolean, four_bet boolean, cold_four_bet boolean, fold_to_three_bet boolean,
    cold_call boolean, blind_cold_call boolean, steal boolean, fold_to_steal_small_blind boolean,
    fold_to_steal_big_blind boolean, cbet_flop boolean, cbet_turn boolean, cbet_river boolean,
    fold_to_cbet_flop boolean, fold_to_cbet_turn boolean, fold_to_cbet_river boolean, delayed_cbet boolean,
    probe boolean, donk boolean, check_raise_flop boolean, check_raise_turn boolean, check_raise_river boolean,
    wtsd boolean, wsd boolean, wwsf boolean
players: player text, origin text, hands bigint, net bigint, first_hand_at timestamp with time zone,
    last_hand_at timestamp with time zone
pots: hand text, pot integer, amount bigint, rake bigint, winners integer
sessions: session bigint, player text, table_id text, started_at timestamp with time zone,
    ended_at timestamp with time zone, duration double precision, rulesets text[], hands bigint, bought_in bigint,
    added bigint, stack bigint, net bigint, reason text
streets: hand text, place integer, street text, board integer, cards text[]
table_activity: table_id text, hour timestamp with time zone, hands bigint, voided bigint, players bigint, pots bigint,
    pots_big_blinds numeric, rake bigint, timeouts bigint, flop_players bigint, flops_seen bigint, hand_seconds numeric,
    pause_seconds numeric, decision_seconds numeric, seat_seconds numeric
tables: table_id text, name text, rulesets text[], hands bigint, pots bigint, rake bigint,
    first_hand_at timestamp with time zone, last_hand_at timestamp with time zone
"""
"""The contract with analysts: columns may be added at a view's end; none may go, move or change its type."""


def test_columns_and_their_types_stay(url: str) -> None:
    found = rows(
        url,
        """
        SELECT relname AS view, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum)
            AS columns
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'analytics'::regnamespace GROUP BY relname ORDER BY relname
        """,
    )

    assert "\n".join(f"{row['view']}: {row['columns']}" for row in found) == COLUMNS.strip().replace("\n    ", " ")


def test_each_view_and_column_says_what_it_means(url: str) -> None:
    found = rows(
        url,
        """
        SELECT relname AS view, attname AS column, col_description(attrelid, attnum) AS meaning,
               obj_description(attrelid, 'pg_class') AS of_view
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'analytics'::regnamespace
        """,
    )
    meant = {(view.name, column.name): (column.meaning, view.meaning) for view in VIEWS for column in view.columns}

    assert {(row["view"], row["column"]): (row["meaning"], row["of_view"]) for row in found} == {
        place: meaning for place, meaning in meant.items() if place[0] in {row["view"] for row in found}
    }
    assert all(len(meaning) > 10 for pair in meant.values() for meaning in pair)


def test_one_player_has_one_pseudonym_in_every_view(url: str) -> None:
    key = the_key(url)
    everyone = {pseudonym(row["account"], key) for row in rows(url, f"SELECT account FROM {schema_of(ledger)}.entries")}

    for view in (view for view in VIEWS if "player" in {column.name for column in view.columns}):
        named = rows(url, f"SELECT DISTINCT player FROM analytics.{view.name} WHERE player IS NOT NULL")
        assert named
        assert {row["player"] for row in named} <= everyone, view.name


def test_a_pseudonym_is_a_keyed_hash_of_the_id(url: str) -> None:
    found = rows(url, "SELECT player, player_id FROM analytics.identities")

    assert found
    assert all(row["player"] == pseudonym(row["player_id"], the_key(url)) for row in found)


def test_no_view_for_everybody_names_a_player(url: str) -> None:
    who = rows(url, "SELECT player_id, name FROM analytics.identities")
    names = {row["player_id"] for row in who} | {row["name"] for row in who}

    for view in (view for view in VIEWS if not view.identities):
        cells = {str(cell) for row in rows(url, f"SELECT * FROM analytics.{view.name}") for cell in row.values()}
        assert not [cell for cell in cells for name in names if name in cell], view.name


def test_identities_tell_the_latest_name(url: str, log: list[Recorded]) -> None:
    latest: dict[str, str] = {}
    for recorded in log:
        match recorded.event:
            case AccountOpened(name=name):
                latest[recorded.stream] = name
            case HandStarted(players=players, names=names):
                latest.update(zip(players, names, strict=True))

    assert {row["player_id"]: row["name"] for row in rows(url, "SELECT * FROM analytics.identities")} == latest
