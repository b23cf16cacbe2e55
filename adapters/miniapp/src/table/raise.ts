/** The amount of a raise: always a whole number between the room's minimum and maximum. */

import { typedChips } from '../format'
import type { RaiseRange } from './turn'

const SUGGESTED_FIRST = ['2.5bb', 'half']

/** `amount` moved into the range. */
export function clampRaise(amount: number, { min, max }: RaiseRange): number {
  return Math.max(min, Math.min(max, Math.round(amount)))
}

/** The amount to start from: the room's middle suggestion, otherwise its minimum. */
export function firstRaise(range: RaiseRange): number {
  const suggested = range.presets.find(({ key }) => SUGGESTED_FIRST.includes(key))
  return clampRaise(suggested?.to ?? range.min, range)
}

/** One big blind up or down. */
export function stepRaise(amount: number, bigBlinds: 1 | -1, bigBlind: number, range: RaiseRange): number {
  return clampRaise(amount + bigBlinds * bigBlind, range)
}

/** What the slider means at `position`: whole small blinds, with both ends exact. */
export function slideRaise(position: number, smallBlind: number, range: RaiseRange): number {
  if (position <= range.min || position >= range.max) return clampRaise(position, range)
  const step = Math.max(1, smallBlind)
  return clampRaise(Math.round(position / step) * step, range)
}

/** What was typed, moved into the range; null where it is no amount. */
export function typedRaise(text: string, range: RaiseRange): number | null {
  const amount = typedChips(text)
  return amount === null ? null : clampRaise(amount, range)
}

/** How far along the slider `amount` lies, from 0 to 1. */
export function raiseShare(amount: number, { min, max }: RaiseRange): number {
  return max === min ? 1 : (amount - min) / (max - min)
}
