import { describe, expect, it } from 'vitest'
import { cardLabel, parseCard } from '../../src/cards/card'

describe('a card', () => {
  it('has a rank and a suit', () => {
    expect(parseCard('Td')).toEqual({ rank: '10', suit: 'd' })
  })

  it('is unknown where the viewer may not know it', () => {
    expect(parseCard('??')).toBeNull()
  })

  it('is read out in words', () => {
    expect([cardLabel('As'), cardLabel('Th'), cardLabel('??')]).toEqual(['Ace of spades', 'Ten of hearts', 'Hidden card'])
  })
})
