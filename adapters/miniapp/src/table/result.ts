/** How a finished hand is told: who won how much, with what, and which cards made it. */

import { say } from '../strings'
import type { TableView } from '../view'
import type { AwardView, HandView } from '../wire'

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

/** One part of what was won: what it was, who took it, and with which hand. */
export interface Share {
  /** `Board 2, low`; an empty text where the pot was not divided. */
  label: string
  seat: number
  name: string
  isMe: boolean
  amount: number
  hand: string
}

/** Who won which part: by board and half where pots are divided so, otherwise by pot. */
export function sharesOf(view: TableView): Share[] {
  if (!view.hand?.over) return []
  const name = namer(view.hand.awards)
  const shares = new Map<string, Share>()
  for (const award of view.hand.awards) {
    const label = name(award)
    const key = `${label}/${award.seat}`
    const before = shares.get(key)
    const { seat, name: who, isMe, hand } = winner(view, award)
    if (before) shares.set(key, { ...before, amount: before.amount + award.amount, hand: before.hand || hand })
    else shares.set(key, { label, seat, name: who, isMe, amount: award.amount, hand })
  }
  return [...shares.values()].sort((one, other) => one.label.localeCompare(other.label))
}

/** The full name of what an award is a part of: `Side pot 1, board 2, low`. */
export function partOf(award: Part, awards: readonly Part[]): string {
  const words = [
    hasSeveral(awards, ({ pot }) => pot) ? say.parts.pot(award.pot) : '',
    hasSeveral(awards, ({ board }) => board) ? say.parts.board(award.board + 1) : '',
    say.parts.halves[award.half] ?? '',
  ]
  return words.filter(Boolean).join(', ')
}

type Part = Pick<AwardView, 'pot' | 'board' | 'half'>

function namer(awards: readonly AwardView[]): (award: AwardView) => string {
  const isDivided = hasSeveral(awards, ({ board }) => board) || awards.some(({ half }) => half !== '')
  return (award) => partOf(award, isDivided ? awards.map((one) => ({ ...one, pot: 0 })) : awards)
}

function hasSeveral(awards: readonly Part[], of: (award: Part) => number): boolean {
  return new Set(awards.map(of)).size > 1
}

/** The cards to lift: those of the hands that won the largest pot, the high ones where a low shares it; null where
 *  nothing was shown. */
export function winningCards(hand: HandView | null): Set<string> | null {
  if (!hand?.over) return null
  const shown = hand.awards.filter(({ cards }) => cards.length > 0)
  if (shown.length === 0) return null
  const largest = shown.reduce((one, other) => (other.amount > one.amount ? other : one))
  const winning = shown.filter(({ pot }) => pot === largest.pot)
  const high = winning.filter(({ half }) => half !== 'low')
  return new Set((high.length > 0 ? high : winning).flatMap(({ cards }) => cards))
}

/** How many board cards the step to `after` turned up in ending the hand: they are worth seeing before the result. */
export function lastCards(before: TableView | null, after: TableView): number {
  if (!after.hand?.over || before?.hand?.over !== false) return 0
  const [known = []] = before.hand.boards
  const fresh = after.hand.boards.map((board, index) => board.length - (before.hand?.boards[index] ?? known).length)
  return fresh.reduce((sum, cards) => sum + cards, 0)
}

function winner(view: TableView, { seat, amount, hand }: AwardView): Winner {
  return { seat, name: view.seats[seat]?.name ?? '', isMe: seat === view.me, amount, hand }
}
