/** How chips, big blinds and names are written. */

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const ONE_DECIMAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** Whole chips with thousands separators: `2,310`. */
export function chips(amount: number): string {
  return WHOLE.format(amount)
}

/** Chips as big blinds with at most one decimal: `48.5`. */
export function bigBlinds(amount: number, bigBlind: number): string {
  return ONE_DECIMAL.format(bigBlind > 0 ? amount / bigBlind : 0)
}

/** One or two capitals that stand for a name on its avatar. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s_.-]+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words
  return letters.map((word) => Array.from(word ?? '')[0] ?? '').join('').toUpperCase() || '?'
}

/** A whole number read from what was typed, ignoring separators; null where there are no digits. */
export function typedChips(text: string): number | null {
  const digits = text.replace(/[^0-9]/g, '')
  return digits === '' ? null : Math.min(Number(digits), Number.MAX_SAFE_INTEGER)
}
