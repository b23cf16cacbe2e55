import { expect, it } from 'vitest'
import { awaitsRunouts, runoutOffer } from '../../src/table/runouts'
import type { RunoutsView } from '../../src/wire'
import { hand, table } from '../given'

function asked(chosen: RunoutsView['chosen'], change: Parameters<typeof hand>[0] = {}, me = 0) {
  return table({ me, hand: hand({ turn: null, runouts: { seats: [0, 1], most: 3, deadline: 99, chosen }, ...change }) })
}

it('the offer is for those in the pot, with what each said', () => {
  expect(runoutOffer(asked([null, 2]))).toEqual({ hand: 'hand:1', most: 3, deadline: 99, mine: null })
  expect(runoutOffer(asked([null, 2], {}, 1))?.mine).toBe(2)
  expect(runoutOffer(asked([null, null], {}, 2))).toBeNull()
})

it('the offer ends with the hand, and waits for everyone', () => {
  expect(runoutOffer(asked([null, null], { over: true }))).toBeNull()
  expect([awaitsRunouts(asked([1, null])), awaitsRunouts(asked([1, 2]))]).toEqual([true, false])
})
