/** How things come and go: transforms and opacity only, and plain short fades where less motion is wanted. */

import { cubicOut } from 'svelte/easing'
import { prefersReducedMotion } from 'svelte/motion'
import type { TransitionConfig } from 'svelte/transition'

const FADE = 120

interface Journey {
  /** Nothing moves: the table was reached at once. */
  still?: boolean
  delay?: number
  duration: number
  /** Where it comes from or goes to, as CSS lengths relative to its place. */
  x?: string
  y?: string
  turn?: number
}

/** Moves and fades between the element's place and somewhere else. */
export function travel(_node: Element, { still = false, delay = 0, duration, x = '0px', y = '0px', turn = 0 }: Journey): TransitionConfig {
  if (still) return { duration: 0 }
  if (prefersReducedMotion.current) return { duration: FADE, css: (at) => `opacity: ${at}` }
  return {
    delay,
    duration,
    easing: cubicOut,
    css: (at, away) =>
      `opacity: ${Math.min(1, at * 2)}; translate: calc(${away} * ${x}) calc(${away} * ${y}); rotate: ${away * turn}deg`,
  }
}
