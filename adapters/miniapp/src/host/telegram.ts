/** Telegram as a host, spoken to in its web events. */

import type { Host, Scheme, Touch } from './host'
import type { Launch } from './launch'
import { schemeOf } from './scheme'
import type { WebEvents } from './webevents'

const TOUCHES: Record<Touch, Record<string, string>> = {
  turn: { type: 'impact', impact_style: 'medium' },
  bet: { type: 'impact', impact_style: 'light' },
  win: { type: 'notification', notification_type: 'success' },
  hurry: { type: 'notification', notification_type: 'warning' },
}

/** A host for `launch`; `inset` is told the space, in CSS pixels, that Telegram covers at each side. */
export function telegramHost(
  launch: Launch,
  events: WebEvents,
  inset: (side: 'top' | 'right' | 'bottom' | 'left', pixels: number) => void,
): Host {
  let pressed: (() => void) | null = null
  events.on('back_button_pressed', () => pressed?.())
  followInsets(events, inset)
  return {
    name: 'telegram',
    initData: launch.initData,
    drawsBack: true,
    canVibrate: true,
    followScheme: (changed) => followScheme(launch, events, changed),
    ready: () => ready(events),
    paint: (background) => {
      events.post('web_app_set_header_color', { color: background })
      events.post('web_app_set_background_color', { color: background })
      events.post('web_app_set_bottom_bar_color', { color: background })
    },
    back: (answer) => {
      pressed = answer
      events.post('web_app_setup_back_button', { is_visible: answer !== null })
    },
    confirmClosing: (on) => events.post('web_app_setup_closing_behavior', { need_confirmation: on }),
    touch: (kind) => events.post('web_app_trigger_haptic_feedback', TOUCHES[kind]),
  }
}

function ready(events: WebEvents): void {
  events.post('iframe_ready', { reload_supported: false })
  events.post('web_app_ready')
  events.post('web_app_expand')
  events.post('web_app_setup_swipe_behavior', { allow_vertical_swipe: false })
  events.post('web_app_request_safe_area')
  events.post('web_app_request_content_safe_area')
}

function followScheme(launch: Launch, events: WebEvents, changed: (scheme: Scheme) => void): void {
  const tell = (background: unknown): void => {
    const scheme = typeof background === 'string' ? schemeOf(background) : null
    if (scheme !== null) changed(scheme)
  }
  tell(launch.theme.bg_color)
  events.on('theme_changed', (data) => tell((data.theme_params as Record<string, unknown> | undefined)?.bg_color))
}

function followInsets(events: WebEvents, inset: (side: 'top' | 'right' | 'bottom' | 'left', pixels: number) => void): void {
  const device: Record<string, number> = {}
  const content: Record<string, number> = {}
  const take = (into: Record<string, number>) => (data: Record<string, unknown>): void => {
    for (const side of ['top', 'right', 'bottom', 'left'] as const) {
      into[side] = typeof data[side] === 'number' ? data[side] : 0
      inset(side, (device[side] ?? 0) + (content[side] ?? 0))
    }
  }
  events.on('safe_area_changed', take(device))
  events.on('content_safe_area_changed', take(content))
}
