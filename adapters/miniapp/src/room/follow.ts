/** Folds the frames of one table: each tells what changed in the view or brings a whole one, and their numbers show
 * whether one was missed. */

import type { TableView } from '../view'
import type { Changes, ServerFrame } from '../wire'

export type TableFrame = Extract<ServerFrame, { t: 'snapshot' | 'event' }>

/** What is known of a table: the view after frame `seq` (0 before any frame came). */
export interface Following {
  seq: number
  view: TableView | null
}

export type Outcome =
  /** The view is this frame's, reached step by step: worth moving for. */
  | 'moved'
  /** The view is this frame's, reached at once: jump to it. */
  | 'jumped'
  /** An event without a view of its own: one that follows brings it. */
  | 'counted'
  /** Seen already. */
  | 'repeated'
  /** One or more frames before this are missing: ask again from `seq`. */
  | 'gap'

export const UNKNOWN: Following = { seq: 0, view: null }

/** The state after `frame`, and how it was reached. */
export function follow(before: Following, frame: TableFrame): { after: Following; outcome: Outcome } {
  if (frame.t === 'snapshot') {
    if (frame.seq < before.seq) return { after: before, outcome: 'repeated' }
    return { after: { seq: frame.seq, view: frame.view as TableView }, outcome: 'jumped' }
  }
  if (frame.seq <= before.seq) return { after: before, outcome: 'repeated' }
  if (frame.seq !== before.seq + 1) return { after: before, outcome: 'gap' }
  const view = frame.changes === null ? (frame.view as TableView | null) : changed(before.view, frame.changes)
  if (view === null) return { after: { ...before, seq: frame.seq }, outcome: 'counted' }
  return { after: { seq: frame.seq, view }, outcome: 'moved' }
}

function changed(view: TableView | null, changes: Changes): TableView | null {
  if (view === null) return null
  const seats = view.seats.map((seat, number) => (number in changes.seats ? changes.seats[number] : seat))
  return { ...view, seats, hand: changes.hand, my_hand: changes.my_hand ?? view.my_hand } as TableView
}
