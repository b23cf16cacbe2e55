/** What the viewer may do now: the room decides, this only names it for the buttons. */

import type { Preset, SeatView, TableView, TurnView } from '../wire'

export type ActionKind = 'fold' | 'check' | 'call' | 'bet' | 'raise'

export interface RaiseRange {
  kind: 'bet' | 'raise'
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
  raise: RaiseRange | null
}

/** The viewer's own seat, where she has one. */
export function mySeat(view: TableView): SeatView | null {
  return view.me === null ? null : (view.seats[view.me] ?? null)
}

/** The choices of the viewer, or null while it is not her turn. */
export function choicesIn(view: TableView): Choices | null {
  const turn = view.hand?.turn
  const seat = mySeat(view)
  if (!view.hand || !turn || !seat || turn.seat !== view.me) return null
  const canCall = turn.legal.includes('call')
  return {
    turn: turn.turn,
    hand: view.hand.hand,
    canFold: turn.legal.includes('fold'),
    canCheck: turn.legal.includes('check'),
    call: canCall ? Math.min(turn.to_call, seat.stack) : null,
    callIsAllIn: canCall && turn.to_call >= seat.stack,
    raise: raiseRange(turn, seat),
  }
}

/** The action behind a key: F folds, C checks or calls, R bets or raises; null where that is not legal. */
export function actionForKey(key: string, choices: Choices): ActionKind | null {
  switch (key.toLowerCase()) {
    case 'f':
      return choices.canFold ? 'fold' : null
    case 'c':
      return choices.canCheck ? 'check' : choices.call !== null ? 'call' : null
    case 'r':
      return choices.raise?.kind ?? null
    default:
      return null
  }
}

function raiseRange(turn: TurnView, seat: SeatView): RaiseRange | null {
  const kind = (['raise', 'bet'] as const).find((one) => turn.legal.includes(one))
  if (kind === undefined || turn.max_to <= 0) return null
  return { kind, min: turn.min_to, max: turn.max_to, presets: turn.presets, allInAt: seat.bet + seat.stack }
}
