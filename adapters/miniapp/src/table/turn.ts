/** What the viewer may do now: the room decides, this only names it for the buttons. */

import type { SeatView, TableView } from '../view'
import type { Preset, TurnView } from '../wire'

export type ActionKind = 'fold' | 'check' | 'call' | 'bet' | 'raise' | 'bring_in' | 'complete'

export interface RaiseRange {
  kind: 'bet' | 'raise' | 'complete'
  min: number
  max: number
  presets: Preset[]
  /** The total at which the whole stack is in. */
  allInAt: number
}

export interface Choices {
  turn: number
  hand: string
  canFold: boolean
  canCheck: boolean
  /** The chips that a call moves, or null where there is nothing to call. */
  call: number | null
  callIsAllIn: boolean
  /** The chips that bringing in moves, or null where one need not. */
  bringIn: number | null
  raise: RaiseRange | null
}

/** The viewer's own seat, where she has one. */
export function mySeat(view: TableView): SeatView | null {
  return view.me === null ? null : (view.seats[view.me] ?? null)
}

/** The viewer's turn, to bet or to draw; null while it is not hers. */
export function myTurn(view: TableView): TurnView | null {
  const turn = view.hand?.turn
  return turn && turn.seat === view.me ? turn : null
}

/** The choices of the viewer, or null while it is not her turn to bet. */
export function choicesIn(view: TableView): Choices | null {
  const turn = myTurn(view)
  const seat = mySeat(view)
  if (!view.hand || !turn || !seat || turn.kind === 'draw') return null
  const canCall = turn.legal.includes('call')
  return {
    turn: turn.turn,
    hand: view.hand.hand,
    canFold: turn.legal.includes('fold'),
    canCheck: turn.legal.includes('check'),
    call: canCall ? Math.min(turn.to_call, seat.stack) : null,
    callIsAllIn: canCall && turn.to_call >= seat.stack,
    bringIn: turn.legal.includes('bring_in') ? Math.min(turn.to_call, seat.stack) : null,
    raise: raiseRange(turn, seat),
  }
}

/** The action behind a key: F folds, C checks, calls or brings in, R bets, raises or completes; null where illegal. */
export function actionForKey(key: string, choices: Choices): ActionKind | null {
  switch (key.toLowerCase()) {
    case 'f':
      return choices.canFold ? 'fold' : null
    case 'c':
      if (choices.canCheck) return 'check'
      return choices.call !== null ? 'call' : choices.bringIn !== null ? 'bring_in' : null
    case 'r':
      return choices.raise?.kind ?? null
    default:
      return null
  }
}

function raiseRange(turn: TurnView, seat: SeatView): RaiseRange | null {
  const kind = (['raise', 'bet', 'complete'] as const).find((one) => turn.legal.includes(one))
  if (kind === undefined || turn.max_to <= 0) return null
  return { kind, min: turn.min_to, max: turn.max_to, presets: turn.presets, allInAt: seat.bet + seat.stack }
}
