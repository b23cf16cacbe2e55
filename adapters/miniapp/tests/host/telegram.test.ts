import { describe, expect, it, vi } from 'vitest'
import { telegramHost } from '../../src/host/telegram'
import { webEvents, type Listener, type WebEvents } from '../../src/host/webevents'

class StandInEvents implements WebEvents {
  posted: [string, unknown][] = []
  private readonly listeners = new Map<string, Listener[]>()

  post(name: string, data?: Record<string, unknown>): void {
    this.posted.push([name, data])
  }

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
  }

  happens(name: string, data: Record<string, unknown> = {}): void {
    this.listeners.get(name)?.forEach((listener) => listener(data))
  }
}

function host(theme: Record<string, string> = {}) {
  const events = new StandInEvents()
  const insets: Record<string, number> = {}
  const telegram = telegramHost({ initData: 'signed', theme }, events, (side, pixels) => (insets[side] = pixels))
  return { telegram, events, insets }
}

describe('Telegram', () => {
  it('is told that the app is ready and that swipes do not close it', () => {
    const { telegram, events } = host()
    telegram.ready()
    expect(events.posted.map(([name]) => name)).toContain('web_app_ready')
    expect(events.posted).toContainEqual(['web_app_setup_swipe_behavior', { allow_vertical_swipe: false }])
  })

  it('shows its back button only while something answers it', () => {
    const { telegram, events } = host()
    const back = vi.fn()
    telegram.back(back)
    events.happens('back_button_pressed')
    telegram.back(null)
    events.happens('back_button_pressed')
    expect(back).toHaveBeenCalledTimes(1)
    expect(events.posted).toEqual([
      ['web_app_setup_back_button', { is_visible: true }],
      ['web_app_setup_back_button', { is_visible: false }],
    ])
  })

  it('asks before closing in the middle of a hand', () => {
    const { telegram, events } = host()
    telegram.confirmClosing(true)
    expect(events.posted).toEqual([['web_app_setup_closing_behavior', { need_confirmation: true }]])
  })

  it('lets the own turn be felt', () => {
    const { telegram, events } = host()
    telegram.touch('turn')
    expect(events.posted).toEqual([['web_app_trigger_haptic_feedback', { type: 'impact', impact_style: 'medium' }]])
  })

  it('gives its colour scheme at once and when it changes', () => {
    const { telegram, events } = host({ bg_color: '#ffffff' })
    const changed = vi.fn()
    telegram.followScheme(changed)
    events.happens('theme_changed', { theme_params: { bg_color: '#101010' } })
    expect(changed.mock.calls).toEqual([['light'], ['dark']])
  })

  it('adds the device’s and its own insets', () => {
    const { events, insets } = host()
    events.happens('safe_area_changed', { top: 40, bottom: 30, left: 0, right: 0 })
    events.happens('content_safe_area_changed', { top: 46, bottom: 0, left: 0, right: 0 })
    expect(insets).toEqual({ top: 86, bottom: 30, left: 0, right: 0 })
  })
})

describe('the event bridge', () => {
  function page() {
    const target = new EventTarget()
    const parent = { postMessage: vi.fn() }
    return { page: Object.assign(target, { parent }) as unknown as Window, parent }
  }

  function message(source: unknown, data: string): Event {
    return Object.assign(new Event('message'), { source, data })
  }

  it('speaks to the window around a frame', () => {
    const { page: frame, parent } = page()
    webEvents(frame).post('web_app_ready')
    expect(parent.postMessage).toHaveBeenCalledWith('{"eventType":"web_app_ready","eventData":{}}', '*')
  })

  it('listens to that window and to nobody else', () => {
    const { page: frame, parent } = page()
    const heard = vi.fn()
    webEvents(frame).on('back_button_pressed', heard)
    frame.dispatchEvent(message({}, '{"eventType":"back_button_pressed"}'))
    frame.dispatchEvent(message(parent, 'no json'))
    expect(heard).not.toHaveBeenCalled()
    frame.dispatchEvent(message(parent, '{"eventType":"back_button_pressed","eventData":{"a":1}}'))
    expect(heard).toHaveBeenCalledWith({ a: 1 })
  })

  it('speaks to Telegram’s apps through their proxy', () => {
    const postEvent = vi.fn()
    const { page: frame } = page()
    webEvents(Object.assign(frame, { TelegramWebviewProxy: { postEvent } })).post('web_app_expand')
    expect(postEvent).toHaveBeenCalledWith('web_app_expand', '{}')
  })
})
