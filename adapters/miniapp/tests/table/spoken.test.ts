import { describe, expect, it } from 'vitest'
import { spoken } from '../../src/table/spoken'
import { hand, table, turn } from '../given'

describe('what is read out', () => {
  it('is the own turn with its price, once', () => {
    expect(spoken(table({ hand: hand({ turn: turn({ seat: 1, turn: 3 }) }) }), table())).toBe('Your turn. 40 to call.')
    expect(spoken(table(), table())).toBe('')
  })

  it('is a free check', () => {
    const free = table({ hand: hand({ turn: turn({ legal: ['check', 'bet'], to_call: 0 }) }) })
    expect(spoken(null, free)).toContain('You can check.')
  })

  it('names new board cards with their suits', () => {
    const before = table({ hand: hand({ turn: null }) })
    const after = table({ hand: hand({ turn: null, board: ['Qh', '8c', '4s', 'Td'] }) })
    expect(spoken(before, after)).toBe('Board: Ten of diamonds.')
  })

  it('is the result, once', () => {
    const award = { pot: 0, seat: 0, amount: 1460, reason: 'showdown', hand: 'Two pair', cards: [] }
    const over = table({ hand: hand({ over: true, turn: null, awards: [award] }) })
    expect(spoken(table({ hand: hand({ turn: null }) }), over)).toBe('You win 1,460 with Two pair.')
    expect(spoken(over, over)).toBe('')
  })
})
