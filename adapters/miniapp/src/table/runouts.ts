/** How often what remains of the board is dealt: asked of everyone in the pot once no betting is possible. */

import type { TableView } from '../view'

export interface RunoutOffer {
  hand: string
  most: number
  /** UTC seconds since the epoch. */
  deadline: number
  /** What the viewer said, or null while she has not. */
  mine: number | null
}

/** The question that is open for the viewer; null where none is, or it is for others. */
export function runoutOffer({ hand, me }: TableView): RunoutOffer | null {
  const asked = hand?.runouts
  if (!hand || hand.over || !asked || me === null || !asked.seats.includes(me)) return null
  return { hand: hand.hand, most: asked.most, deadline: asked.deadline, mine: asked.chosen[asked.seats.indexOf(me)] ?? null }
}

/** Whether somebody in the pot has still to say it. */
export function awaitsRunouts({ hand }: TableView): boolean {
  const asked = hand?.runouts
  return !!hand && !hand.over && !!asked && asked.chosen.includes(null)
}
