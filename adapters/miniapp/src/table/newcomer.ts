/** How somebody who sits down comes in. */

import type { TableView } from '../view'

/** Whether who sits down now may owe a blind: where blinds have gone round, until fewer than two can play on. Which
 * seats they have not passed yet the room alone knows; there nothing is owed, whatever was chosen. */
export function mayOweBlind(view: TableView): boolean {
  const hasBlinds = view.games.some((game) => game.small_blind > 0)
  return hasBlinds && view.button !== null && (view.hand?.over === false || canGoOn(view))
}

function canGoOn(view: TableView): boolean {
  const free = view.seats.filter((seat) => seat !== null && seat.state === 'playing' && seat.stack > 0 && seat.owes.length === 0)
  return free.length > 1
}
