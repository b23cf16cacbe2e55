import { describe, expect, it } from 'vitest'
import { buyInRange, clampBuyIn, slideBuyIn, topUpRange, topUpTargets } from '../../src/table/buy-in'

const rules = { min_buy_in: 800, max_buy_in: 4000, big_blind: 20, big_bet: 0 }

describe('a buy-in', () => {
  it('is a hundred big blinds unless chosen otherwise', () => {
    expect(buyInRange(rules, 10_000)).toEqual({ min: 800, max: 4000, usual: 2000 })
  })

  it('never asks for more than the balance', () => {
    expect(buyInRange(rules, 900)).toEqual({ min: 800, max: 900, usual: 900 })
  })

  it('is impossible below the minimum', () => {
    expect(buyInRange(rules, 799)).toBeNull()
  })

  it('is moved into its range', () => {
    const range = { min: 800, max: 2000, usual: 2000 }
    expect([1, 1200.4, 9999].map((amount) => clampBuyIn(amount, range))).toEqual([800, 1200, 2000])
  })
})

it('slides in big blinds, with both ends exact', () => {
  const range = { min: 810, max: 1995, usual: 1995 }
  expect([810, 812, 829, 1990, 1995].map((position) => slideBuyIn(position, 20, range))).toEqual([810, 820, 820, 1995, 1995])
})

describe('a top-up', () => {
  it('fills the stack to the table’s maximum at most', () => {
    expect(topUpRange(rules, 1500, 10_000)).toEqual({ min: 20, max: 2500, usual: 500 })
  })

  it('is impossible with a full stack or an empty balance', () => {
    expect(topUpRange(rules, 4000, 10_000)).toBeNull()
    expect(topUpRange(rules, 100, 0)).toBeNull()
  })
})

it('is topped up automatically to the usual stack or the maximum, counted in big bets where there are no blinds', () => {
  expect(topUpTargets(rules)).toEqual([2000, 4000])
  expect(topUpTargets({ min_buy_in: 200, max_buy_in: 2000, big_blind: 0, big_bet: 20 })).toEqual([2000])
})
