import { describe, expect, it } from 'vitest'
import { deckSizeOf, familyOf, gameAt, gameName, mixOf, shortStakes, stakesOf, titleOf, unitOf } from '../src/games'
import { game, stud } from './given'

describe('a game', () => {
  it('belongs to one kind', () => {
    expect(['nlhe/1', 'plodb/1', 'razz/1', 'stud8/1', 'badugi/1', 'sd27/1'].map(familyOf)).toEqual([
      'board', 'board', 'stud', 'stud', 'draw', 'draw',
    ])
  })

  it('has a short name, or the room’s where it is unknown', () => {
    expect([gameName('plo8/1'), gameName('new/1', 'Something new'), gameName('new/1')]).toEqual(['PLO hi-lo', 'Something new', 'new'])
  })

  it('is dealt from its own deck', () => {
    expect(['nlsd/1', 'nlhe/1', 'td27/1'].map(deckSizeOf)).toEqual([36, 52, 52])
  })
})

describe('the stakes', () => {
  const limit = game({ ruleset: 'flhe/1', small_blind: 10, big_blind: 20, small_bet: 20, big_bet: 40 })
  const short = game({ ruleset: 'nlsd/1', small_blind: 0, big_blind: 20, ante: 10 })

  it('are blinds, or the bets of a limit game, or the button’s blind', () => {
    expect([game({ big_blind: 2000 }), limit, stud(), short].map(shortStakes)).toEqual(['10/2,000', '20/40', '10/20', '20'])
  })

  it('name antes and the bring-in', () => {
    expect([stakesOf(stud()), stakesOf(short)]).toEqual(['10/20 · ante 2 · bring-in 3', 'button 20 · ante 10'])
  })

  it('count stacks in big blinds, or big bets where there are none', () => {
    expect([game(), limit, stud()].map(unitOf)).toEqual([20, 20, 20])
  })
})

it('the game of a mixed table is the one at its place', () => {
  const games = [game(), stud('razz/1')]
  expect(gameAt({ games, game: 1 })?.ruleset).toBe('razz/1')
})

describe('a mixed table', () => {
  const of = (...ids: string[]) => ids.map((id) => game({ ruleset: `${id}/1` }))
  const horse = of('flhe', 'flo8', 'razz', 'stud', 'stud8')
  const eight = of('td27', 'flhe', 'flo8', 'razz', 'stud', 'stud8', 'nlhe', 'plo4')
  const every = [...eight, ...of('plhe', 'plo5', 'plo6', 'plo8', 'plodb', 'sd27', 'badugi')]

  it('is called by its mix, wherever that begins', () => {
    expect([horse, [...horse].reverse(), eight, horse.slice(1), of('nlhe')].map((games) => mixOf(games))).toEqual([
      'HORSE', 'HORSE', '8-Game', 'Mixed: 4 games', '',
    ])
  })

  it('is dealer’s choice where it says so, or offers every game', () => {
    expect([mixOf(horse, 'choice'), mixOf(every), mixOf(every, 'orbit')]).toEqual(['Dealer’s choice', 'Dealer’s choice', 'Mixed: 15 games'])
  })

  it('is listed with its limit bets, whatever is played now', () => {
    const games = [game({ big_blind: 12, small_blind: 6 }), stud('razz/1')]
    expect(titleOf({ games, game: 0 })).toEqual({ name: 'Mixed: 2 games', stakes: '10/20' })
    expect(titleOf({ games: [game(), game({ ruleset: 'plo4/1' })], game: 1 })).toEqual({ name: 'Mixed: 2 games', stakes: '10/20' })
    expect(titleOf({ games: [game()], game: 0 })).toEqual({ name: 'NL Hold’em', stakes: '10/20' })
  })
})
