import { describe, expect, it } from 'vitest'
import { badgesOf } from '../../src/table/badges'
import { boardScale } from '../../src/table/board-scale'
import { heldCards, isRow, laidOut } from '../../src/table/cards-held'
import { turnLength } from '../../src/table/countdown'
import { newsIn } from '../../src/table/news'
import { game, hand, seat, stud, table } from '../given'

describe('the marks of a seat', () => {
  const marks = (change: Parameters<typeof seat>[1]) => badgesOf(seat(1, change), table()).map(({ text }) => text)

  it('say what is not seen otherwise', () => {
    expect(marks({ drew: 3 })).toEqual(['Drew 3'])
    expect(marks({ drew: 0 })).toEqual(['Pat'])
    expect(marks({ offline: true, owes: ['big'] })).toEqual(['Offline', 'Owes blind'])
    expect(marks({})).toEqual([])
  })

  it('forget a draw with the hand', () => {
    expect(badgesOf(seat(1, { drew: 3 }), table({ hand: hand({ over: true }) }))).toEqual([])
  })
})

describe('held cards', () => {
  const seven = ['As', '2d', '3c', '4h', '5s', '6d', '7c']

  it('lie open in stud from the third to the sixth', () => {
    expect(heldCards(seven, 'stud/1').filter(({ isDown }) => isDown).map(({ code }) => code)).toEqual(['As', '2d', '7c'])
    expect(heldCards(seven.slice(0, 2), 'nlhe/1').every(({ isDown }) => isDown)).toBe(true)
  })

  it('of others are drawn with the hidden ones first', () => {
    expect(laidOut(['??', '??', '3c', '4h', '??']).map(({ code }) => code)).toEqual(['??', '??', '??', '3c', '4h'])
    expect([isRow(['??', '3c']), isRow(['??', '??']), isRow([])]).toEqual([true, false, false])
  })
})

it('several boards are smaller, the more of them and the lower the screen', () => {
  const scales = [boardScale(1, 6, 'tall'), boardScale(2, 6, 'tall'), boardScale(2, 9, 'tall'), boardScale(3, 6, 'tall')]
  expect([...scales].sort().reverse()).toEqual(scales)
})

it('a turn on the time bank is measured by what the bank held', () => {
  expect(turnLength({ bank: true }, { bank: 45 }, { turn_seconds: 20 })).toBe(45)
  expect(turnLength({ bank: false }, { bank: 45 }, { turn_seconds: 20 })).toBe(20)
})

describe('the news', () => {
  const mixed = { games: [game(), stud('razz/1')] }

  it('are another game and a bomb pot, once', () => {
    expect(newsIn(table(mixed), table({ ...mixed, game: 1 }))).toBe('Now Razz 10/20 · ante 2 · bring-in 3')
    const bomb = table({ hand: hand({ hand: 'hand:2', bomb: true }) })
    expect(newsIn(table(), bomb)).toBe('Bomb pot')
    expect(newsIn(bomb, bomb)).toBe('')
  })

  it('are none on the first sight of a table', () => {
    expect(newsIn(null, table({ ...mixed, game: 1 }))).toBe('')
  })
})
