import { describe, expect, it } from 'vitest'
import { deviceNumber } from '../../src/host/device'

function storage(kept: Record<string, string> = {}) {
  const items = new Map(Object.entries(kept))
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
  } as Storage
}

describe('the number of this browser', () => {
  it('stays the same', () => {
    const own = storage()
    const first = deviceNumber(() => own)
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(deviceNumber(() => own)).toBe(first)
  })

  it('is another one elsewhere', () => {
    expect(deviceNumber(() => storage())).not.toBe(deviceNumber(() => storage()))
  })

  it('replaces what is no such number', () => {
    expect(deviceNumber(() => storage({ 'cardroom.device': 'x' }))).toMatch(/^[0-9a-f]{32}$/)
  })

  it('is none where nothing can be kept', () => {
    const forbidden = () => {
      throw new Error('denied')
    }
    expect(deviceNumber(forbidden)).toBeNull()
  })
})
