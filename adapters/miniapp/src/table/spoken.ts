/** What a listener needs to hear as the table changes: the own turn and the result. */

import { cardLabel } from '../cards/card'
import { chips } from '../format'
import { say } from '../strings'
import type { TableView } from '../wire'
import { winnersOf } from './result'
import { choicesIn } from './turn'

/** The sentence for the step from `before` to `after`; an empty text where nothing needs saying. */
export function spoken(before: TableView | null, after: TableView): string {
  return [street(before, after), turn(before, after), result(before, after)].filter(Boolean).join(' ')
}

function turn(before: TableView | null, after: TableView): string {
  const choices = choicesIn(after)
  if (choices === null) return ''
  const earlier = before === null ? null : choicesIn(before)
  if (earlier?.hand === choices.hand && earlier.turn === choices.turn) return ''
  return choices.call === null ? say.spoken.turnToCheck : say.spoken.turnToCall(chips(choices.call))
}

function street(before: TableView | null, after: TableView): string {
  const known = before?.hand?.hand === after.hand?.hand ? (before?.hand?.board.length ?? 0) : 0
  const fresh = after.hand?.board.slice(known) ?? []
  return fresh.length === 0 ? '' : say.spoken.board(fresh.map(cardLabel).join(', '))
}

function result(before: TableView | null, after: TableView): string {
  if (before?.hand?.over && before.hand.hand === after.hand?.hand) return ''
  return winnersOf(after)
    .map((winner) => say.spoken.won(winner.isMe ? say.table.you : winner.name, chips(winner.amount), winner.hand))
    .join(' ')
}
