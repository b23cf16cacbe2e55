/** Which cards a fact lets the viewer see, by their number in the order of dealing, and their proofs. */

import { factIn, factsIn, numberIn, numbersIn, textIn, textsIn, topicOf, type Fact } from '../room/facts'
import type { CardProof } from './merkle'

const DEALING = ['hand.hole_cards_dealt', 'hand.up_cards_dealt', 'hand.street_dealt', 'hand.draw_made', 'hand.rabbit_shown']

export interface SeenCard {
  k: number
  card: string
}

/** The cards that `fact` shows to this viewer. */
export function cardsSeen(fact: Fact): SeenCard[] {
  switch (topicOf(fact)) {
    case 'hand.hole_cards_dealt':
      return holeCards(fact)
    case 'hand.draw_made':
      return numbered(numbersIn(fact, 'drawn'), ownCards(fact, numberIn(fact, 'seat') ?? -1))
    case 'hand.street_dealt':
    case 'hand.up_cards_dealt':
    case 'hand.rabbit_shown':
    case 'hand.cards_shown':
      return numbered(numbersIn(fact, 'numbers'), textsIn(fact, 'cards'))
    default:
      return []
  }
}

/** The highest number of a card that left the deck with `fact`, burned ones included; -1 where none did. */
export function lastNumber(fact: Fact): number {
  if (!DEALING.includes(topicOf(fact))) return -1
  const lists = Array.isArray(fact.numbers) ? (fact.numbers as unknown[]).flat() : []
  const numbers = lists.filter((one) => typeof one === 'number')
  return Math.max(-1, numberIn(fact, 'burned') ?? -1, ...numbers, ...numbersIn(fact, 'drawn'))
}

/** The proofs that came with `fact`, by the number of the card. */
export function proofsIn(fact: Fact): Map<number, CardProof> {
  return new Map(factsIn(fact, 'proofs').map((proof) => [numberIn(proof, 'k') ?? -1, cardProof(proof)]))
}

function cardProof(proof: Fact): CardProof {
  return {
    k: numberIn(proof, 'k') ?? -1,
    position: numberIn(proof, 'position') ?? -1,
    card: textIn(proof, 'card'),
    salt: textIn(proof, 'salt'),
    path: textsIn(proof, 'path'),
  }
}

function holeCards(fact: Fact): SeenCard[] {
  const lists = Array.isArray(fact.numbers) ? (fact.numbers as unknown[]) : []
  return numbersIn(fact, 'seats').flatMap((seat, index) =>
    numbered(numbersIn({ numbers: lists[index] }, 'numbers'), ownCards(fact, seat)),
  )
}

/** The face-down cards of `seat` that a fact tells; only its player is told. */
export function ownCards(fact: Fact, seat: number): string[] {
  return textsIn(factIn(fact, 'cards'), String(seat))
}

function numbered(numbers: number[], cards: string[]): SeenCard[] {
  return cards.map((card, index) => ({ k: numbers[index] ?? -1, card })).filter(({ card }) => card !== '??')
}
