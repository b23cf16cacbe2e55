/** Tables, seats and hands to start a test from; each test changes what it is about. */

import type { HandView, LobbyTable, NextDeckView, SeatView, TableView, TurnView } from '../src/wire'

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
    ...change,
  }
}

export function turn(change: Partial<TurnView> = {}): TurnView {
  return {
    turn: 4,
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

export function hand(change: Partial<HandView> = {}): HandView {
  return {
    hand: 'hand:1',
    number: 1,
    street: 'flop',
    board: ['Qh', '8c', '4s'],
    pot: 120,
    pots: [{ amount: 120, seats: [0, 1] }],
    turn: turn(),
    awards: [],
    over: false,
    root: '',
    ...change,
  }
}

/** A table of three on which Ada, on seat 0, is the viewer. */
export function table(change: Partial<TableView> = {}): TableView {
  return {
    table: 'table:1',
    name: 'Alder',
    ruleset: 'nlhe',
    seat_count: 3,
    small_blind: 10,
    big_blind: 20,
    ante: 0,
    min_buy_in: 800,
    max_buy_in: 2000,
    turn_seconds: 20,
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

export function lobbyTable(name: string, change: Partial<LobbyTable> = {}): LobbyTable {
  return {
    table: `table:${name}`,
    name,
    ruleset: 'nlhe',
    seat_count: 6,
    small_blind: 10,
    big_blind: 20,
    min_buy_in: 800,
    max_buy_in: 2000,
    occupied: [],
    players: 0,
    hand_running: false,
    ...change,
  }
}
