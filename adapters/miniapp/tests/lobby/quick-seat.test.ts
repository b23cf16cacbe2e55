import { describe, expect, it } from 'vitest'
import { openSeats, quickSeat } from '../../src/lobby/quick-seat'
import { lobbyGame, lobbyTable } from '../given'

const quiet = lobbyTable('quiet', { occupied: [0] })
const busy = lobbyTable('busy', { occupied: [0, 1, 2, 3] })
const full = lobbyTable('full', { occupied: [0, 1, 2, 3, 4, 5] })

describe('the quick seat', () => {
  it('is at the fullest table that still has one', () => {
    expect(quickSeat([quiet, full, busy], 5000, [])?.name).toBe('busy')
  })

  it('is where the balance reaches', () => {
    const dear = lobbyTable('dear', { occupied: [0, 1, 2, 3, 4], min_buy_in: 6000 })
    expect(quickSeat([dear, quiet], 5000, [])?.name).toBe('quiet')
  })

  it('is at the lower stakes where two are equally full', () => {
    const cheap = lobbyTable('cheap', { occupied: [0, 1, 2, 3], games: [lobbyGame({ big_blind: 10 })] })
    expect(quickSeat([busy, cheap], 5000, [])?.name).toBe('cheap')
  })

  it('is not where the player sits already', () => {
    expect(quickSeat([busy, quiet], 5000, [{ table: 'table:busy', seat: 0, stack: 900 }])?.name).toBe('quiet')
  })

  it('may not exist', () => {
    expect(quickSeat([full], 5000, [])).toBeNull()
    expect(quickSeat([busy], 10, [])).toBeNull()
  })
})

it('counts open seats', () => {
  expect([quiet, busy, full].map(openSeats)).toEqual([5, 2, 0])
})
