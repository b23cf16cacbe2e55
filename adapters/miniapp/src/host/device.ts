/** The random number that this browser keeps: by it the room tells that two accounts were played in one place. */

import { commandId } from '../room/command'

const KEPT = 'cardroom.device'
const NUMBER = /^[0-9a-f]{32}$/

/** The number kept before, or a new one; null where nothing can be kept, since a number that does not last says nothing. */
export function deviceNumber(storage: () => Storage = () => localStorage): string | null {
  try {
    const kept = storage().getItem(KEPT)
    if (kept !== null && NUMBER.test(kept)) return kept
    const fresh = commandId()
    storage().setItem(KEPT, fresh)
    return fresh
  } catch {
    return null
  }
}
