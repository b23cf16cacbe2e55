/** How long to wait before trying again: twice as long each time, spread so that clients do not return together. */

const FIRST = 0.5
const LONGEST = 10

/** Seconds before attempt number `attempt` (from 0); `random` lies in [0, 1). */
export function backoff(attempt: number, random: number): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** attempt)
  return whole * (0.5 + random / 2)
}
