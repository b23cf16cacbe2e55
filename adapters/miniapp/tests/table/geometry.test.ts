import { describe, expect, it } from 'vitest'
import { betSpot, boardHeight, seatSpot, type Shape } from '../../src/table/geometry'

const SHAPES: Shape[] = ['tall', 'short', 'compact', 'squat', 'wide']
const SIZES = [2, 3, 4, 5, 6, 7, 8, 9]

function places(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place)
}

describe.each(SHAPES)('on a %s stage', (shape) => {
  it.each(SIZES)('%i seats all have a place of their own inside it', (count) => {
    const spots = places(count).map((place) => seatSpot(place, count, shape))
    expect(new Set(spots.map(String)).size).toBe(count)
    expect(spots.flat().every((share) => share > 0 && share < 100)).toBe(true)
  })

  it.each(SIZES)('%i bets lie nearer to the board than their seats', (count) => {
    const board = [50, boardHeight(count, shape)] as const
    for (const place of places(count)) {
      const seat = seatSpot(place, count, shape)
      const bet = betSpot(place, count, shape)
      expect(distance(bet, board)).toBeLessThan(distance(seat, board))
    }
  })

  it('the viewer sits at the bottom', () => {
    expect(seatSpot(0, 6, shape)).toEqual([50, 93])
  })

  it('left and right mirror each other', () => {
    const [left, right] = [seatSpot(1, 6, shape), seatSpot(5, 6, shape)]
    expect(left[0] + right[0]).toBe(100)
    expect(left[1]).toBe(right[1])
  })
})

function distance([x, y]: readonly [number, number], [otherX, otherY]: readonly [number, number]): number {
  return Math.hypot(x - otherX, y - otherY)
}
