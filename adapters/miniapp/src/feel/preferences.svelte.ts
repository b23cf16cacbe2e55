/** What the player set for this device; beside its number (`host/device`) the only thing the client keeps. */

import type { Host, Scheme } from '../host/host'

export type ThemeChoice = 'auto' | 'dark' | 'light'

const KEPT = 'cardroom.preferences'

interface Kept {
  theme: ThemeChoice
  sound: boolean
  vibration: boolean
}

const USUAL: Kept = { theme: 'auto', sound: true, vibration: true }

class Preferences {
  private kept = $state<Kept>(load())
  private hostScheme = $state<Scheme>('dark')

  /** The scheme to draw in: the chosen one, otherwise the host's. */
  readonly scheme: Scheme = $derived(this.kept.theme === 'auto' ? this.hostScheme : this.kept.theme)

  follow(host: Host): void {
    host.followScheme((scheme) => (this.hostScheme = scheme))
  }

  get theme(): ThemeChoice {
    return this.kept.theme
  }

  get sound(): boolean {
    return this.kept.sound
  }

  get vibration(): boolean {
    return this.kept.vibration
  }

  change(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change }
    save(this.kept)
  }
}

function load(): Kept {
  try {
    return { ...USUAL, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Kept>) }
  } catch {
    return USUAL
  }
}

function save(kept: Kept): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept))
  } catch {
    // Storage may be full or forbidden; the choice then lasts for this visit.
  }
}

export const preferences = new Preferences()
