/** A card as the wire writes it (`Td`, or `??` where the viewer may not know it) and how it is read out. */

import { say } from '../strings'

export type Suit = 's' | 'h' | 'd' | 'c'

export interface Card {
  rank: string
  suit: Suit
}

const SUITS = 'shdc'

/** The card in `code`, or null for a card that the viewer may not know. */
export function parseCard(code: string): Card | null {
  const suit = code.slice(-1).toLowerCase()
  if (code.length !== 2 || !SUITS.includes(suit)) return null
  return { rank: code[0] === 'T' ? '10' : (code[0] ?? ''), suit: suit as Suit }
}

/** `King of spades`, for those who listen. */
export function cardLabel(code: string): string {
  const card = parseCard(code)
  if (card === null) return say.cards.hidden
  return say.cards.named(say.cards.ranks[card.rank] ?? card.rank, say.cards.suits[card.suit] ?? '')
}
