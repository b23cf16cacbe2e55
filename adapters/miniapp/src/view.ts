/** A table as the room shows it: unlike in a request, no field of a seat is ever left out. */

import type * as wire from './wire'

export type SeatView = Required<wire.SeatView>

export interface TableView extends Omit<wire.TableView, 'seats'> {
  seats: (SeatView | null)[]
}
