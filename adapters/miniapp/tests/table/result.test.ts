import { describe, expect, it } from 'vitest'
import { lastCards, partOf, sharesOf, winnersOf, winningCards } from '../../src/table/result'
import type { AwardView } from '../../src/wire'
import { award as given, hand, table } from '../given'

function award(change: Partial<AwardView>): AwardView {
  return given({ seat: 1, hand: 'Pair of queens', ...change })
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

  it('are the high hand’s where a low takes half', () => {
    const view = finished(award({ half: 'high', cards: ['Ks', 'Kd'] }), award({ half: 'low', cards: ['2c', '3d'] }))
    expect(winningCards(view.hand)).toEqual(new Set(['Ks', 'Kd']))
  })

  it('are unknown where nothing was shown', () => {
    expect(winningCards(finished(award({ reason: 'uncontested', hand: '' })).hand)).toBeNull()
  })
})

describe('the shares', () => {
  const told = (...awards: AwardView[]) => sharesOf(finished(...awards)).map(({ label, name, amount }) => `${label} ${name} ${amount}`.trim())

  it('have no label where nothing was divided', () => {
    expect(told(award({ seat: 0, amount: 90 }), award({ seat: 1, amount: 90 }))).toEqual(['Ada 90', 'Bela 90'])
  })

  it('are by board and half, over all pots', () => {
    const awards = [
      award({ pot: 1, board: 0, half: 'high', seat: 0, amount: 10 }),
      award({ board: 0, half: 'high', seat: 0, amount: 30 }),
      award({ board: 0, half: 'low', seat: 1, amount: 30 }),
      award({ board: 1, half: 'high', seat: 1, amount: 60 }),
    ]
    expect(told(...awards)).toEqual(['Board 1, High Ada 40', 'Board 1, Low Bela 30', 'Board 2, High Bela 60'])
  })

  it('are by pot where there is one board and one hand wins', () => {
    expect(told(award({ pot: 1, seat: 0, amount: 40 }), award({ pot: 0, seat: 1, amount: 90 }))).toEqual(['Main pot Bela 90', 'Side pot 1 Ada 40'])
  })

  it('are named in full for the story', () => {
    const one = award({ pot: 1, board: 1, half: 'low' })
    expect(partOf(one, [one, award({})])).toBe('Side pot 1, Board 2, Low')
  })
})

describe('the cards that end a hand', () => {
  const before = table()
  const river = hand({ boards: [['Qh', '8c', '4s', 'Kd', '2c']], over: true, turn: null })

  it('are counted in the step that ends it', () => {
    expect(lastCards(before, table({ hand: river }))).toBe(2)
  })

  it('are counted on each run-out', () => {
    const runs = [['Qh', '8c', '4s', 'Kd', '2c'], ['Qh', '8c', '4s', '7d', '7c']]
    expect(lastCards(before, table({ hand: hand({ boards: runs, over: true, turn: null }) }))).toBe(4)
  })

  it('are none when the hand goes on or was over already', () => {
    expect(lastCards(before, table({ hand: { ...river, over: false } }))).toBe(0)
    expect(lastCards(table({ hand: river }), table({ hand: river }))).toBe(0)
  })
})
