import { describe, expect, it } from 'vitest'
import { follow, UNKNOWN, type Following, type TableFrame } from '../../src/room/follow'
import { table } from '../given'

const view = table({ name: 'after' })
const known: Following = { seq: 5, view: table() }

function event(seq: number, withView = true): TableFrame {
  return { t: 'event', table: 'table:1', seq, at: 1, now: 1, events: [], view: withView ? view : null }
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
