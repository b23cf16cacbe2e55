/** Whether a background colour is a dark or a light one. */

import type { Scheme } from './host'

/** `light` for a background such as `#ffffff`, `dark` for `#17212b`; null for text that is no colour. */
export function schemeOf(background: string | undefined): Scheme | null {
  const hex = /^#?([0-9a-f]{6})$/i.exec(background ?? '')?.[1]
  if (hex === undefined) return null
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
  return red * 0.299 + green * 0.587 + blue * 0.114 > 128 ? 'light' : 'dark'
}
