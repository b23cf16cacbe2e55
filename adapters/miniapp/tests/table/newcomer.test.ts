import { describe, expect, it } from 'vitest'
import { render } from 'svelte/server'
import type { Room } from '../../src/room/room.svelte'
import BuyInSheet from '../../src/table/BuyInSheet.svelte'
import { mayOweBlind } from '../../src/table/newcomer'
import type { TableView } from '../../src/view'
import { game, hand, seat, stud, table } from '../given'

const over = hand({ over: true, turn: null })

describe('a newcomer', () => {
  it('may owe a blind where blinds have gone round', () => {
    expect(mayOweBlind(table())).toBe(true)
    expect(mayOweBlind(table({ hand: over }))).toBe(true)
    expect(mayOweBlind(table({ hand: null, button: null }))).toBe(false)
  })

  it('owes none in games without blinds, but in a mix that has some', () => {
    expect(mayOweBlind(table({ games: [stud()] }))).toBe(false)
    expect(mayOweBlind(table({ games: [game({ ruleset: 'nlsd/1', small_blind: 0 })] }))).toBe(false)
    expect(mayOweBlind(table({ games: [stud(), game()] }))).toBe(true)
  })

  it('owes none once too few can play on', () => {
    const alone = (change: Parameters<typeof seat>[1]) => mayOweBlind(table({ hand: over, seats: [seat(0), seat(1, change), null] }))
    expect([{}, { stack: 0 }, { state: 'sitting_out' }, { owes: ['big'] }].map(alone)).toEqual([true, false, false, false])
    expect(mayOweBlind(table({ seats: [seat(0), seat(1, { stack: 0 }), null] }))).toBe(true)
  })
})

describe('the buy-in sheet', () => {
  const room = { me: { balance: 10_000, daily_grant: 0 } } as Room
  const sheet = (view: TableView): string => render(BuyInSheet, { props: { room, view, seat: 2, closed: () => undefined } }).body

  it('asks how to come in, with waiting chosen', () => {
    const html = sheet(table({ me: null }))
    expect(html).toMatch(/aria-pressed="true"[^>]*>Wait for BB/)
    expect(html).toMatch(/aria-pressed="false"[^>]*>Post now/)
    expect(html).toContain('when the big blind reaches you')
  })

  it('asks nothing where nothing is owed', () => {
    expect(sheet(table({ me: null, hand: null, button: null }))).not.toContain('Post now')
  })
})
