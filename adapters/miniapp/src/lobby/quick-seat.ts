/** Chooses the table for somebody who just wants to play. */

import { gameAt, unitOf } from '../games'
import type { LobbyTable, MySeat } from '../wire'

/** The fullest table with a free seat that `balance` can buy into; the lower stakes where two are equally full. */
export function quickSeat(tables: readonly LobbyTable[], balance: number, seats: readonly MySeat[]): LobbyTable | null {
  const open = tables.filter(
    (table) => openSeats(table) > 0 && table.min_buy_in <= balance && !seats.some((seat) => seat.table === table.table),
  )
  return open.sort((one, other) => fullness(other) - fullness(one) || sizeOf(one) - sizeOf(other))[0] ?? null
}

function fullness(table: LobbyTable): number {
  return table.occupied.length / table.seat_count
}

/** How high a table's game is: its big blind, or where there is none its big bet. */
export function sizeOf(table: LobbyTable): number {
  const game = gameAt(table)
  return game === null ? 0 : unitOf(game)
}

/** How many seats are free. */
export function openSeats(table: LobbyTable): number {
  return table.seat_count - table.occupied.length
}
