/** Estimates how far the room's clock is ahead of ours, in seconds, from the times in its frames. */

const SAMPLES = 16

export class ClockOffset {
  private readonly recent: number[] = []

  /** Takes in a frame sent at the room's `sent` that arrived at our `received` (seconds since the epoch). */
  note(sent: number, received: number): void {
    this.recent.push(sent - received)
    if (this.recent.length > SAMPLES) this.recent.shift()
  }

  /** The offset of the frame that travelled fastest: delay only ever makes the room look behind. */
  get seconds(): number {
    return this.recent.length === 0 ? 0 : Math.max(...this.recent)
  }
}
