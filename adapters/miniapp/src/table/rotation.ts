/** Turns the table so that the viewer sits at the bottom. */

/** How many places clockwise `seat` is from the bottom one, which `me` has (seat 0 for those who only watch). */
export function placeOf(seat: number, me: number | null, seatCount: number): number {
  return (((seat - (me ?? 0)) % seatCount) + seatCount) % seatCount
}

/** The lowest empty seat, or null where the table is full. */
export function freeSeat(occupied: readonly number[], seatCount: number): number | null {
  for (let seat = 0; seat < seatCount; seat++) if (!occupied.includes(seat)) return seat
  return null
}
