import { describe, expect, it } from 'vitest'
import { spoken } from '../../src/table/spoken'
import { award, game, hand, stud, table, turn } from '../given'

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
    const after = table({ hand: hand({ turn: null, boards: [['Qh', '8c', '4s', 'Td']] }) })
    expect(spoken(before, after)).toBe('Board: Ten of diamonds.')
  })

  it('is the own draw, the bring-in, another game and a question', () => {
    const after = (change: Parameters<typeof turn>[0]) => spoken(null, table({ hand: hand({ turn: turn(change) }) }))
    expect(after({ kind: 'draw', legal: ['draw'] })).toContain('Your turn to draw.')
    expect(after({ legal: ['bring_in', 'complete'], to_call: 3 })).toContain('You bring in for 3.')
    const idle = { hand: hand({ turn: null }) }
    expect(spoken(table(idle), table({ ...idle, games: [game(), stud()], game: 1 }))).toBe('Now Stud 10/20 · ante 2 · bring-in 3')
    const asked = hand({ turn: null, runouts: { seats: [0, 1], most: 3, deadline: 9, chosen: [null, null] } })
    expect(spoken(table(idle), table({ hand: asked }))).toBe('How often should the rest of the board be dealt?')
  })

  it('numbers the boards where there are several', () => {
    const runs = hand({ turn: null, boards: [['Qh', '8c', '4s', 'Td'], ['Qh', '8c', '4s', '2c']] })
    expect(spoken(table({ hand: hand({ turn: null }) }), table({ hand: runs }))).toBe('Board 1: Ten of diamonds. Board 2: Two of clubs.')
  })

  it('is the result, once', () => {
    const over = table({ hand: hand({ over: true, turn: null, awards: [award({ amount: 1460, hand: 'Two pair' })] }) })
    expect(spoken(table({ hand: hand({ turn: null }) }), over)).toBe('You win 1,460 with Two pair.')
    expect(spoken(over, over)).toBe('')
  })
})
