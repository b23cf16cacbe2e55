/** How many chips to sit down with, or to add. */

import { unitOf } from '../games'

type Stakes = { big_blind: number; big_bet: number }

export interface BuyIn {
  min: number
  max: number
  /** A hundred big blinds, moved into the range. */
  usual: number
}

/** The amounts possible with `balance`; null where it does not reach the minimum. */
export function buyInRange(table: Stakes & { min_buy_in: number; max_buy_in: number }, balance: number): BuyIn | null {
  const max = Math.min(table.max_buy_in, balance)
  if (max < table.min_buy_in) return null
  return { min: table.min_buy_in, max, usual: clamp(unitOf(table) * 100, table.min_buy_in, max) }
}

/** The amounts that can be added to `stack`: at most up to the table's maximum; null where nothing can. */
export function topUpRange(table: Stakes & { max_buy_in: number }, stack: number, balance: number): BuyIn | null {
  const max = Math.min(table.max_buy_in - stack, balance)
  if (max < 1) return null
  const min = Math.min(unitOf(table), max)
  return { min, max, usual: clamp(unitOf(table) * 100 - stack, min, max) }
}

/** The stacks to which one may be topped up after each hand. */
export function topUpTargets(table: Stakes & { min_buy_in: number; max_buy_in: number }): number[] {
  const usual = clamp(unitOf(table) * 100, table.min_buy_in, table.max_buy_in)
  return [...new Set([usual, table.max_buy_in])]
}

/** `amount` as a whole number within the range. */
export function clampBuyIn(amount: number, range: BuyIn): number {
  return clamp(Math.round(amount), range.min, range.max)
}

/** What the slider means at `position`: whole big blinds, with both ends exact. */
export function slideBuyIn(position: number, bigBlind: number, range: BuyIn): number {
  if (position <= range.min || position >= range.max) return clampBuyIn(position, range)
  return clampBuyIn(Math.round(position / bigBlind) * bigBlind, range)
}

function clamp(amount: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, amount))
}
