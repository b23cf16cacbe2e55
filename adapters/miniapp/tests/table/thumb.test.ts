import { describe, expect, it } from 'vitest'
import { thumbFor } from '../../src/table/thumb'
import type { SeatView, TableView } from '../../src/view'
import { hand, seat, table, turn } from '../given'

const over = hand({ over: true, turn: null })

function thumb(change: Partial<TableView>, own: Partial<SeatView> = {}, passed = false) {
  const seats = [seat(0, { cards: ['Ks', 'Qs'], ...own }), seat(1), null]
  return thumbFor(table({ seats, ...change }), [], passed)
}

describe('the thumb zone', () => {
  it('holds the turn first', () => {
    expect(thumb({})).toBe('act')
    expect(thumb({ hand: hand({ turn: turn({ kind: 'draw', legal: ['draw'] }) }) })).toBe('draw')
  })

  it('asks how often to run it', () => {
    expect(thumb({ hand: hand({ turn: null, runouts: { seats: [0, 1], most: 2, deadline: 9, chosen: [null, null] } }) })).toBe('run')
  })

  it('offers the cards after the hand until they are mucked', () => {
    expect(thumb({ hand: over })).toBe('show')
    expect(thumb({ hand: over }, {}, true)).toBe('wait')
  })

  it('offers them to who folded as well, when there is nothing more urgent', () => {
    expect(thumb({ hand: over }, { folded: true })).toBe('show')
    expect(thumb({ hand: over }, { folded: true }, true)).toBe('wait')
    expect(thumb({ hand: hand({ turn: turn({ seat: 1 }) }) }, { folded: true })).toBe('wait')
    expect(thumb({ hand: over }, { folded: true, state: 'sitting_out' })).toBe('away')
    expect(thumb({ hand: over }, { folded: true, owes: ['big'] })).toBe('entry')
  })

  it('lets the chooser choose, before showing', () => {
    expect(thumb({ hand: over, choosing: 0 })).toBe('choose')
    expect(thumb({ hand: over, choosing: 1 }, { cards: [] })).toBe('wait')
  })

  it('asks who owes a blind how to come in, unless she is dealt in', () => {
    expect(thumb({ hand: hand({ turn: null }) }, { owes: ['big'], in_hand: false, cards: [] })).toBe('entry')
    expect(thumb({ hand: hand({ turn: turn({ seat: 1 }) }) }, { owes: ['big'] })).toBe('wait')
  })

  it('tells those without chips, away, or without a seat', () => {
    expect(thumb({ hand: over }, { stack: 0 })).toBe('broke')
    expect(thumb({ hand: null }, { state: 'sitting_out', in_hand: false, cards: [] })).toBe('away')
    expect(thumb({ me: null })).toBe('watch')
  })
})
