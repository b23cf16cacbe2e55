import { describe, expect, it } from 'vitest'
import { canRabbit, drawIn, hiddenCards, pickable, toggled } from '../../src/table/picking'
import { hand, seat, table, turn } from '../given'

const over = hand({ over: true, turn: null })

describe('a draw', () => {
  const drawing = table({ hand: hand({ turn: turn({ kind: 'draw', legal: ['draw'] }) }) })

  it('is the viewer’s on her turn alone', () => {
    expect(drawIn(drawing)).toEqual({ hand: 'hand:1', turn: 4, cards: ['Ks', 'Qs'] })
    expect(drawIn({ ...drawing, me: 1 })).toBeNull()
    expect(drawIn(table())).toBeNull()
  })

  it('lets her pick from all her cards', () => {
    expect(pickable(drawing, [])).toEqual({ what: 'draw', cards: ['Ks', 'Qs'] })
  })
})

describe('showing', () => {
  it('is possible for cards that nobody saw, once the hand is over', () => {
    expect(hiddenCards(table({ hand: over }), [])).toEqual(['Ks', 'Qs'])
    expect(hiddenCards(table({ hand: over }), ['Ks'])).toEqual(['Qs'])
    expect(hiddenCards(table(), [])).toEqual([])
  })

  it('concerns stud’s down cards alone', () => {
    const cards = ['As', '2d', '3c', '4h']
    expect(hiddenCards(table({ hand: { ...over, ruleset: 'stud/1' }, seats: [seat(0, { cards }), seat(1), null] }), [])).toEqual(['As', '2d'])
  })

  it('is not where they were shown down, or the hand does not count', () => {
    const shownDown = table({ hand: over, seats: [seat(0, { cards: ['Ks', 'Qs'], hand: 'King high' }), seat(1), null] })
    expect(hiddenCards(shownDown, [])).toEqual([])
    expect(hiddenCards(table({ hand: { ...over, voided: true } }), [])).toEqual([])
  })
})

it('picks a card, and unpicks it', () => {
  expect(toggled(['Ks'], 'Qs')).toEqual(['Ks', 'Qs'])
  expect(toggled(['Ks', 'Qs'], 'Ks')).toEqual(['Qs'])
})

describe('the rabbit', () => {
  it('can be asked for where the table allows it and cards would have come', () => {
    expect(canRabbit(table({ rabbit: true, hand: over }))).toBe(true)
    expect(canRabbit(table({ hand: over }))).toBe(false)
    expect(canRabbit(table({ rabbit: true, hand: { ...over, rabbit: ['2c', '3c'] } }))).toBe(false)
    expect(canRabbit(table({ rabbit: true, hand: { ...over, boards: [['Qh', '8c', '4s', 'Kd', '2c']] } }))).toBe(false)
  })
})
