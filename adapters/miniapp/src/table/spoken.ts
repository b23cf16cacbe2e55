/** What a listener needs to hear as the table changes: the own turn and the result. */

import { cardLabel } from '../cards/card'
import { chips } from '../format'
import { say } from '../strings'
import type { TableView } from '../view'
import { sharesOf } from './result'
import { newsIn } from './news'
import { runoutOffer } from './runouts'
import { choicesIn, myTurn } from './turn'

/** The sentence for the step from `before` to `after`; an empty text where nothing needs saying. */
export function spoken(before: TableView | null, after: TableView): string {
  return [newsIn(before, after), street(before, after), turn(before, after), question(before, after), result(before, after)].filter(Boolean).join(' ')
}

function turn(before: TableView | null, after: TableView): string {
  const mine = myTurn(after)
  if (mine === null) return ''
  if (before?.hand?.hand === after.hand?.hand && before !== null && myTurn(before)?.turn === mine.turn) return ''
  if (mine.kind === 'draw') return say.spoken.turnToDraw
  const choices = choicesIn(after)
  if (choices !== null && choices.bringIn !== null) return say.spoken.turnToBringIn(chips(choices.bringIn))
  return choices === null || choices.call === null ? say.spoken.turnToCheck : say.spoken.turnToCall(chips(choices.call))
}

function question(before: TableView | null, after: TableView): string {
  const isAsked = (view: TableView | null): boolean => view !== null && runoutOffer(view) !== null
  if (isAsked(after) && !isAsked(before)) return say.run.ask
  const chooses = (view: TableView | null): boolean => view !== null && view.me !== null && view.choosing === view.me
  return chooses(after) && !chooses(before) ? say.choose.ask : ''
}

function street(before: TableView | null, after: TableView): string {
  const boards = after.hand?.boards ?? []
  const earlier = before?.hand?.hand === after.hand?.hand ? (before?.hand?.boards ?? []) : []
  return boards
    .map((board, index) => {
      const fresh = board.slice((earlier[index] ?? earlier[0] ?? []).length)
      return fresh.length === 0 ? '' : say.spoken.board(boards.length > 1 ? index + 1 : 0, fresh.map(cardLabel).join(', '))
    })
    .filter(Boolean)
    .join(' ')
}

function result(before: TableView | null, after: TableView): string {
  if (before?.hand?.over && before.hand.hand === after.hand?.hand) return ''
  if (after.hand?.voided) return say.table.voided
  return sharesOf(after)
    .map(({ label, isMe, name, amount, hand }) => say.spoken.won(label, isMe ? say.table.you : name, chips(amount), hand))
    .join(' ')
}
