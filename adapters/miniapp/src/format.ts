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

/** Chips won or lost, with their sign: `+1,230`, `−40`, `0`. */
export function gained(amount: number): string {
  return amount > 0 ? `+${chips(amount)}` : amount < 0 ? `−${chips(-amount)}` : '0'
}

/** A time (UTC, seconds since the epoch) as the player's clock and calendar have it: `21:04`, or `3 Mar, 21:04`. */
export function moment(time: number, now: number = Date.now() / 1000): string {
  const when = new Date(time * 1000)
  const isToday = when.toDateString() === new Date(now * 1000).toDateString()
  const clock = when.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  return isToday ? clock : `${when.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${clock}`
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
