import { describe, expect, it } from 'vitest'
import { moment } from '../../src/feel/moments'
import { award, hand, seat, table, turn } from '../given'

const waiting = table({ hand: hand({ turn: turn({ seat: 1 }) }) })

describe('a moment to feel', () => {
  it('is the own turn, once', () => {
    expect(moment(waiting, table())).toBe('turn')
    expect(moment(table(), table())).toBeNull()
  })

  it('is a bet', () => {
    const after = table({ ...waiting, seats: [seat(0), seat(1, { bet: 60 }), null] })
    expect(moment(waiting, after)).toBe('bet')
  })

  it('is a win of one’s own, not another’s', () => {
    const over = (winner: number) =>
      table({ hand: hand({ over: true, turn: null, awards: [award({ seat: winner })] }) })
    expect(moment(waiting, over(0))).toBe('win')
    expect(moment(waiting, over(1))).toBeNull()
  })

  it('is none when the table was reached at once', () => {
    expect(moment(null, table())).toBeNull()
  })
})
