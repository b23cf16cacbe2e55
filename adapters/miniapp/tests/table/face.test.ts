import { describe, expect, it } from 'vitest'
import { moodOf, standing, tagOf } from '../../src/table/face'
import { hand, seat, table, turn } from '../given'

const view = table({ hand: hand({ turn: turn({ seat: 0 }) }) })
const won = [{ seat: 1, name: 'Bela', isMe: false, amount: 480, hand: '' }]

describe('a seat’s tag', () => {
  it('says its latest action', () => {
    expect(tagOf(seat(1, { last_action: { kind: 'raise', to: 60 } }), view, [])).toEqual({ text: 'Raise', tone: 'bet' })
    expect(tagOf(seat(1, { last_action: { kind: 'small_blind', to: 10 } }), view, [])).toEqual({ text: 'SB', tone: 'plain' })
  })

  it('says all-in with the bet, as long as one lies there', () => {
    expect(tagOf(seat(1, { all_in: true, bet: 150 }), view, [])?.text).toBe('All-in 150')
    expect(tagOf(seat(1, { all_in: true }), view, [])?.text).toBe('All-in')
  })

  it('says what it won', () => {
    expect(tagOf(seat(1), view, won)).toEqual({ text: '+480', tone: 'lamp' })
  })

  it('says nothing where nothing was done', () => {
    expect(tagOf(seat(1), view, [])).toBeNull()
  })
})

describe('a seat’s state', () => {
  it('is acting on its turn, folded after it gave up, winner at the end', () => {
    expect(moodOf(seat(0), view, [])).toBe('acting')
    expect(moodOf(seat(1, { folded: true }), view, [])).toBe('folded')
    expect(moodOf(seat(1), view, won)).toBe('winner')
  })

  it('is away when it sits out, but not while it still plays for the pot', () => {
    expect(moodOf(seat(1, { state: 'sitting_out', in_hand: false }), view, [])).toBe('away')
    expect(moodOf(seat(1, { state: 'sitting_out' }), view, [])).toBe('waiting')
  })

  it('shows the stack, or why it is not dealt in', () => {
    expect(standing(seat(1, { stack: 2310 }))).toBe('2,310')
    expect(standing(seat(1, { state: 'sitting_out', in_hand: false }))).toBe('Away')
  })
})
