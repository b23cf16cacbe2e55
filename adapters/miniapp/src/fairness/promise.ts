/** What the room bound itself to for a coming hand, as this client saw it from frame to frame. */

import type { NextDeckView } from '../wire'
import type { Doubt } from './badge'
import type { OwnCut } from './cuts'

export interface Promised {
  hand: string
  root: string
  /** The closed list of seals, or null while cuts may still be sealed. */
  list: { seats: number[]; commitments: string[] } | null
  own: OwnCut | null
  sealAccepted: boolean
  /** The cut was sent for opening; it is sent once. */
  opening: boolean
  openAccepted: boolean
  doubts: Doubt[]
}

/** The promise after seeing `deck`: a root or a closed list that changes is a doubt. */
export function noted(before: Promised | null, deck: NextDeckView): Promised {
  const kept = before ?? newPromise(deck)
  const list = deck.fixed ? { seats: deck.seats, commitments: deck.commitments } : kept.list
  const after = { ...kept, list: kept.list ?? list }
  if (kept.root !== deck.root) return doubting(after, 'root_changed')
  return kept.list !== null && !sameList(kept.list, deck) ? doubting(after, 'list_changed') : after
}

/** The promise with one more reason to doubt it. */
export function doubting(promise: Promised, doubt: Doubt): Promised {
  return { ...promise, doubts: [...new Set([...promise.doubts, doubt])] }
}

/** Whether a list of seals is, seat by seat, the one that was closed. */
export function sameList(
  one: { seats: number[]; commitments: string[] },
  other: { seats: number[]; commitments: string[] },
): boolean {
  return sealsOf(one) === sealsOf(other)
}

/** What to do with the own cut now that the list is closed: open it, object, or stay silent. */
export function verdict({ list, own, sealAccepted }: Promised): 'open' | 'object' | 'silent' {
  if (list === null || own === null) return 'silent'
  const listed = list.commitments[list.seats.indexOf(own.seat)]
  if (listed?.toLowerCase() === own.commitment) return 'open'
  return sealAccepted ? 'object' : 'silent'
}

function newPromise({ hand, root }: NextDeckView): Promised {
  return { hand, root, list: null, own: null, sealAccepted: false, opening: false, openAccepted: false, doubts: [] }
}

function sealsOf({ seats, commitments }: { seats: number[]; commitments: string[] }): string {
  const rows = seats.map((seat, index) => `${seat}:${commitments[index]?.toLowerCase()}`)
  return rows.sort().join(' ')
}
