import { describe, expect, it } from 'vitest'
import { launchIn, placeIn, rememberedLaunch } from '../../src/host/launch'
import { schemeOf } from '../../src/host/scheme'

const DATA = 'query_id=1&user=%7B%22id%22%3A7%7D&hash=ab'
const FRAGMENT = `#tgWebAppData=${encodeURIComponent(DATA)}&tgWebAppVersion=8.0&tgWebAppThemeParams=${encodeURIComponent('{"bg_color":"#17212b"}')}`

function storage() {
  const kept = new Map<string, string>()
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}

describe('the launch parameters', () => {
  it('give Telegram’s signed text unchanged, and its colours', () => {
    expect(launchIn(FRAGMENT)).toEqual({ initData: DATA, theme: { bg_color: '#17212b' } })
  })

  it('stand behind a place of our own', () => {
    const fragment = `#/table/table:1?tgWebAppData=${encodeURIComponent(DATA)}`
    expect(launchIn(fragment)?.initData).toBe(DATA)
    expect(placeIn(fragment)).toBe('/table/table:1')
  })

  it('do not exist in a plain browser', () => {
    expect(launchIn('#/table/table:1')).toBeNull()
    expect(launchIn('')).toBeNull()
  })

  it('survive a reload under an address of our own', () => {
    const session = storage()
    rememberedLaunch(FRAGMENT, session)
    expect(rememberedLaunch('#/hands', session)?.initData).toBe(DATA)
  })

  it('come through with broken colours', () => {
    expect(launchIn('#tgWebAppData=a&tgWebAppThemeParams={')).toEqual({ initData: 'a', theme: {} })
  })
})

it('tells dark backgrounds from light ones', () => {
  expect(['#17212b', '#ffffff', 'efeff3', 'red', undefined].map(schemeOf)).toEqual(['dark', 'light', 'light', null, null])
})
