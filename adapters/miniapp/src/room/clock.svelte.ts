/** The room's time as far as we know it; ticks only while something on the screen reads it. */

import { createSubscriber } from 'svelte/reactivity'
import { ClockOffset } from './offset'

const TICK = 200

class RoomClock {
  private readonly offset = new ClockOffset()
  private readonly subscribe = createSubscriber((update) => {
    const timer = setInterval(update, TICK)
    return () => clearInterval(timer)
  })

  /** Learns from a frame's `now`. */
  note(sent: number): void {
    this.offset.note(sent, Date.now() / 1000)
  }

  /** The room's time now, in seconds since the epoch, without subscribing to its passing. */
  read(): number {
    return Date.now() / 1000 + this.offset.seconds
  }

  /** The room's time; whoever reads it here is shown it passing. */
  get now(): number {
    this.subscribe()
    return this.read()
  }
}

export const clock = new RoomClock()
