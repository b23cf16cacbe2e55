/** Finds out where the app runs. */

import { browserHost } from './browser'
import type { Host } from './host'
import { rememberedLaunch } from './launch'
import { telegramHost } from './telegram'
import { webEvents } from './webevents'

/** Telegram where the address carries its launch parameters, a plain browser otherwise. */
export function chooseHost(page: Window): Host {
  const launch = rememberedLaunch(page.location.hash, sessionStorageOf(page))
  if (launch === null) return browserHost(page)
  const root = page.document.documentElement
  return telegramHost(launch, webEvents(page), (side, pixels) => root.style.setProperty(`--host-${side}`, `${pixels}px`))
}

/** Storage throws where the browser's settings forbid it. */
function sessionStorageOf(page: Window): Storage | null {
  try {
    return page.sessionStorage
  } catch {
    return null
  }
}
