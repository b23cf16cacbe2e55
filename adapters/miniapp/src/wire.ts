/** The shapes on the wire. Chips are whole chips, times UTC seconds since the epoch.
 *  Made by ops/wire from the room's own models; do not edit. */

/** The command is recorded (or was before: a repeat gets the same answer); `seq` is the frame that holds it. */
export interface Ack {
  t: 'ack'
  cmd_id: string
  seq: number
}

/** Take one's turn; `to` is the total on this street, for a bet or a raise only. */
export interface Act {
  t: 'act'
  cmd_id: string
  table: string
  hand: string
  turn: number
  kind: 'fold' | 'check' | 'call' | 'bet' | 'raise'
  to?: number | null
}

/** The process runs. */
export interface Alive {
  alive: boolean
}

/** A share of a pot that a seat won, with the hand's name and its five cards where it was shown. */
export interface AwardView {
  pot: number
  seat: number
  amount: number
  reason: string
  hand: string
  cards: string[]
}

/** The command that claims the day's chips. */
export interface ClaimGrant {
  command_id: string
}

export type ClientFrame = Hello | Watch | Unwatch | Act | SeatCommand | SealCut | OpenCut | Ping

/** Which of the development players one wants to be. */
export interface DevelopmentLogin {
  player?: number
}

/** The command is recorded; `seq` is the table's frame that holds it. A repeat gets the same answer. */
export interface Done {
  seq: number
}

/** Every refusal over HTTP. */
export interface ErrorAnswer {
  error: ErrorBody
}

/** What was refused: a `code` for programs, a `message` for people, seconds to wait where waiting helps. */
export interface ErrorBody {
  code: string
  message: string
  retry_after?: number | null
}

/** What one command added to a table, with the table after it. `view` is null only on frames sent after a lost connection that another event frame follows. */
export interface EventFrame {
  t: 'event'
  table: string
  seq: number
  at: number
  now: number
  events: Record<string, unknown>[]
  view: TableView | null
}

/** A finished hand for the replayer: `events` are its facts as every spectator saw them, each with its `at` (UTC, seconds since the epoch) and its `version` in the hand's stream. */
export interface HandHistory {
  summary: HandSummary
  players: HandPlayer[]
  events: Record<string, unknown>[]
}

/** Who was dealt in, with how much, what it came to, and the cards that were shown, if any. */
export interface HandPlayer {
  seat: number
  player: string
  name: string
  stack: number
  net: number
  shown: string[]
}

/** A finished hand as one of its players finds it in a list. Chips are whole chips, times UTC seconds since the epoch; `seat` and `net`, what it won or lost, are that player's. */
export interface HandSummary {
  hand: string
  table: string
  table_name: string
  number: number
  ruleset: string
  small_blind: number
  big_blind: number
  button: number
  started_at: number
  ended_at: number
  board: string[]
  pot: number
  rake: number
  seat: number
  net: number
}

/** The hand being played, or the last one until the next begins. `pot` is everything in the middle, bets of this street included. `street` is `preflop`, `flop`, `turn`, `river`; `over` once it is settled. */
export interface HandView {
  hand: string
  number: number
  street: string
  board: string[]
  pot: number
  pots: PotView[]
  turn: TurnView | null
  awards: AwardView[]
  over: boolean
  root: string
}

/** Some of the player's hands, latest first; ask for those before the last one to go on. */
export interface Hands {
  hands: HandSummary[]
}

/** The first frame: who connects, and the tables to watch with the last frame known of each (0 for none). */
export interface Hello {
  t: 'hello'
  token: string
  tables?: Record<string, number>
}

/** The latest thing a seat did on this street: a forced bet's kind or an action's kind, and its total `to`. */
export interface LastAction {
  kind: string
  to: number
}

/** The room's open tables. */
export interface Lobby {
  tables: LobbyTable[]
}

/** An open table; `occupied` are the seats taken, `players` how many people and bots sit there. */
export interface LobbyTable {
  table: string
  name: string
  ruleset: string
  seat_count: number
  small_blind: number
  big_blind: number
  min_buy_in: number
  max_buy_in: number
  occupied: number[]
  players: number
  hand_running: boolean
}

/** The player's account: `balance` without the chips on tables, `daily_grant` what can be claimed today. */
export interface Me {
  player: string
  name: string
  balance: number
  daily_grant: number
  seats: MySeat[]
}

/** A seat that the player holds, with the chips on the table there. */
export interface MySeat {
  table: string
  seat: number
  stack: number
}

/** The deck of the coming hand: its id, the root that the room is bound to, the sealed cuts by seat (hex), and whether that list is `fixed` so that cuts are to be opened. */
export interface NextDeckView {
  hand: string
  root: string
  seats: number[]
  commitments: string[]
  fixed: boolean
}

/** Open the cut that was committed to. */
export interface OpenCut {
  t: 'open_cut'
  cmd_id: string
  table: string
  hand: string
  cut: string
}

/** Ask for a pong with the room's time. */
export interface Ping {
  t: 'ping'
}

/** The room's time. */
export interface Pong {
  t: 'pong'
  now: number
}

/** A pot (the first is the main pot) without the bets of the current street, and who can win it. */
export interface PotView {
  amount: number
  seats: number[]
}

/** A suggested raise: `key` is `min`, `2.2bb`, `2.5bb`, `3bb`, `third`, `half`, `two_thirds`, `pot` or `all_in`. */
export interface Preset {
  key: string
  to: number
}

/** Whether players may come; by part, `ok` or what is wrong with it. */
export interface Readiness {
  ready: boolean
  checks: Record<string, string>
}

/** This process stops soon: connect again after `after` seconds and resume `tables` from these frames. */
export interface Reconnect {
  t: 'reconnect'
  after: number
  tables: Record<string, number>
}

/** The frame was refused and changed nothing; `cmd_id` is null where it told none. */
export interface Refused {
  t: 'refused'
  cmd_id: string | null
  error: ErrorBody
}

/** Commit to a cut of the coming hand's deck. */
export interface SealCut {
  t: 'seal_cut'
  cmd_id: string
  table: string
  hand: string
  commitment: string
}

/** Be dealt out, or in again, from the next hand on; or stand up, at once or when the hand is over. */
export interface SeatCommand {
  t: 'sit_out' | 'return' | 'leave'
  cmd_id: string
  table: string
}

/** One occupied seat. `state` is `playing`, `sitting_out` or `leaving`; `bet` lies before the seat on this street; `cards` are empty when not dealt in or given up; `won` is what the finished hand brought. */
export interface SeatView {
  seat: number
  player: string
  name: string
  house: boolean
  state: string
  stack: number
  bet: number
  in_hand: boolean
  folded: boolean
  all_in: boolean
  last_action: LastAction | null
  cards: string[]
  hand: string
  won: number
}

export type ServerFrame = Snapshot | EventFrame | Ack | Refused | Pong | Reconnect

/** A token and whom it stands for. */
export interface Session {
  token: string
  expires_at: number
  player: string
  name: string
}

/** A table as it is now; the next event frame has `seq` + 1. */
export interface Snapshot {
  t: 'snapshot'
  table: string
  seq: number
  now: number
  view: TableView
}

/** A command that needs no more than its name. */
export interface TableCommand {
  command_id: string
}

/** A table as one viewer sees it; `me` is the viewer's own seat, `my_hand` the name of what it holds now. */
export interface TableView {
  table: string
  name: string
  ruleset: string
  seat_count: number
  small_blind: number
  big_blind: number
  ante: number
  min_buy_in: number
  max_buy_in: number
  turn_seconds: number
  button: number | null
  seats: (SeatView | null)[]
  hand: HandView | null
  next_hand_at: number | null
  next_deck: NextDeckView | null
  me: number | null
  my_hand: string
}

/** Where to sit, with how many chips from the account. */
export interface TakeSeat {
  command_id: string
  seat: number
  buy_in: number
}

/** The text of Telegram.WebApp.initData, unchanged. */
export interface TelegramLogin {
  init_data: string
}

/** How many chips from the account to add to the stack, now or after the hand. */
export interface TopUp {
  command_id: string
  amount: number
}

/** Whose turn it is and until when. `legal` lists the kinds of action allowed; `presets` only for that seat. */
export interface TurnView {
  turn: number
  seat: number
  deadline: number
  legal: string[]
  to_call: number
  min_to: number
  max_to: number
  presets: Preset[]
}

/** Send this table's frames no more. */
export interface Unwatch {
  t: 'unwatch'
  table: string
}

/** Send this table's frames from now on, those above `last_seq` first. */
export interface Watch {
  t: 'watch'
  table: string
  last_seq?: number
}
