/** A steady colour for each player's avatar. */

const HUES = [
  ['#2D8C86', '#17595C'],
  ['#9A6BA8', '#5B3A72'],
  ['#5B8FCF', '#2E568F'],
  ['#CE7484', '#8A3D54'],
  ['#86A35A', '#4C6A33'],
  ['#C98A5E', '#84502F'],
  ['#7E93A0', '#465A68'],
  ['#C9A24E', '#7F6120'],
  ['#55A9B8', '#276676'],
] as const

/** The two ends of the gradient for `player`: always the same two. */
export function hueOf(player: string): readonly [string, string] {
  let hash = 2_166_136_261
  for (const letter of player) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return HUES[((hash >>> 16) ^ (hash & 0xffff)) % HUES.length] ?? HUES[0]
}
