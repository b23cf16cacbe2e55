/** How much of a turn, or of the pause between hands, is left; `now` is the room's time in seconds. */

/** Seconds under which a turn hurries. */
export const HURRY = 5

/** Seconds that the running clock of a turn began with: the turn's own, or what the time bank held. */
export function turnLength(turn: { bank: boolean }, seat: { bank: number }, table: { turn_seconds: number }): number {
  return turn.bank && seat.bank > 0 ? seat.bank : table.turn_seconds
}

export interface Countdown {
  /** Whole seconds left, rounded up. */
  seconds: number
  /** The share left, from 1 to 0. */
  share: number
  hurries: boolean
}

/** What is left until `deadline` of `whole` seconds. */
export function countdown(deadline: number, whole: number, now: number): Countdown {
  const left = Math.max(0, deadline - now)
  const share = whole > 0 ? Math.min(1, left / whole) : 0
  return { seconds: Math.ceil(left), share, hurries: left <= HURRY }
}
