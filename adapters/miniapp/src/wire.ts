/** The shapes on the wire. Chips are whole chips, times UTC seconds since the epoch.
 *  Made by ops/wire from the room's own models; do not edit. */

/** The command is recorded (or was before: a repeat gets the same answer); `seq` is the frame that holds it. */
export interface Ack {
  t: 'ack'
  cmd_id: string
  seq: number
}

/** Take one's turn; `to` is the total on this street, for a bet, a raise or a completion only. */
export interface Act {
  t: 'act'
  cmd_id: string
  table: string
  hand: string
  turn: number
  kind: 'fold' | 'check' | 'call' | 'bet' | 'raise' | 'bring_in' | 'complete'
  to?: number | null
}

/** The process runs. */
export interface Alive {
  alive: boolean
}

/** Have the stack topped up `to` so many chips after each hand; 0 for no more. */
export interface AutoTopUp {
  t: 'auto_top_up'
  cmd_id: string
  table: string
  to: number
}

/** A share of a pot that a seat won on a `board` (from 0), with the hand's name and its cards where it was shown; `half` is `high` or `low` where both compete, else empty. */
export interface AwardView {
  pot: number
  board: number
  half: string
  seat: number
  amount: number
  reason: string
  hand: string
  cards: string[]
}

/** Agree to a bomb pot, or take that back. */
export interface BombVote {
  t: 'bomb_vote'
  cmd_id: string
  table: string
  agrees: boolean
}

/** Move to the empty seat `to`, at once or when the hand is over. */
export interface ChangeSeat {
  t: 'change_seat'
  cmd_id: string
  table: string
  to: number
}

/** What of the table's view differs from the one after the frame before: the seats named (by number, as JSON writes keys), the hand, and what the viewer's own cards make (null: as before). All else stays. */
export interface Changes {
  seats: Record<string, SeatView>
  hand: HandView | null
  my_hand: string | null
}

/** Choose the game of the coming orbit, where it is one's turn to. */
export interface ChooseGame {
  t: 'choose_game'
  cmd_id: string
  table: string
  ruleset: string
}

/** The command that claims the day's chips. */
export interface ClaimGrant {
  command_id: string
}

export type ClientFrame = Hello | Watch | Unwatch | Act | Draw | RunOut | Show | Rabbit | SitOut | Return | Entry | Straddle | BombVote | ChangeSeat | AutoTopUp | Leave | ChooseGame | SealCut | OpenCut | Ping

/** A hand that a figure counts: with so many `opportunities`, of which the player `made` some (of a ratio one count and the other, of a rate the result in big blinds). `net` in whole chips, `ev` the same all-in adjusted; `at` UTC, seconds since the epoch; `position` is empty in stud. */
export interface CountedHand {
  hand: string
  table: string
  table_name: string
  number: number
  at: number
  ruleset: string
  game: string
  stakes: string
  pot_type: string
  position: string
  made: number
  opportunities: number
  net: number
  ev: number
}

/** Some of the hands that a statistic counts, latest first; ask for those before the last one to go on. The figure is that of all of them, null where no hand was played. */
export interface CountedHands {
  statistic: ToldStatistic
  figure: Figure | null
  hands: CountedHand[]
}

/** Which of the development players one wants to be, and the device's random number, if there is one. */
export interface DevelopmentLogin {
  player?: number
  device?: string | null
}

/** The command is recorded; `seq` is the table's frame that holds it. A repeat gets the same answer. */
export interface Done {
  seq: number
}

/** Take one's turn of a draw: the cards to give up, none to stand pat. */
export interface Draw {
  t: 'draw'
  cmd_id: string
  table: string
  hand: string
  turn: number
  cards: string[]
}

/** How to come in where blinds are owed: post now, wait for the big blind, or buy the button. */
export interface Entry {
  t: 'entry'
  cmd_id: string
  table: string
  entry: 'post' | 'wait' | 'button'
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

/** What one command added to a table, and how to see the table after it: by the `changes` to the view that the client has, or by a whole `view`. Both are null only on frames sent after a lost connection that another event frame follows; that one brings a view. */
export interface EventFrame {
  t: 'event'
  table: string
  seq: number
  at: number
  now: number
  events: Record<string, unknown>[]
  view: TableView | null
  changes: Changes | null
}

/** One statistic of some hands: the `made` of so many `opportunities` (of a ratio, one count and the other), and the `value` that they come to: per cent of a share, the quotient of a ratio, big blinds per hundred hands of a rate, whose `made` is big blinds. None where there was no opportunity, or too few hands for a rate. `margin` is what a rate may be off to either side, at 95 %. */
export interface Figure {
  statistic: string
  made: number
  opportunities: number
  value: number | null
  margin: number | null
}

/** Some hands that have the `label` in common: a position, a ruleset's id, stakes, a type of pot, a day, a month, a player's account, or nothing but that they were wanted. `net` in whole chips; `rake` is the player's part of it by what everyone paid. */
export interface FigureGroup {
  label: string
  hands: number
  net: number
  rake: number
  figures: Figure[]
}

/** One game of the table with its stakes; those that it does not use are 0. */
export interface GameView {
  ruleset: string
  name: string
  small_blind: number
  big_blind: number
  small_bet: number
  big_bet: number
  bring_in: number
  ante: number
}

/** A share of a pot (0 is the main pot) for a seat's hand on a board; `half` is `high` or `low` where both compete. `reason` is `uncontested` or `showdown`; `hand` and its `cards` are empty where nothing was shown. */
export interface HandAward {
  pot: number
  board: number
  half: string
  seat: number
  amount: number
  reason: string
  hand: string
  cards: string[]
}

/** A finished hand for the replayer: `events` are its facts as every spectator saw them, each with its `at` (UTC, seconds since the epoch) and its `version` in the hand's stream. */
export interface HandHistory {
  summary: HandSummary
  players: HandPlayer[]
  streets: HandStreet[]
  awards: HandAward[]
  events: Record<string, unknown>[]
}

/** Who was dealt in, with how much, what it came to, the cards dealt face up (stud), how many were exchanged in each draw, the cards that were shown, if any, and what the hand `makes` where that was said with them. */
export interface HandPlayer {
  seat: number
  player: string
  name: string
  stack: number
  net: number
  up: string[]
  draws: number[]
  shown: string[]
  makes: string
}

/** One step of a finished hand for the replayer: `events` are what happened, `at` when (UTC, seconds since the epoch), `view` is the table after it as the player could see it. Steps count from 0 to `last_step`. */
export interface HandStep {
  hand: string
  step: number
  last_step: number
  at: number
  events: Record<string, unknown>[]
  view: TableView
}

/** Cards turned up in the middle: on which street, and on which board, counted from 0. Run-outs share what lay there before them, which stands under board 0 alone. */
export interface HandStreet {
  street: string
  board: number
  cards: string[]
}

/** A finished hand as one of its players finds it in a list. Chips are whole chips, times UTC seconds since the epoch; `seat` and `net`, what it won or lost, are that player's. `game` is the ruleset's name; stakes that it does not use are 0. `boards` has one board, or several (double boards, run-outs) in their order, or none where no card lay in the middle. `voided` tells why the hand does not count, and is empty where it does. */
export interface HandSummary {
  hand: string
  table: string
  table_name: string
  number: number
  ruleset: string
  game: string
  small_blind: number
  big_blind: number
  small_bet: number
  big_bet: number
  bomb: boolean
  button: number
  started_at: number
  ended_at: number
  boards: string[][]
  pot: number
  rake: number
  voided: string
  seat: number
  net: number
}

/** The hand being played, or the last one until the next begins. `pot` is everything in the middle, bets of this street included; `rake` has left it. `street` is the name of one of the ruleset's streets; `boards` are those that are played side by side, or the run-outs of one. `over` once it is settled or `voided`; `rabbit` are the cards that would have come. */
export interface HandView {
  hand: string
  number: number
  ruleset: string
  street: string
  boards: string[][]
  pot: number
  pots: PotView[]
  rake: number
  turn: TurnView | null
  awards: AwardView[]
  over: boolean
  voided: boolean
  bomb: boolean
  root: string
  runouts: RunoutsView | null
  rabbit: string[]
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

/** The board of the period `label`, such as `2026-W47`, from its `first` to its `last` day (UTC, both included; null for all time): some `lines` of the `players` on it, who have each played `min_hands` there. `own` is the line of who asks, null without a hand in the period, and `around` holds it with its neighbours where it has a place. */
export interface Leaderboard {
  period: 'day' | 'week' | 'month' | 'season' | 'all'
  label: string
  first: string | null
  last: string | null
  by: 'net' | 'bb100' | 'hands'
  min_hands: number
  players: number
  lines: LeaderboardLine[]
  own: LeaderboardLine | null
  around: LeaderboardLine[]
}

/** A player on the board; those who are level share a `place`, and `me` marks who asks. `net` is whole chips; `bb100` are big blinds (small bets where a game has none) won per 100 hands, with 95 % certainty between `bb100 - margin` and `bb100 + margin`, and null below 100 hands. So is the `place` of who asks with too few hands for the board. */
export interface LeaderboardLine {
  place: number | null
  name: string
  me: boolean
  hands: number
  net: number
  bb100: number | null
  margin: number | null
}

/** Stand up with the stack, at once or when the hand is over. */
export interface Leave {
  t: 'leave'
  cmd_id: string
  table: string
}

/** The room's open tables. */
export interface Lobby {
  tables: LobbyTable[]
}

/** A game of a table with its stakes; those that it does not use are 0. `ante_kind` says who pays the ante: `each`, or the `big_blind` or the `button` for all. */
export interface LobbyGame {
  ruleset: string
  name: string
  betting: string
  small_blind: number
  big_blind: number
  small_bet: number
  big_bet: number
  bring_in: number
  ante: number
  ante_kind: string
  boards: number
}

/** An open table; `game` is the place in `games` of the one that is played now or next, `occupied` are the seats taken, `players` how many people and bots sit there. */
export interface LobbyTable {
  table: string
  name: string
  games: LobbyGame[]
  game: number
  seat_count: number
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

/** From taking a seat to leaving it, times in UTC seconds since the epoch; `ended_at` is null while it is `running`, and `reason` empty, else `asked`, `away` or `closed`. `games` were dealt in this order, in `hands` that count and `voided` ones. Chips are whole chips: `bought_in` at first, `added` later in `top_ups` times, and `stack`, what all that and `net` come to, on the table (before the hand that is being played) or taken along. */
export interface PlayedSession {
  session: number
  table: string
  table_name: string
  games: string[]
  started_at: number
  ended_at: number | null
  running: boolean
  reason: string
  seconds: number
  hands: number
  voided: number
  bought_in: number
  top_ups: number
  added: number
  stack: number
  net: number
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

/** Turn up what would have come, when the hand is over. */
export interface Rabbit {
  t: 'rabbit'
  cmd_id: string
  table: string
  hand: string
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

/** Be dealt in again; `post` to do so at once where blinds are owed. It also takes back a planned sitting out. */
export interface Return {
  t: 'return'
  cmd_id: string
  table: string
  post?: boolean
}

/** Say how often at most one would deal what remains of the board, while it is offered. */
export interface RunOut {
  t: 'run_out'
  cmd_id: string
  table: string
  hand: string
  count: number
}

/** The offer to deal what remains of the board up to `most` times; `chosen` follows `seats`, null for who has not answered. */
export interface RunoutsView {
  seats: number[]
  most: number
  deadline: number
  chosen: (number | null)[]
}

/** Commit to a cut of the coming hand's deck. */
export interface SealCut {
  t: 'seal_cut'
  cmd_id: string
  table: string
  hand: string
  commitment: string
}

/** One occupied seat. `state` is `playing`, `sitting_out` or `leaving`; `bet` lies before the seat on this street; `cards` are empty when not dealt in or given up; `won` is what the finished hand brought. `drew` is how many cards it exchanged on this street (0: stood pat), null before it did. `owes` are the blinds that it owes (`new`, `small`, `big`) and `entry` is how it comes in: `post`, `wait` or `button`. `bank` is the time bank; `straddle` is `none`, `once` or `always`; `moving_to` is the seat it changes to after the hand. `auto_top_up` (0 for none) and `out_at_big_blind` are told to the own seat alone, else null. */
export interface SeatView {
  seat: number
  player: string
  name: string
  house: boolean
  state: string
  stack: number
  bet?: number
  in_hand?: boolean
  folded?: boolean
  all_in?: boolean
  last_action?: LastAction | null
  cards?: string[]
  hand?: string
  won?: number
  drew?: number | null
  owes?: string[]
  entry?: string
  offline?: boolean
  bank?: number
  straddle?: string
  moving_to?: number | null
  auto_top_up?: number | null
  out_at_big_blind?: boolean | null
}

export type ServerFrame = Snapshot | EventFrame | Ack | Refused | Pong | Reconnect

/** A token and whom it stands for. */
export interface Session {
  token: string
  expires_at: number
  player: string
  name: string
}

/** Some of the player's sessions, latest first; ask for those before the last one to go on. */
export interface Sessions {
  sessions: PlayedSession[]
}

/** Show some or all of one's own cards when the hand is over. */
export interface Show {
  t: 'show'
  cmd_id: string
  table: string
  hand: string
  cards: string[]
}

/** The whole hand, or the table after one of its steps where `at` asks for it. */
export type ShownHand = HandHistory | HandStep

/** Whether to `post` so as to be dealt in at once where blinds are owed. */
export interface SitIn {
  command_id: string
  post?: boolean
}

/** Be dealt out from the next hand on, or (`at_big_blind`) as soon as the big blind comes round. */
export interface SitOut {
  t: 'sit_out'
  cmd_id: string
  table: string
  at_big_blind?: boolean
}

/** A table as it is now; the next event frame has `seq` + 1. */
export interface Snapshot {
  t: 'snapshot'
  table: string
  seq: number
  now: number
  view: TableView
}

/** Every statistic of some of the player's hands, for each group of them. */
export interface Statistics {
  statistics: ToldStatistic[]
  groups: FigureGroup[]
}

/** Straddle where the position allows it: in the next hand, always, or not any more. */
export interface Straddle {
  t: 'straddle'
  cmd_id: string
  table: string
  armed: 'none' | 'once' | 'always'
}

/** A command that needs no more than its name. */
export interface TableCommand {
  command_id: string
}

/** A table as one viewer sees it; `me` is the viewer's own seat, `my_hand` the name of what it holds now. `game` is the place of the present (or next) game among `games`; the stakes beside it are that game's. `straddle` is `none`, `utg` or `button`, `rotation` is `orbit`, `hands` or `choice`, `choosing` the seat that may choose the game now; `bomb_votes` are the seats that agreed to a bomb pot, where `bomb_vote` allows to vote. */
export interface TableView {
  table: string
  name: string
  games: GameView[]
  game: number
  seat_count: number
  small_blind: number
  big_blind: number
  small_bet: number
  big_bet: number
  ante: number
  min_buy_in: number
  max_buy_in: number
  turn_seconds: number
  straddle: string
  most_runouts: number
  rabbit: boolean
  rotation: string
  buy_button: boolean
  bomb_vote: boolean
  choosing: number | null
  bomb_votes: number[]
  button: number | null
  seats: (SeatView | null)[]
  hand: HandView | null
  next_hand_at: number | null
  next_deck: NextDeckView | null
  me: number | null
  my_hand: string
}

/** Where to sit, with how many chips from the account; `post` to come in at once where blinds are owed. */
export interface TakeSeat {
  command_id: string
  seat: number
  buy_in: number
  post?: boolean
}

/** The text of Telegram.WebApp.initData, unchanged, and the random number that the mini-app keeps on this device, if it can keep one. */
export interface TelegramLogin {
  init_data: string
  device?: string | null
}

/** What a statistic is: `formula` is `made / opportunity` in words, and `source` whose definition it is. A `share` is per cent, a `ratio` one count to the other, a `rate` big blinds per hundred hands. */
export interface ToldStatistic {
  key: string
  name: string
  made: string
  opportunity: string
  formula: string
  source: string
  measure: 'share' | 'ratio' | 'rate'
}

/** How many chips from the account to add to the stack, now or after the hand. */
export interface TopUp {
  command_id: string
  amount: number
}

/** Whose turn it is to `bet` or to `draw` (`kind`), and until when; `bank`: on the time bank, whose end `deadline` then is. `legal` lists the kinds of action allowed, `draw` alone for a draw; `presets` only for that seat, and none where the bet has one size. */
export interface TurnView {
  turn: number
  kind: string
  seat: number
  deadline: number
  bank: boolean
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
