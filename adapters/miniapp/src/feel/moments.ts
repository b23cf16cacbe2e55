/** Which moments of the game are felt and heard. */

import type { Touch } from '../host/host'
import { winnersOf } from '../table/result'
import { choicesIn } from '../table/turn'
import type { TableView } from '../wire'

/** The moment in the step from `before` to `after`: a win, the own turn, a bet; null where there is none. */
export function moment(before: TableView | null, after: TableView): Touch | null {
  if (before === null) return null
  if (iWin(after) && !iWin(before)) return 'win'
  if (turnKey(after) !== null && turnKey(after) !== turnKey(before)) return 'turn'
  return before.hand?.hand === after.hand?.hand && betsOf(after) > betsOf(before) ? 'bet' : null
}

function iWin(view: TableView): boolean {
  return winnersOf(view).some(({ isMe }) => isMe)
}

function turnKey(view: TableView): string | null {
  const choices = choicesIn(view)
  return choices === null ? null : `${choices.hand}/${choices.turn}`
}

function betsOf(view: TableView): number {
  return view.seats.reduce((sum, seat) => sum + (seat?.bet ?? 0), 0)
}
