import { describe, expect, it } from 'vitest'
import { freeSeat, placeOf } from '../../src/table/rotation'

describe('the places around the table', () => {
  it('put the viewer at the bottom and the others clockwise from her left', () => {
    expect([0, 1, 2, 3, 4, 5].map((seat) => placeOf(seat, 4, 6))).toEqual([2, 3, 4, 5, 0, 1])
  })

  it('start at seat 0 for those who only watch', () => {
    expect([0, 1, 2].map((seat) => placeOf(seat, null, 3))).toEqual([0, 1, 2])
  })
})

describe('the seat that is offered', () => {
  it('is the lowest free one', () => {
    expect(freeSeat([0, 1, 3], 6)).toBe(2)
  })

  it('does not exist at a full table', () => {
    expect(freeSeat([0, 1], 2)).toBeNull()
  })
})
