import { describe, expect, it } from 'vitest'
import { lastCards, winnersOf, winningCards } from '../../src/table/result'
import type { AwardView } from '../../src/wire'
import { hand, table } from '../given'

function award(change: Partial<AwardView>): AwardView {
  return { pot: 0, seat: 1, amount: 100, reason: 'showdown', hand: 'Pair of queens', cards: [], ...change }
}

function finished(...awards: AwardView[]) {
  return table({ hand: hand({ over: true, turn: null, awards }) })
}

describe('the winners', () => {
  it('do not exist while the hand is played', () => {
    expect(winnersOf(table({ hand: hand({ awards: [award({})] }) }))).toEqual([])
  })

  it('get all their shares in one sum', () => {
    const [winner, ...others] = winnersOf(finished(award({ pot: 0, amount: 100 }), award({ pot: 1, amount: 60 })))
    expect(winner).toMatchObject({ name: 'Bela', isMe: false, amount: 160, hand: 'Pair of queens' })
    expect(others).toEqual([])
  })

  it('stand with the largest amount first', () => {
    const winners = winnersOf(finished(award({ seat: 1, amount: 40 }), award({ seat: 0, amount: 90 })))
    expect(winners.map(({ seat, isMe }) => [seat, isMe])).toEqual([[0, true], [1, false]])
  })
})

describe('the winning cards', () => {
  it('are those of everyone who shared the largest pot, and of nobody else', () => {
    const view = finished(
      award({ pot: 0, seat: 0, amount: 300, cards: ['Ks', 'Kd'] }),
      award({ pot: 0, seat: 1, amount: 300, cards: ['Kh', 'Kd'] }),
      award({ pot: 1, seat: 2, amount: 50, cards: ['2c', '2d'] }),
    )
    expect(winningCards(view.hand)).toEqual(new Set(['Ks', 'Kd', 'Kh']))
  })

  it('are unknown where nothing was shown', () => {
    expect(winningCards(finished(award({ reason: 'uncontested', hand: '' })).hand)).toBeNull()
  })
})

describe('the cards that end a hand', () => {
  const before = table()
  const river = hand({ board: ['Qh', '8c', '4s', 'Kd', '2c'], over: true, turn: null })

  it('are counted in the step that ends it', () => {
    expect(lastCards(before, table({ hand: river }))).toBe(2)
  })

  it('are none when the hand goes on or was over already', () => {
    expect(lastCards(before, table({ hand: { ...river, over: false } }))).toBe(0)
    expect(lastCards(table({ hand: river }), table({ hand: river }))).toBe(0)
  })
})
