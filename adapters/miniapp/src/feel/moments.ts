/** Which moments of the game are felt and heard. */

import type { Touch } from '../host/host'
import { winnersOf } from '../table/result'
import { myTurn } from '../table/turn'
import type { TableView } from '../view'

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
  const turn = myTurn(view)
  return turn === null ? null : `${view.hand?.hand}/${turn.turn}`
}

function betsOf(view: TableView): number {
  return view.seats.reduce((sum, seat) => sum + (seat?.bet ?? 0), 0)
}
