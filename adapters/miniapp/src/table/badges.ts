/** The small marks below a seat: what is true of it besides its latest action. */

import { say } from '../strings'
import type { SeatView, TableView } from '../view'

export interface SeatBadge {
  kind: 'offline' | 'drew' | 'owes'
  text: string
}

/** The marks of a seat, the most important first. */
export function badgesOf(seat: SeatView, view: TableView): SeatBadge[] {
  const badges: SeatBadge[] = []
  if (seat.offline) badges.push({ kind: 'offline', text: say.badges.offline })
  if (seat.drew !== null && !seat.folded && view.hand?.over === false) badges.push({ kind: 'drew', text: say.badges.drew(seat.drew) })
  if (seat.owes.length > 0) badges.push({ kind: 'owes', text: say.badges.owes })
  return badges
}
