/** The viewer's own cards after she gave them up: the room shows them to nobody then, but she knows them and may show
 * them when the hand is over. */

import type { SeatView, TableView } from '../view'
import { mySeat } from './turn'

/** `after` with the cards that she held in the view `before`, as long as it is the same hand; a lost page loses them. */
export function rememberOwnCards(before: TableView | null, after: TableView): TableView {
  const held = before === null || before.hand?.hand !== after.hand?.hand ? null : mySeat(before)
  const own = mySeat(after)
  if (held === null || own === null || !own.in_hand || own.cards.length > 0 || held.player !== own.player) return after
  const holding: SeatView = { ...own, cards: held.cards }
  return { ...after, seats: after.seats.map((seat) => (seat === own ? holding : seat)) }
}
