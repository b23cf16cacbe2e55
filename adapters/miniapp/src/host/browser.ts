/** Any browser as a host. */

import type { Host, Touch } from './host'

const PATTERNS: Record<Touch, number[]> = { turn: [40], bet: [12], win: [20, 40, 60], hurry: [30, 60, 30] }

/** A host for `page`. Closing it asks nothing: the room goes on, and coming back shows the same hand. */
export function browserHost(page: Window): Host {
  const canVibrate = typeof page.navigator.vibrate === 'function' && page.matchMedia('(pointer: coarse)').matches
  return {
    name: 'browser',
    initData: '',
    drawsBack: false,
    canVibrate,
    followScheme: (changed) => {
      const light = page.matchMedia('(prefers-color-scheme: light)')
      const tell = (): void => changed(light.matches ? 'light' : 'dark')
      light.addEventListener('change', tell)
      tell()
    },
    ready: () => undefined,
    paint: (background) => page.document.querySelector('meta[name="theme-color"]')?.setAttribute('content', background),
    back: () => undefined,
    confirmClosing: () => undefined,
    touch: (kind) => {
      if (canVibrate) page.navigator.vibrate(PATTERNS[kind])
    },
  }
}
