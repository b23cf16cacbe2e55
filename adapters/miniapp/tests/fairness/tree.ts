/** A sealed deck for tests: the whole tree over salted cards, with the proof of each. */

import { join, sha256, toHex, type Bytes } from '../../src/fairness/bytes'
import { leafOf, type CardProof } from '../../src/fairness/merkle'

export interface SealedDeck {
  root: string
  /** The proof of the card at `position`, dealt as the `k`-th. */
  proof(position: number, k: number): CardProof
}

const RANKS = '23456789TJQKA'

/** The deck of `hand` in its natural order under a fixed salt. */
export async function sealDeck(hand: string): Promise<SealedDeck> {
  const cards = [...RANKS].flatMap((rank) => [...'cdhs'].map((suit) => rank + suit))
  const salt = '5a'.repeat(16)
  const leaves = await Promise.all(cards.map((card, position) => leafOf(hand, { k: 0, position, card, salt, path: [] })))
  const paths = await Promise.all(leaves.map((_, position) => pathTo(leaves, position)))
  return {
    root: toHex(await rootOf(leaves)),
    proof: (position, k) => ({ k, position, card: cards[position] ?? '', salt, path: paths[position] ?? [] }),
  }
}

async function rootOf(leaves: Bytes[]): Promise<Bytes> {
  const [only] = leaves
  if (leaves.length === 1 && only) return only
  const [left, right] = split(leaves)
  return sha256(join(Uint8Array.of(1), await rootOf(left), await rootOf(right)))
}

async function pathTo(leaves: Bytes[], position: number): Promise<string[]> {
  if (leaves.length === 1) return []
  const [left, right] = split(leaves)
  return position < left.length
    ? [...(await pathTo(left, position)), toHex(await rootOf(right))]
    : [...(await pathTo(right, position - left.length)), toHex(await rootOf(left))]
}

function split(leaves: Bytes[]): [Bytes[], Bytes[]] {
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return [leaves.slice(0, half), leaves.slice(half)]
}
