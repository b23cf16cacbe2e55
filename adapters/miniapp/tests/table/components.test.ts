import { describe, expect, it } from 'vitest'
import { render } from 'svelte/server'
import Boards from '../../src/table/Boards.svelte'
import CardRow from '../../src/table/CardRow.svelte'
import Footer from '../../src/table/Footer.svelte'
import Hero from '../../src/table/Hero.svelte'
import { OpenTable } from '../../src/table/open-table.svelte'
import ResultLine from '../../src/table/ResultLine.svelte'
import { sharesOf, winnersOf } from '../../src/table/result'
import SeatOptions from '../../src/table/SeatOptions.svelte'
import type { SeatView, TableView } from '../../src/view'
import { award, game, hand, seat, stud, table, turn } from '../given'

const quiet = { command: () => Promise.resolve(1), watch: () => undefined, trouble: () => undefined, feel: () => undefined }
const nothing = (): void => undefined

function open(view: TableView): OpenTable {
  const one = new OpenTable('table:1', quiet)
  one.takeIn({ t: 'snapshot', table: 'table:1', seq: 1, now: 1_000_000, view })
  return one
}

function footer(view: TableView): string {
  return render(Footer, {
    props: { table: open(view), view, wide: false, scheme: 'dark', sheetOpen: false, sit: nothing, topUp: nothing, choose: nothing },
  }).body
}

function hero(view: TableView): string {
  const own = view.seats[0] as SeatView
  const props = { table: open(view), view, seat: own, shape: 'tall' as const, winners: [], lifted: null, inBigBlinds: false, toggleUnit: nothing, still: true }
  return render(Hero, { props }).body
}

function withCards(cards: string[], change: Parameters<typeof hand>[0]): TableView {
  return table({ seats: [seat(0, { cards }), seat(1), null], hand: hand(change) })
}

describe('the thumb zone', () => {
  it('has one button with the exact total in a limit game, and no slider', () => {
    const html = footer(table({ hand: hand({ turn: turn({ legal: ['fold', 'call', 'raise'], to_call: 20, min_to: 40, max_to: 40 }) }) }))
    expect(html).toContain('Raise to')
    expect(html).toContain('>40<')
    expect(html).not.toContain('raise-open')
  })

  it('offers to bring in or to complete', () => {
    const html = footer(table({ hand: hand({ turn: turn({ legal: ['bring_in', 'complete'], to_call: 3, min_to: 10, max_to: 10 }) }) }))
    expect(html).toContain('Bring in')
    expect(html).toContain('Complete to')
    expect(html).not.toContain('data-testid="fold"')
  })

  it('lets the player stand pat', () => {
    expect(footer(withCards(['As', '2d', 'Ks', 'Kh'], { ruleset: 'badugi/1', turn: turn({ kind: 'draw', legal: ['draw'] }) }))).toContain('Stand pat')
  })

  it('asks how often to run it, up to the most allowed', () => {
    const html = footer(table({ hand: hand({ turn: null, runouts: { seats: [0, 1], most: 2, deadline: 9, chosen: [null, null] } }) }))
    expect(['run-1', 'run-2', 'run-3'].map((id) => html.includes(id))).toEqual([true, true, false])
  })

  it('offers the cards and the rabbit after the hand', () => {
    const html = footer(table({ rabbit: true, hand: hand({ over: true, turn: null }) }))
    for (const id of ['muck', 'show', 'rabbit']) expect(html).toContain(`data-testid="${id}"`)
    expect(html).toContain('Show both')
  })

  it('offers who folded to keep her cards to herself', () => {
    const html = footer(table({ hand: hand({ over: true, turn: null }), seats: [seat(0, { cards: ['Ks', 'Qs'], folded: true }), seat(1), null] }))
    for (const text of ['Show both', 'Don’t show']) expect(html).toContain(text)
  })

  it('asks who owes a blind, and offers the button only where it is sold', () => {
    const seats = [seat(0, { owes: ['big'], in_hand: false }), seat(1), null]
    expect(footer(table({ seats, hand: null }))).not.toContain('entry-button')
    expect(footer(table({ seats, hand: null, buy_button: true }))).toContain('entry-button')
  })

  it('tells of a bomb pot that others want', () => {
    expect(footer(table({ hand: null, bomb_vote: true, bomb_votes: [1] }))).toContain('1 player wants a bomb pot')
  })
})

describe('the own cards', () => {
  it('are all there, stud’s down cards marked', () => {
    const html = hero(withCards(['As', '2d', '3c', '4h', '5s', '6d', '7c'], { ruleset: 'stud/1', boards: [[]] }))
    expect(html.match(/data-card=/g)).toHaveLength(7)
    expect(html.match(/, face down/g)).toHaveLength(3)
  })

  it('are buttons while cards are exchanged, and only then', () => {
    const cards = ['As', '2d', 'Ks', 'Kh']
    expect(hero(withCards(cards, { ruleset: 'badugi/1', turn: turn({ kind: 'draw', legal: ['draw'] }) })).match(/aria-pressed/g)).toHaveLength(4)
    expect(hero(withCards(cards, { ruleset: 'badugi/1' }))).not.toContain('aria-pressed')
  })
})

it('the own cards are dimmed once folded, until they may be shown', () => {
  const seats = [seat(0, { cards: ['Ks', 'Qs'], folded: true }), seat(1), null]
  expect(hero(table({ seats, hand: hand({ turn: turn({ seat: 1 }) }) }))).toMatch(/class="cards[^"]* folded/)
  expect(hero(table({ seats, hand: hand({ over: true, turn: null }) }))).not.toMatch(/class="cards[^"]* folded/)
})

it('others’ open cards are readable and hidden ones are backs', () => {
  const html = render(CardRow, { props: { cards: ['??', '??', '3c'], lifted: null, still: true } }).body
  expect(html.match(/Hidden card/g)).toHaveLength(2)
  expect(html).toContain('Three of clubs')
})

it('boards are numbered where there are several, and a stud game keeps no places', () => {
  const boards = (ruleset: string, dealt: string[][]): string => {
    const props = { hand: hand({ ruleset, boards: dealt }), seatCount: 6, shape: 'tall' as const, lifted: null, hasPlaces: ruleset !== 'stud/1', still: true }
    return render(Boards, { props }).body
  }
  expect(boards('plodb/1', [['Qh'], ['8c']])).toContain('aria-label="Board 2"')
  expect(boards('nlhe/1', [[]])).toContain('aria-label="Board"')
  expect(boards('stud/1', [[]])).not.toContain('data-testid="board"')
})

describe('the result', () => {
  function result(change: Parameters<typeof hand>[0]): string {
    const view = table({ hand: hand({ over: true, turn: null, ...change }) })
    const props = { winners: winnersOf(view), shares: sharesOf(view), hand: view.hand, boards: 1, crowded: false, shape: 'tall' as const }
    return render(ResultLine, { props }).body
  }

  it('tells each half with its hand, and the rake', () => {
    const html = result({
      rake: 5,
      awards: [award({ half: 'high', seat: 0, amount: 120, hand: 'Flush' }), award({ half: 'low', seat: 1, amount: 120, hand: 'Eight low' })],
    })
    for (const text of ['High', 'Low', 'Flush', 'Eight low', '+120', 'rake 5']) expect(html).toContain(text)
  })

  it('says that a hand does not count', () => {
    expect(result({ voided: true })).toContain('Hand voided')
  })
})

it('a seat’s options are those that the table has', () => {
  const options = (view: TableView): string => render(SeatOptions, { props: { table: open(view), view, seat: view.seats[0] as SeatView } }).body
  expect(options(table())).not.toContain('Straddle')
  const full = options(table({ straddle: 'utg', bomb_vote: true, games: [game(), stud()] }))
  for (const text of ['Straddle', 'Bomb pot', 'Change seat']) expect(full).toContain(text)
})
