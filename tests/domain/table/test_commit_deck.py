"""The room binds itself to one deck for the coming hand."""

from domain.table.commands import CommitDeck
from domain.table.refusals import DeckAlreadyCommitted
from tests.domain.table.tables import (
    COMMITTED,
    HAND,
    NEXT_COMMITTED,
    NEXT_HAND,
    PLAYING,
    ROOT,
    SEALED_SEED,
    SEATED,
    TABLE,
)
from tests.support.given import given


def test_committed() -> None:
    table = given(TABLE, *SEATED).when(CommitDeck(HAND, ROOT, SEALED_SEED)).then(COMMITTED)
    assert table.deck is not None
    assert (table.deck.root, table.deck.fixed, table.deck.sealed) == (ROOT, False, {})


def test_committed_for_the_next_hand_while_one_is_played() -> None:
    facts = PLAYING[:-1]
    given(TABLE, *facts).when(CommitDeck(NEXT_HAND, ROOT, SEALED_SEED)).then(NEXT_COMMITTED)


def test_refused_once_there_is_one() -> None:
    command = CommitDeck(NEXT_HAND, "cd" * 32, SEALED_SEED)
    given(TABLE, *SEATED, COMMITTED).when(command).then_refused(DeckAlreadyCommitted, "is committed")


def test_the_sealed_seed_shows_in_no_text_of_the_state() -> None:
    table = given(TABLE, *SEATED).when(CommitDeck(HAND, ROOT, SEALED_SEED)).then(COMMITTED)
    assert SEALED_SEED not in repr(table.deck)
