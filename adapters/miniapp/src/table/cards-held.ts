/** The cards before a seat: which lie face down, and in what order they are drawn. */

import { familyOf } from '../games'

export interface HeldCard {
  code: string
  /** Dealt face down; only its owner knows it until it is shown. */
  isDown: boolean
  /** Its place in the order of dealing. */
  place: number
}

/** In stud the first two cards and the seventh are dealt face down. */
const STUD_DOWN = [0, 1, 6]

/** The cards of a seat as they were dealt; only in stud some of them lie open. */
export function heldCards(cards: readonly string[], ruleset: string): HeldCard[] {
  const isStud = familyOf(ruleset) === 'stud'
  return cards.map((code, place) => ({ code, place, isDown: !isStud || STUD_DOWN.includes(place) }))
}

/** Another seat's cards in a row: what is hidden first, close together, then what lies open. */
export function laidOut(cards: readonly string[]): { code: string; place: number; isHidden: boolean }[] {
  const all = cards.map((code, place) => ({ code, place, isHidden: code === '??' }))
  return [...all.filter(({ isHidden }) => isHidden), ...all.filter(({ isHidden }) => !isHidden)]
}

/** Whether the seat's cards are drawn as a row of their own: shown ones, and in stud all. */
export function isRow(cards: readonly string[]): boolean {
  return cards.some((code) => code !== '??')
}
