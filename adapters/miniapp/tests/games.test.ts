import { describe, expect, it } from 'vitest'
import { deckSizeOf, familyOf, gameAt, gameName, mixOf, shortStakes, stakesOf, unitOf } from '../src/games'
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
  expect([mixOf(games), mixOf([game()])]).toEqual(['mix of 2 games', ''])
})
