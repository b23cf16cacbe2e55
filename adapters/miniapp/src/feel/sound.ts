/** Short tones made on the spot; nothing is loaded. */

import type { Touch } from '../host/host'

interface Tone {
  hertz: number
  /** Seconds after the start, and how long it sounds. */
  at: number
  for: number
}

const TONES: Record<Touch, Tone[]> = {
  turn: [{ hertz: 587, at: 0, for: 0.12 }, { hertz: 784, at: 0.11, for: 0.2 }],
  bet: [{ hertz: 330, at: 0, for: 0.06 }],
  win: [{ hertz: 523, at: 0, for: 0.14 }, { hertz: 659, at: 0.1, for: 0.14 }, { hertz: 784, at: 0.2, for: 0.26 }],
  hurry: [{ hertz: 440, at: 0, for: 0.08 }, { hertz: 440, at: 0.16, for: 0.08 }],
}

const LOUDNESS = 0.06

let audio: AudioContext | null = null

/** Plays the tones for `kind`; browsers keep silent until the player has touched the page once. */
export function sound(kind: Touch): void {
  if (navigator.userActivation?.hasBeenActive === false) return
  audio ??= new AudioContext()
  for (const tone of TONES[kind]) play(audio, tone)
}

function play(context: AudioContext, tone: Tone): void {
  const start = context.currentTime + tone.at
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  oscillator.frequency.value = tone.hertz
  oscillator.type = 'triangle'
  gain.gain.setValueAtTime(LOUDNESS, start)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + tone.for)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + tone.for)
}
