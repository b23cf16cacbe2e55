/** Choosing among one's own cards: those to exchange, or those to show when the hand is over. */

import type { TableView } from '../view'
import { heldCards } from './cards-held'
import { mySeat } from './turn'

export interface Draw {
  hand: string
  turn: number
  cards: string[]
}

/** The viewer's turn to exchange cards, or null. */
export function drawIn(view: TableView): Draw | null {
  const turn = view.hand?.turn
  const seat = mySeat(view)
  if (!view.hand || !seat || turn?.kind !== 'draw' || turn.seat !== view.me) return null
  return { hand: view.hand.hand, turn: turn.turn, cards: seat.cards }
}

/** The viewer's cards that nobody has seen when the hand is over; `shown` are those she turned up. */
export function hiddenCards(view: TableView, shown: readonly string[]): string[] {
  const seat = mySeat(view)
  if (!view.hand?.over || view.hand.voided || !seat?.in_hand || seat.hand !== '') return []
  const down = heldCards(seat.cards, view.hand.ruleset).filter(({ isDown }) => isDown)
  return down.map(({ code }) => code).filter((card) => card !== '??' && !shown.includes(card))
}

/** The cards that can be picked now, and what for. */
export function pickable(view: TableView, shown: readonly string[]): { what: 'draw' | 'show'; cards: string[] } | null {
  const draw = drawIn(view)
  if (draw !== null) return { what: 'draw', cards: draw.cards }
  const hidden = hiddenCards(view, shown)
  return hidden.length > 0 ? { what: 'show', cards: hidden } : null
}

/** The picked cards after pressing one: it joins them, or leaves. */
export function toggled(picked: readonly string[], card: string): string[] {
  return picked.includes(card) ? picked.filter((one) => one !== card) : [...picked, card]
}

/** Whether the cards that would have come can be asked for. */
export function canRabbit(view: TableView): boolean {
  const { hand, rabbit } = view
  if (!rabbit || !hand?.over || hand.voided || hand.rabbit.length > 0 || hand.runouts !== null) return false
  const [board] = hand.boards
  return hand.boards.length === 1 && board !== undefined && board.length < 5 && mySeat(view)?.in_hand === true
}
