/** What a player asks of her table besides taking her turn; the table adds its name and the command's id. */

import type { Command } from '../room/socket'

type Bare<One> = One extends Command ? Omit<One, 'cmd_id' | 'table'> : never

export type Order = Bare<Command>
