/** How a seat looks: what its tag says and which state it wears. */

import { chips } from '../format'
import { say } from '../strings'
import type { SeatView, TableView } from '../view'
import type { Winner } from './result'

export type Tone = 'bet' | 'call' | 'plain' | 'fold' | 'all-in' | 'lamp'
export type Mood = 'waiting' | 'acting' | 'folded' | 'away' | 'winner'

export interface Tag {
  text: string
  tone: Tone
}

const TONES: Record<string, Tone> = { bet: 'bet', raise: 'bet', complete: 'bet', call: 'call', check: 'plain', fold: 'fold' }

/** The state that the seat wears. */
export function moodOf(seat: SeatView, view: TableView, winners: readonly Winner[]): Mood {
  if (winners.some((winner) => winner.seat === seat.seat)) return 'winner'
  if (view.hand?.turn?.seat === seat.seat) return 'acting'
  if (seat.state !== 'playing' && !isContesting(seat)) return 'away'
  return seat.folded || (view.hand !== null && !seat.in_hand) ? 'folded' : 'waiting'
}

/** What the seat's tag says: an amount won, all-in, or its latest action; null where there is nothing to say. */
export function tagOf(seat: SeatView, view: TableView, winners: readonly Winner[]): Tag | null {
  const won = winners.find((winner) => winner.seat === seat.seat)
  if (won) return { text: say.table.won(chips(won.amount)), tone: 'lamp' }
  if (view.hand?.over) return null
  if (seat.all_in) return { text: say.table.allIn(seat.bet > 0 ? chips(seat.bet) : ''), tone: 'all-in' }
  if (seat.folded) return { text: say.table.actions.fold ?? '', tone: 'fold' }
  const kind = seat.last_action?.kind
  const text = kind === undefined ? undefined : say.table.actions[kind]
  return kind === undefined || text === undefined ? null : { text, tone: TONES[kind] ?? 'plain' }
}

/** The line under the name: the stack, or why the seat is not dealt in. */
export function standing(seat: SeatView): string {
  if (isContesting(seat)) return chips(seat.stack)
  if (seat.state === 'sitting_out') return say.table.away
  return seat.state === 'leaving' ? say.table.leaving : chips(seat.stack)
}

/** Whether the seat still plays for a pot of this hand. */
export function isContesting(seat: SeatView): boolean {
  return seat.in_hand && !seat.folded
}
