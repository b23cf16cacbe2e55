import { describe, expect, it } from 'vitest'
import { clampRaise, firstRaise, slideRaise, stepRaise, typedRaise } from '../../src/table/raise'
import type { RaiseRange } from '../../src/table/turn'

const range: RaiseRange = { kind: 'raise', min: 80, max: 995, presets: [], allInAt: 995 }

describe('the amount of a raise', () => {
  it('stays between the room’s minimum and maximum', () => {
    expect([0, 80, 500, 995, 5000].map((amount) => clampRaise(amount, range))).toEqual([80, 80, 500, 995, 995])
  })

  it('is a whole number of chips', () => {
    expect(clampRaise(120.5, range)).toBe(121)
  })

  it('starts from the room’s middle suggestion', () => {
    const presets = [{ key: 'min', to: 80 }, { key: 'half', to: 200 }, { key: 'pot', to: 400 }]
    expect(firstRaise({ ...range, presets })).toBe(200)
  })

  it('starts from the minimum where nothing is suggested', () => {
    expect(firstRaise(range)).toBe(80)
  })

  it('moves by one big blind and stops at the ends', () => {
    expect(stepRaise(100, 1, 20, range)).toBe(120)
    expect(stepRaise(85, -1, 20, range)).toBe(80)
    expect(stepRaise(990, 1, 20, range)).toBe(995)
  })

  it('slides in small blinds, with both ends exact', () => {
    expect([80, 84, 86, 993, 995].map((position) => slideRaise(position, 10, range))).toEqual([80, 80, 90, 990, 995])
  })

  it('is read from what was typed, separators and all', () => {
    expect(typedRaise('1,2oo', range)).toBe(80)
    expect(typedRaise(' 650 ', range)).toBe(650)
  })

  it('is not read from nonsense', () => {
    expect(typedRaise('all of it', range)).toBeNull()
  })
})
