/** Chooses the table for somebody who just wants to play. */

import type { LobbyTable, MySeat } from '../wire'

/** The fullest table with a free seat that `balance` can buy into; the lower stakes where two are equally full. */
export function quickSeat(tables: readonly LobbyTable[], balance: number, seats: readonly MySeat[]): LobbyTable | null {
  const open = tables.filter(
    (table) => openSeats(table) > 0 && table.min_buy_in <= balance && !seats.some((seat) => seat.table === table.table),
  )
  return open.sort((one, other) => fullness(other) - fullness(one) || one.big_blind - other.big_blind)[0] ?? null
}

function fullness(table: LobbyTable): number {
  return table.occupied.length / table.seat_count
}

/** How many seats are free. */
export function openSeats(table: LobbyTable): number {
  return table.seat_count - table.occupied.length
}
