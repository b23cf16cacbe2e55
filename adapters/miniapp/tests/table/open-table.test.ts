import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused } from '../../src/room/refused'
import { OpenTable } from '../../src/table/open-table.svelte'
import { choicesIn, type Choices } from '../../src/table/turn'
import type { TableView } from '../../src/view'
import type { EventFrame, Snapshot } from '../../src/wire'
import { game, hand, seat, stud, table, turn } from '../given'

function snapshot(seq: number, view: TableView): Snapshot {
  return { t: 'snapshot', table: 'table:1', seq, now: 1_000_000, view }
}

function event(seq: number, view: TableView | null): EventFrame {
  return { t: 'event', table: 'table:1', seq, at: 1_000_000, now: 1_000_000, events: [], view, changes: null }
}

const drawing = table({
  hand: hand({ ruleset: 'badugi/1', turn: turn({ kind: 'draw', legal: ['draw'] }) }),
  seats: [seat(0, { cards: ['As', '2d', 'Ks', 'Kh'] }), seat(1), null],
})

function opened() {
  const ends = { command: vi.fn(() => new Promise<number>(() => undefined)), watch: vi.fn(), trouble: vi.fn(), feel: vi.fn() }
  const open = new OpenTable('table:1', ends)
  open.takeIn(snapshot(7, table()))
  return { open, ends, choices: choicesIn(table()) as Choices }
}

const theirTurn = table({ hand: hand({ turn: turn({ seat: 1, turn: 5 }) }) })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an open table', () => {
  it('jumps to a snapshot and moves with an event', () => {
    const { open } = opened()
    expect(open.jumped).toBe(true)
    open.takeIn(event(8, theirTurn))
    expect(open.jumped).toBe(false)
    expect(open.view).toBe(theirTurn)
  })

  it('asks once for what it missed, and goes on when that came', () => {
    const { open, ends } = opened()
    open.takeIn(event(9, theirTurn))
    open.takeIn(event(10, theirTurn))
    expect(ends.watch.mock.calls).toEqual([['table:1', 7]])
    open.takeIn(snapshot(10, theirTurn))
    expect(open.seq).toBe(10)
  })

  it('lets the player feel her turn', () => {
    const { open, ends } = opened()
    open.takeIn(event(8, theirTurn))
    open.takeIn(event(9, table({ hand: hand({ turn: turn({ turn: 6 }) }) })))
    expect(ends.feel.mock.calls).toEqual([['turn']])
  })

  it('keeps the result back while the last cards are turned up', () => {
    const { open } = opened()
    open.takeIn(event(8, table({ hand: hand({ boards: [['Qh', '8c', '4s', 'Kd', '2c']], over: true, turn: null }) })))
    expect(open.isRevealed).toBe(false)
    vi.advanceTimersByTime(2_000)
    expect(open.isRevealed).toBe(true)
  })
})

describe('an action', () => {
  it('locks at once and is sent once', () => {
    const { open, ends, choices } = opened()
    void open.act('call', choices)
    void open.act('call', choices)
    expect(open.sending).toEqual({ hand: 'hand:1', turn: 4, kind: 'call' })
    expect(ends.command).toHaveBeenCalledTimes(1)
    expect(ends.command).toHaveBeenCalledWith(expect.objectContaining({ t: 'act', turn: 4, kind: 'call' }))
  })

  it('names its amount only for a bet or a raise', () => {
    const { open, ends, choices } = opened()
    void open.act('raise', choices, 120)
    expect(ends.command).toHaveBeenCalledWith(expect.objectContaining({ kind: 'raise', to: 120 }))
  })

  it('unlocks when the table shows it', () => {
    const { open, choices } = opened()
    void open.act('call', choices)
    open.takeIn(event(8, theirTurn))
    expect(open.sending).toBeNull()
  })

  it('asks for the table again after two seconds, and gives up after ten', () => {
    const { open, ends, choices } = opened()
    void open.act('call', choices)
    vi.advanceTimersByTime(2_000)
    expect(open.isSlow).toBe(true)
    expect(ends.watch).toHaveBeenCalledWith('table:1', 7)
    vi.advanceTimersByTime(8_000)
    expect(open.sending).toBeNull()
    expect(ends.trouble).toHaveBeenCalledTimes(1)
  })

  it('that is refused unlocks and says the room’s sentence', async () => {
    const { open, ends, choices } = opened()
    ends.command.mockRejectedValueOnce(new Refused('not_your_turn', 'It is not your turn.'))
    await open.act('fold', choices)
    expect(open.sending).toBeNull()
    expect(ends.trouble).toHaveBeenCalledWith('It is not your turn.')
  })
})

describe('a draw', () => {
  it('exchanges the cards that were picked', () => {
    const { open, ends } = opened()
    open.takeIn(snapshot(8, drawing))
    for (const card of ['Ks', 'Kh', 'Ks', '9c']) open.pick(card)
    void open.draw({ hand: 'hand:1', turn: 4, cards: [] })
    expect(ends.command).toHaveBeenCalledWith(expect.objectContaining({ t: 'draw', turn: 4, cards: ['Kh'] }))
  })

  it('forgets the picks when the turn is over', () => {
    const { open } = opened()
    open.takeIn(snapshot(8, drawing))
    open.pick('Ks')
    open.takeIn(event(9, theirTurn))
    expect(open.picked).toEqual([])
  })
})

describe('an order', () => {
  it('is sent once while it is unanswered, and a refusal is told', async () => {
    const { open, ends } = opened()
    void open.order({ t: 'bomb_vote', agrees: true })
    expect(await open.order({ t: 'bomb_vote', agrees: false })).toBe(false)
    expect(ends.command).toHaveBeenCalledTimes(1)
    const other = opened()
    other.ends.command.mockRejectedValueOnce(new Refused('no_straddle', 'Not here.'))
    expect(await other.open.order({ t: 'straddle', armed: 'once' })).toBe(false)
    expect(other.ends.trouble).toHaveBeenCalledWith('Not here.')
    expect(other.open.isBusy).toBe(false)
  })
})

it('tells of another game for a few seconds', () => {
  const { open } = opened()
  open.takeIn(event(8, table({ games: [game(), stud('razz/1')], game: 1 })))
  expect(open.news).toContain('Razz')
  vi.advanceTimersByTime(6_000)
  expect(open.news).toBe('')
})

describe('the own cards of who folded', () => {
  const folding = (change = {}) => table({ hand: hand(change), seats: [seat(0, { cards: [], folded: true }), seat(1), null] })
  const over = folding({ over: true, turn: null })
  const cards = (open: OpenTable) => open.view?.seats[0]?.cards

  it('stay before her, and can be shown one by one when the hand is over', () => {
    const { open } = opened()
    open.takeIn(event(8, folding({ turn: turn({ seat: 1 }) })))
    open.takeIn(event(9, over))
    expect(cards(open)).toEqual(['Ks', 'Qs'])
    open.pick('Qs')
    expect(open.picked).toEqual(['Qs'])
  })

  it('outlast a lost connection, but not the hand', () => {
    const { open } = opened()
    open.takeIn(snapshot(9, over))
    expect(cards(open)).toEqual(['Ks', 'Qs'])
    open.takeIn(event(10, folding({ hand: 'hand:2' })))
    expect(cards(open)).toEqual([])
  })

  it('are nobody else’s', () => {
    const { open } = opened()
    open.takeIn(event(8, table({ ...over, seats: [seat(0, { cards: [], player: 'account:9' }), seat(1), null] })))
    expect(cards(open)).toEqual([])
    open.takeIn(event(9, over))
    expect(cards(open)).toEqual([])
  })
})

it('remembers which own cards were shown, until the next hand', () => {
  const { open } = opened()
  const over = table({ hand: hand({ over: true, turn: null }) })
  open.takeIn({ ...event(8, over), events: [{ topic: 'hand.cards_shown', seat: 0, cards: ['Ks'] }, { topic: 'hand.cards_shown', seat: 1, cards: ['2c'] }] })
  expect(open.shown).toEqual(['Ks'])
  open.takeIn(event(9, table({ hand: hand({ hand: 'hand:2' }) })))
  expect(open.shown).toEqual([])
})
