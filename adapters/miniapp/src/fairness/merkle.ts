/** A card's place in the deck that the room is bound to: its salted leaf and the audit path of RFC 6962. */

import { fromHex, lengthPrefixed, sha256, toHex, utf8, type Bytes } from './bytes'

/** A card that the viewer saw: the `k`-th dealt, lying at `position` of the committed deck. */
export interface CardProof {
  k: number
  position: number
  card: string
  salt: string
  path: string[]
}

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The leaf of `proof`'s card in the deck of `hand`. */
export async function leafOf(hand: string, proof: CardProof): Promise<Bytes> {
  const place = Uint8Array.of(proof.position)
  return sha256(LEAF, utf8('cardroom/leaf/v1'), lengthPrefixed(hand), place, utf8(proof.card), fromHex(proof.salt))
}

/** The root (hex) to which `path`, nearest sibling first, leads from `leaf`; null when the path has the wrong length. */
export async function rootOver(leaf: Bytes, position: number, size: number, path: string[]): Promise<string | null> {
  let node = leaf
  let index = position
  let last = size - 1
  for (const sibling of path.map(fromHex)) {
    if (last === 0) return null
    if (index % 2 === 1 || index === last) {
      node = await sha256(NODE, sibling, node)
      while (index % 2 === 0 && index !== 0) {
        index >>= 1
        last >>= 1
      }
    } else {
      node = await sha256(NODE, node, sibling)
    }
    index >>= 1
    last >>= 1
  }
  return last === 0 ? toHex(node) : null
}

/** Whether `proof` shows that its card lies in the deck of `size` cards under `root`. */
export async function leadsToRoot(hand: string, root: string, size: number, proof: CardProof): Promise<boolean> {
  if (proof.position < 0 || proof.position >= size) return false
  try {
    return (await rootOver(await leafOf(hand, proof), proof.position, size, proof.path)) === root.toLowerCase()
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
