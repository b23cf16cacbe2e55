/** The launch parameters that Telegram appends to the address after `#`. */

export interface Launch {
  initData: string
  /** Telegram's theme colours by name, such as `bg_color`. */
  theme: Record<string, string>
}

const KEPT = 'cardroom.launch'

/** The parameters in a fragment such as `#/table/7?tgWebAppData=…` or `#tgWebAppData=…`; null where there are none. */
export function launchIn(fragment: string): Launch | null {
  const text = fragment.replace(/^#/, '')
  const query = text.includes('?') ? text.slice(text.indexOf('?') + 1) : text
  const fields = new URLSearchParams(query)
  const initData = fields.get('tgWebAppData')
  return initData === null ? null : { initData, theme: colours(fields.get('tgWebAppThemeParams')) }
}

/** The launch of this visit. Kept for the session: our own addresses replace the fragment, and WebViews reload. */
export function rememberedLaunch(fragment: string, storage: Pick<Storage, 'getItem' | 'setItem'> | null): Launch | null {
  const fresh = launchIn(fragment)
  if (fresh !== null) {
    storage?.setItem(KEPT, JSON.stringify(fresh))
    return fresh
  }
  const kept = storage?.getItem(KEPT) ?? null
  return kept === null ? null : (JSON.parse(kept) as Launch)
}

/** The place inside the app that a fragment names, without launch parameters: `/table/7`, or an empty text. */
export function placeIn(fragment: string): string {
  const text = fragment.replace(/^#/, '').split(/[?&]/)[0] ?? ''
  return text.startsWith('/') ? text : ''
}

function colours(json: string | null): Record<string, string> {
  try {
    return json === null ? {} : (JSON.parse(json) as Record<string, string>)
  } catch {
    return {}
  }
}
