import { describe, expect, it } from 'vitest'
import { fromHex, join, utf8 } from '../../src/fairness/bytes'
import { cutsKey, dealOrder, matchesSeal, reshuffled, sealCut, type SeatCut } from '../../src/fairness/cuts'
import { leadsToRoot, type CardProof } from '../../src/fairness/merkle'
import { shuffle } from '../../src/fairness/shuffle'
import { VECTORS, type Vector } from './vectors'

function deckOf({ deck }: Vector): string[] {
  const ranks = deck === 'short' ? '6789TJQKA' : '23456789TJQKA'
  return [...ranks].flatMap((rank) => [...'cdhs'].map((suit) => rank + suit))
}

function cutsOf(vector: Vector): SeatCut[] {
  return Object.entries(vector.cuts).map(([seat, cut]) => ({
    seat: Number(seat),
    cut,
    commitment: vector.cut_commitments[seat] ?? '',
  }))
}

function proofOf(vector: Vector): CardProof {
  return { k: 0, ...vector.first_card_proof }
}

describe.skipIf(VECTORS.length === 0)('the published vectors', () => {
  describe.each(VECTORS)('$hand', (vector) => {
    const size = deckOf(vector).length

    it('give the committed order', async () => {
      const order = await shuffle(deckOf(vector), fromHex(vector.seed), utf8('cardroom/deck/v1'))
      expect(order.join('')).toBe(vector.committed_order)
    })

    it('give each cut’s seal, and no other cut fits it', async () => {
      for (const cut of cutsOf(vector)) {
        expect(await sealCut(vector.hand, cut.seat, fromHex(cut.cut))).toBe(cut.commitment)
        expect(await matchesSeal(vector.hand, cut)).toBe(true)
        expect(await matchesSeal(vector.hand, { ...cut, seat: cut.seat + 1 })).toBe(false)
        expect(await matchesSeal(vector.hand, { ...cut, cut: flipped(cut.cut) })).toBe(false)
      }
    })

    it('give the key of the opened cuts in whatever order they come', async () => {
      expect(await cutsKey(vector.hand, vector.root, cutsOf(vector).reverse())).toBe(vector.cuts_key)
    })

    it('give the order of dealing', async () => {
      const order = await dealOrder(vector.cuts_key, size)
      expect(order).toEqual(vector.deal_positions)
      const committed = vector.committed_order.match(/../g) ?? []
      expect(order.map((position) => committed[position]).join('')).toBe(vector.dealt_cards)
    })

    it('give the first reshuffle', async () => {
      const label = join(utf8('cardroom/reshuffle/v1'), Uint8Array.of(1))
      const gives = await shuffle(vector.reshuffle_1.of_positions, fromHex(vector.cuts_key), label)
      expect(gives).toEqual(vector.reshuffle_1.gives)
    })

    it('follow a reshuffle: the further numbers stand for what went back in, in the given order', async () => {
      const { of_positions, gives } = vector.reshuffle_1
      const order = await dealOrder(vector.cuts_key, size)
      const numbers = of_positions.map((position) => order.indexOf(position)).reverse()
      const after = await reshuffled(order, vector.cuts_key, 20, numbers, 1)
      expect(after).toEqual([...order.slice(0, 20), ...gives])
      expect(await reshuffled(order, vector.cuts_key, 20, numbers, 2)).not.toEqual(after)
    })

    it('prove the first card', async () => {
      expect(await leadsToRoot(vector.hand, vector.root, size, proofOf(vector))).toBe(true)
    })

    it('prove nothing with any part changed', async () => {
      const proof = proofOf(vector)
      const [first = '', ...rest] = proof.path
      const forged: CardProof[] = [
        { ...proof, card: proof.card === 'As' ? 'Ks' : 'As' },
        { ...proof, position: proof.position ^ 1 },
        { ...proof, salt: flipped(proof.salt) },
        { ...proof, path: [flipped(first), ...rest] },
        { ...proof, path: rest },
        { ...proof, path: [...proof.path, first] },
        { ...proof, path: ['not hexadecimal', ...rest] },
        { ...proof, position: size },
      ]
      for (const each of forged) expect(await leadsToRoot(vector.hand, vector.root, size, each)).toBe(false)
      expect(await leadsToRoot('another hand', vector.root, size, proof)).toBe(false)
      expect(await leadsToRoot(vector.hand, flipped(vector.root), size, proof)).toBe(false)
    })
  })
})

function flipped(hex: string): string {
  return (hex.startsWith('0') ? '1' : '0') + hex.slice(1)
}
