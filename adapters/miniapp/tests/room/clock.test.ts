import { describe, expect, it } from 'vitest'
import { backoff } from '../../src/room/backoff'
import { ClockOffset } from '../../src/room/offset'

describe('the offset of the room’s clock', () => {
  it('is nothing before the first frame', () => {
    expect(new ClockOffset().seconds).toBe(0)
  })

  it('is that of the frame that travelled fastest', () => {
    const offset = new ClockOffset()
    offset.note(110, 100.4)
    offset.note(111, 101.05)
    offset.note(112, 103)
    expect(offset.seconds).toBeCloseTo(9.95)
  })

  it('forgets old frames, so that a corrected clock is believed', () => {
    const offset = new ClockOffset()
    offset.note(200, 100)
    for (let frame = 0; frame < 16; frame++) offset.note(105, 100)
    expect(offset.seconds).toBe(5)
  })
})

describe('the wait before another attempt', () => {
  it('doubles up to ten seconds', () => {
    expect([0, 1, 2, 10].map((attempt) => backoff(attempt, 1))).toEqual([0.5, 1, 2, 10])
  })

  it('is spread over half of itself', () => {
    expect(backoff(2, 0)).toBe(1)
  })
})
