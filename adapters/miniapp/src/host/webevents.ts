/** Telegram's documented web events: named messages to and from the app around us. */

export type Listener = (data: Record<string, unknown>) => void

export interface WebEvents {
  post(name: string, data?: Record<string, unknown>): void
  on(name: string, listener: Listener): void
}

interface TelegramWindow extends Window {
  /** Telegram's apps on phones and desktops. */
  TelegramWebviewProxy?: { postEvent(name: string, json: string): void }
  /** Where those apps call back. */
  Telegram?: { WebView?: { receiveEvent(name: string, data: unknown): void } }
}

/** The event bridge of `page`; messages into a frame are taken from its parent window only. */
export function webEvents(page: TelegramWindow): WebEvents {
  const listeners = new Map<string, Listener[]>()
  const deliver = (name: string, data: unknown): void => {
    const fields = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
    for (const listener of listeners.get(name) ?? []) listener(fields)
  }
  page.Telegram = { ...page.Telegram, WebView: { receiveEvent: deliver } }
  page.addEventListener('message', (event) => {
    const message = event.source === page.parent ? parse(event.data) : null
    if (message !== null) deliver(message.eventType, message.eventData)
  })
  return {
    post: (name, data = {}) => post(page, name, data),
    on: (name, listener) => listeners.set(name, [...(listeners.get(name) ?? []), listener]),
  }
}

function post(page: TelegramWindow, name: string, data: Record<string, unknown>): void {
  if (page.TelegramWebviewProxy) page.TelegramWebviewProxy.postEvent(name, JSON.stringify(data))
  else if (page.parent !== page) page.parent.postMessage(JSON.stringify({ eventType: name, eventData: data }), '*')
}

function parse(data: unknown): { eventType: string; eventData: unknown } | null {
  try {
    const message = typeof data === 'string' ? (JSON.parse(data) as { eventType?: unknown; eventData?: unknown } | null) : null
    return typeof message?.eventType === 'string' ? { eventType: message.eventType, eventData: message.eventData } : null
  } catch {
    return null
  }
}
