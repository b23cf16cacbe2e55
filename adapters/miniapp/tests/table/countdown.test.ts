import { describe, expect, it } from 'vitest'
import { countdown } from '../../src/table/countdown'

describe('a countdown', () => {
  it('tells whole seconds, rounded up, and the share that is left', () => {
    expect(countdown(120, 20, 104.2)).toEqual({ seconds: 16, share: expect.closeTo(0.79), hurries: false })
  })

  it('hurries from five seconds on', () => {
    expect(countdown(120, 20, 114.99).hurries).toBe(false)
    expect(countdown(120, 20, 115).hurries).toBe(true)
  })

  it('ends at zero', () => {
    expect(countdown(120, 20, 130)).toEqual({ seconds: 0, share: 0, hurries: true })
  })

  it('is full at most, even where our clock runs behind', () => {
    expect(countdown(120, 20, 99).share).toBe(1)
  })
})
