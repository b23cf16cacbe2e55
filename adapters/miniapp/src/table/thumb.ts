/** What the thumb zone holds: the first thing that the viewer can do now, or what she waits for. */

import type { TableView } from '../view'
import { canRabbit, drawIn, hiddenCards } from './picking'
import { runoutOffer } from './runouts'
import { choicesIn, mySeat } from './turn'

export type Thumb = 'act' | 'draw' | 'run' | 'watch' | 'leaving' | 'broke' | 'choose' | 'away' | 'show' | 'entry' | 'wait'

/** `shown` are own cards that were turned up; `passed`: the viewer does not want to show any. */
export function thumbFor(view: TableView, shown: readonly string[], passed: boolean): Thumb {
  const seat = mySeat(view)
  if (seat === null) return 'watch'
  if (choicesIn(view) !== null) return 'act'
  if (drawIn(view) !== null) return 'draw'
  if (runoutOffer(view) !== null) return 'run'
  if (seat.state === 'leaving') return 'leaving'
  if (seat.stack === 0 && (!seat.in_hand || view.hand?.over)) return 'broke'
  if (view.choosing !== null && view.choosing === view.me) return 'choose'
  const canShow = !passed && (hiddenCards(view, shown).length > 0 || canRabbit(view))
  if (canShow && !seat.folded) return 'show'
  if (seat.state === 'sitting_out') return 'away'
  if (seat.owes.length > 0 && !isDealtIn(view)) return 'entry'
  return canShow ? 'show' : 'wait'
}

function isDealtIn(view: TableView): boolean {
  return view.hand?.over === false && mySeat(view)?.in_hand === true
}
