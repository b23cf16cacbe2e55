/** Tables, seats and hands to start a test from; each test changes what it is about. */

import type { SeatView, TableView } from '../src/view'
import type { AwardView, GameView, HandView, LobbyGame, LobbyTable, NextDeckView, TurnView } from '../src/wire'

export function seat(number: number, change: Partial<SeatView> = {}): SeatView {
  return {
    seat: number,
    player: `account:${number}`,
    name: ['Ada', 'Bela', 'Cleo', 'Dario', 'Emil', 'Fay'][number] ?? `Player ${number}`,
    house: false,
    state: 'playing',
    stack: 1000,
    bet: 0,
    in_hand: true,
    folded: false,
    all_in: false,
    last_action: null,
    cards: ['??', '??'],
    hand: '',
    won: 0,
    drew: null,
    owes: [],
    entry: 'wait',
    offline: false,
    bank: 30,
    straddle: 'none',
    moving_to: null,
    auto_top_up: null,
    out_at_big_blind: null,
    ...change,
  }
}

export function turn(change: Partial<TurnView> = {}): TurnView {
  return {
    turn: 4,
    kind: 'bet',
    bank: false,
    seat: 0,
    deadline: 1_000_020,
    legal: ['fold', 'call', 'raise'],
    to_call: 40,
    min_to: 80,
    max_to: 1000,
    presets: [],
    ...change,
  }
}

export function game(change: Partial<GameView> = {}): GameView {
  const none = { small_blind: 0, big_blind: 0, small_bet: 0, big_bet: 0, bring_in: 0, ante: 0 }
  return { ruleset: 'nlhe/1', name: 'No-limit hold’em', ...none, small_blind: 10, big_blind: 20, ...change }
}

/** Limit stud at 10/20 with an ante of 2 and a bring-in of 3. */
export function stud(ruleset = 'stud/1'): GameView {
  return game({ ruleset, name: 'Limit seven-card stud', small_blind: 0, big_blind: 0, small_bet: 10, big_bet: 20, bring_in: 3, ante: 2 })
}

export function award(change: Partial<AwardView> = {}): AwardView {
  return { pot: 0, board: 0, half: '', seat: 0, amount: 100, reason: 'showdown', hand: '', cards: [], ...change }
}

export function hand(change: Partial<HandView> = {}): HandView {
  return {
    hand: 'hand:1',
    number: 1,
    ruleset: 'nlhe/1',
    street: 'flop',
    boards: [['Qh', '8c', '4s']],
    pot: 120,
    pots: [{ amount: 120, seats: [0, 1] }],
    turn: turn(),
    awards: [],
    over: false,
    voided: false,
    bomb: false,
    rake: 0,
    runouts: null,
    rabbit: [],
    root: '',
    ...change,
  }
}

/** A table of three on which Ada, on seat 0, is the viewer. */
export function table(change: Partial<TableView> = {}): TableView {
  return {
    table: 'table:1',
    name: 'Alder',
    games: [game()],
    game: 0,
    seat_count: 3,
    small_blind: 10,
    big_blind: 20,
    small_bet: 0,
    big_bet: 0,
    ante: 0,
    min_buy_in: 800,
    max_buy_in: 2000,
    turn_seconds: 20,
    straddle: 'none',
    most_runouts: 1,
    rabbit: false,
    rotation: 'orbit',
    buy_button: false,
    bomb_vote: false,
    choosing: null,
    bomb_votes: [],
    button: 0,
    seats: [seat(0, { cards: ['Ks', 'Qs'] }), seat(1), null],
    hand: hand(),
    next_hand_at: null,
    next_deck: null,
    me: 0,
    my_hand: '',
    ...change,
  }
}

export function nextDeck(change: Partial<NextDeckView> = {}): NextDeckView {
  return { hand: 'hand:2', root: 'ab'.repeat(32), seats: [], commitments: [], fixed: false, ...change }
}

export function lobbyGame(change: Partial<LobbyGame> = {}): LobbyGame {
  return { ...game(), betting: 'no_limit', ante_kind: 'each', boards: 1, ...change }
}

export function lobbyTable(name: string, change: Partial<LobbyTable> = {}): LobbyTable {
  return {
    table: `table:${name}`,
    name,
    games: [lobbyGame()],
    game: 0,
    seat_count: 6,
    min_buy_in: 800,
    max_buy_in: 2000,
    occupied: [],
    players: 0,
    hand_running: false,
    ...change,
  }
}
