import { describe, expect, it } from 'vitest'
import { actionForKey, choicesIn, myTurn } from '../../src/table/turn'
import { hand, seat, table, turn } from '../given'

function withTurn(change: Parameters<typeof turn>[0]) {
  return table({ hand: hand({ turn: turn(change) }) })
}

describe('the choices', () => {
  it('do not exist on somebody else’s turn', () => {
    expect(choicesIn(withTurn({ seat: 1 }))).toBeNull()
  })

  it('do not exist for those who watch', () => {
    expect(choicesIn(table({ me: null }))).toBeNull()
  })

  it('do not exist between turns', () => {
    expect(choicesIn(table({ hand: hand({ turn: null }) }))).toBeNull()
  })

  it('are exactly what the room calls legal', () => {
    const choices = choicesIn(withTurn({ legal: ['check', 'bet'], to_call: 0, min_to: 20 }))
    expect(choices).toMatchObject({ canFold: false, canCheck: true, call: null, raise: { kind: 'bet', min: 20 } })
  })

  it('offer no raise where none is legal', () => {
    expect(choicesIn(withTurn({ legal: ['fold', 'call'], min_to: 0, max_to: 0 }))?.raise).toBeNull()
  })

  it('price a call at no more than the stack, and call it all-in', () => {
    const short = table({ seats: [seat(0, { stack: 30 }), seat(1), null] })
    expect(choicesIn(short)).toMatchObject({ call: 30, callIsAllIn: true })
  })

  it('know at which total a raise puts the whole stack in', () => {
    const withBet = table({ seats: [seat(0, { stack: 960, bet: 40 }), seat(1), null] })
    expect(choicesIn(withBet)?.raise?.allInAt).toBe(1000)
  })
})

describe('limit games', () => {
  it('offer bringing in beside completing, each with its price', () => {
    const choices = choicesIn(withTurn({ legal: ['bring_in', 'complete'], to_call: 3, min_to: 10, max_to: 10 }))
    expect(choices).toMatchObject({ bringIn: 3, call: null, canFold: false, raise: { kind: 'complete', min: 10, max: 10 } })
    expect(actionForKey('c', choices!)).toBe('bring_in')
    expect(actionForKey('r', choices!)).toBe('complete')
  })

  it('leave a draw to the cards', () => {
    const drawing = withTurn({ kind: 'draw', legal: ['draw'] })
    expect(choicesIn(drawing)).toBeNull()
    expect(myTurn(drawing)?.turn).toBe(4)
  })
})

describe('the keys', () => {
  const calling = choicesIn(table())!
  const checking = choicesIn(withTurn({ legal: ['check', 'bet'], to_call: 0 }))!

  it('fold with F, call or check with C, raise or bet with R', () => {
    expect(['f', 'C', 'r'].map((key) => actionForKey(key, calling))).toEqual(['fold', 'call', 'raise'])
    expect(['c', 'R'].map((key) => actionForKey(key, checking))).toEqual(['check', 'bet'])
  })

  it('do nothing that is not legal', () => {
    expect(actionForKey('f', checking)).toBeNull()
    expect(actionForKey('x', calling)).toBeNull()
  })
})
