import { describe, expect, it } from 'vitest'
import { follow, UNKNOWN, type Following, type TableFrame } from '../../src/room/follow'
import { hand, seat, table } from '../given'
import type { Changes } from '../../src/wire'

const view = table({ name: 'after' })
const known: Following = { seq: 5, view: table() }

function event(seq: number, withView = true): TableFrame {
  return { t: 'event', table: 'table:1', seq, at: 1, now: 1, events: [], view: withView ? view : null, changes: null }
}

function changing(seq: number, changes: Changes): TableFrame {
  return { ...event(seq, false), changes } as TableFrame
}

function snapshot(seq: number): TableFrame {
  return { t: 'snapshot', table: 'table:1', seq, now: 1, view }
}

describe('following a table', () => {
  it('starts with whatever snapshot comes', () => {
    expect(follow(UNKNOWN, snapshot(12))).toEqual({ after: { seq: 12, view }, outcome: 'jumped' })
  })

  it('moves with the next event', () => {
    expect(follow(known, event(6))).toEqual({ after: { seq: 6, view }, outcome: 'moved' })
  })

  it('puts what changed into the view it had', () => {
    const before = table({ seats: [seat(0), seat(1), null], my_hand: 'a pair of Aces' })
    const changes: Changes = { seats: { 1: seat(1, { stack: 77 }) }, hand: hand({ pot: 5 }), my_hand: null }
    const { after, outcome } = follow({ seq: 5, view: before }, changing(6, changes))
    expect(outcome).toBe('moved')
    expect(after.view).toEqual({ ...before, seats: [before.seats[0], changes.seats[1], null], hand: changes.hand })
    expect(follow(after, changing(7, { ...changes, my_hand: 'two pair' })).after.view?.my_hand).toBe('two pair')
  })

  it('waits for a view where it has none to change', () => {
    const changes: Changes = { seats: {}, hand: null, my_hand: null }
    expect(follow({ seq: 5, view: null }, changing(6, changes))).toEqual({ after: { seq: 6, view: null }, outcome: 'counted' })
  })

  it('stops at a gap and keeps what it had', () => {
    expect(follow(known, event(7))).toEqual({ after: known, outcome: 'gap' })
  })

  it('passes over what it has seen', () => {
    expect(follow(known, event(5)).outcome).toBe('repeated')
    expect(follow(known, snapshot(4))).toEqual({ after: known, outcome: 'repeated' })
  })

  it('counts a missed event whose view comes later', () => {
    expect(follow(known, event(6, false))).toEqual({ after: { seq: 6, view: known.view }, outcome: 'counted' })
  })

  it('takes a fresh snapshot of the same moment', () => {
    expect(follow(known, snapshot(5)).outcome).toBe('jumped')
  })
})
