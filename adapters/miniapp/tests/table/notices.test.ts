import { describe, expect, it } from 'vitest'
import { noticeFor } from '../../src/table/notices'

const timedOut = { topic: 'table.sat_out', seat: 2, reason: 'timed_out' }

describe('a notice', () => {
  it('tells the player that time ran out for her', () => {
    expect(noticeFor([{ topic: 'hand.action_taken', seat: 2 }, timedOut], 2)).toContain('time ran out')
  })

  it('tells her that her chips are gone, or that a top-up came to nothing', () => {
    expect(noticeFor([{ ...timedOut, reason: 'no_chips' }], 2)).toContain('no chips')
    expect(noticeFor([{ topic: 'table.top_up_dropped', seat: 2, reason: 'short' }], 2)).toContain('top-up')
  })

  it('is none for what she asked for, for others, and for those who watch', () => {
    expect(noticeFor([{ ...timedOut, reason: 'asked' }], 2)).toBeNull()
    expect(noticeFor([timedOut], 1)).toBeNull()
    expect(noticeFor([timedOut], null)).toBeNull()
  })
})
