import { describe, expect, it } from 'vitest'
import { bigBlinds, chips, gained, initials, moment, typedChips } from '../src/format'

describe('amounts', () => {
  it('have separators', () => {
    expect(chips(1234567)).toBe('1,234,567')
  })

  it('stand in big blinds with one decimal at most', () => {
    expect([bigBlinds(970, 20), bigBlinds(1840, 20), bigBlinds(5, 0)]).toEqual(['48.5', '92', '0'])
  })

  it('won and lost carry their sign', () => {
    expect([gained(1230), gained(-40), gained(0)]).toEqual(['+1,230', '−40', '0'])
  })

  it('are read from typed digits', () => {
    expect([typedChips('1,250'), typedChips(' 12 000 '), typedChips('x')]).toEqual([1250, 12000, null])
  })
})

describe('names', () => {
  it('shrink to initials', () => {
    expect(['Anna Kern', 'yuki', '  ', 'Jean-Luc de la Cour'].map(initials)).toEqual(['AK', 'Y', '?', 'JC'])
  })
})

it('tells a time of today without its date', () => {
  const now = new Date(2026, 2, 3, 22, 0).getTime() / 1000
  const then = new Date(2026, 2, 3, 21, 4).getTime() / 1000
  expect([moment(then, now), moment(then - 86_400, now)]).toEqual(['21:04', '2 Mar, 21:04'])
})
