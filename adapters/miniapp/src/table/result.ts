/** How a finished hand is told: who won how much, with what, and which cards made it. */

import type { AwardView, HandView, TableView } from '../wire'

export interface Winner {
  seat: number
  name: string
  isMe: boolean
  amount: number
  /** The hand's name, or an empty text where nothing was shown. */
  hand: string
}

/** The winners of the finished hand, the largest amount first; empty while it is played. */
export function winnersOf(view: TableView): Winner[] {
  if (!view.hand?.over) return []
  const bySeat = new Map<number, Winner>()
  for (const award of view.hand.awards) {
    const before = bySeat.get(award.seat)
    if (before) bySeat.set(award.seat, { ...before, amount: before.amount + award.amount, hand: before.hand || award.hand })
    else bySeat.set(award.seat, winner(view, award))
  }
  return [...bySeat.values()].sort((one, other) => other.amount - one.amount)
}

/** The cards to lift: those of the hands that won the largest pot; null where nothing was shown. */
export function winningCards(hand: HandView | null): Set<string> | null {
  if (!hand?.over) return null
  const shown = hand.awards.filter(({ cards }) => cards.length > 0)
  if (shown.length === 0) return null
  const largest = shown.reduce((one, other) => (other.amount > one.amount ? other : one))
  return new Set(shown.filter(({ pot }) => pot === largest.pot).flatMap(({ cards }) => cards))
}

/** How many board cards the step to `after` turned up in ending the hand: they are worth seeing before the result. */
export function lastCards(before: TableView | null, after: TableView): number {
  if (!after.hand?.over || before?.hand?.over !== false) return 0
  return after.hand.board.length - before.hand.board.length
}

function winner(view: TableView, { seat, amount, hand }: AwardView): Winner {
  return { seat, name: view.seats[seat]?.name ?? '', isMe: seat === view.me, amount, hand }
}
