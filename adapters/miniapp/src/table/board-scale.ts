/** How large the cards of several boards are, so that their rows fit between the seats. */

import { isCrowded, isLow, type Shape } from './geometry'

/** The share of the usual card width. */
export function boardScale(boards: number, seatCount: number, shape: Shape): number {
  if (boards <= 1) return 1
  const share = boards === 2 ? 0.8 : 0.66
  if (shape === 'compact' || shape === 'squat') return share * 0.82
  return isCrowded(seatCount) || isLow(shape) ? share * 0.9 : share
}

/** The middle of the rows, in percent of the stage's height. */
export function boardsHeight(boards: number, usual: number, seatCount: number, shape: Shape): number {
  if (boards <= 1 || shape === 'wide') return usual
  if (isCrowded(seatCount)) return usual + 4.5
  return boards === 2 ? usual : usual + 1.5
}
