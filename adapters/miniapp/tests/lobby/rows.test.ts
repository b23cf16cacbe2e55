import { describe, expect, it } from 'vitest'
import { render } from 'svelte/server'
import QuickSeat from '../../src/lobby/QuickSeat.svelte'
import SeatedCard from '../../src/lobby/SeatedCard.svelte'
import StakesRow from '../../src/lobby/StakesRow.svelte'
import type { LobbyTable } from '../../src/wire'
import { lobbyGame, lobbyTable } from '../given'

const nothing = (): void => undefined
const limit = (id: string) => lobbyGame({ ruleset: `${id}/1`, small_blind: 0, big_blind: 0, small_bet: 20, big_bet: 40 })
const horse = lobbyTable('Juniper', { games: ['flhe', 'flo8', 'razz', 'stud', 'stud8'].map(limit), game: 2 })

function text(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

function row(table: LobbyTable): string {
  return render(StakesRow, { props: { table, isMine: false, look: nothing, join: nothing } }).body
}

describe('a mixed table in the lobby', () => {
  it('has the name of its mix, and the present game beneath', () => {
    expect(text(row(horse))).toMatch(/20\/40 HORSE Now Razz 20\/40/)
    expect(row(horse)).toContain('Join table Juniper, HORSE 20/40')
  })

  it('is called the same where the player sits, and for a quick seat', () => {
    const seat = { table: horse.table, seat: 1, stack: 900 }
    expect(text(render(SeatedCard, { props: { seat, table: horse, resume: nothing } }).body)).toContain('HORSE 20/40')
    expect(text(render(QuickSeat, { props: { table: horse, join: nothing } }).body)).toContain('20/40 HORSE')
  })
})

it('a table of one game is called by it, with what it costs besides the blinds', () => {
  const ante = lobbyTable('Alder', { games: [lobbyGame({ ante: 2 })] })
  expect(text(row(ante))).toMatch(/10\/20 NL Hold’em ante 2/)
  expect(text(row(ante))).not.toContain('Now')
})
