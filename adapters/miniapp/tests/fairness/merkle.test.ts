import { expect, it } from 'vitest'
import { leadsToRoot } from '../../src/fairness/merkle'
import { sealDeck } from './tree'

const PLACES = Array.from({ length: 52 }, (_, position) => position)

it('every place of a deck proves its own card and no neighbour’s', async () => {
  const deck = await sealDeck('hand:1')
  for (const position of PLACES) {
    const proof = deck.proof(position, 0)
    expect(await leadsToRoot('hand:1', deck.root, 52, proof)).toBe(true)
    expect(await leadsToRoot('hand:1', deck.root, 52, { ...proof, position: (position + 1) % 52 })).toBe(false)
  }
})
