/** One table on the screen: its view from frame to frame, the action under way, the proofs, what is read out. */

import { canCheck } from '../fairness/bytes'
import type { Badge } from '../fairness/badge'
import { Witness } from '../fairness/witness'
import { moment } from '../feel/moments'
import type { Touch } from '../host/host'
import { clock } from '../room/clock.svelte'
import { commandId } from '../room/command'
import { follow, UNKNOWN, type Following, type TableFrame } from '../room/follow'
import { sentenceFor } from '../room/refused'
import { numberIn, textsIn, topicOf, type Fact } from '../room/facts'
import type { Command } from '../room/socket'
import { say } from '../strings'
import type { TableView } from '../view'
import { tell, type LogLine } from './log'
import { newsIn } from './news'
import { noticeFor } from './notices'
import type { Order } from './orders'
import { rememberOwnCards } from './own-cards'
import { drawIn, pickable, toggled, type Draw } from './picking'
import { lastCards } from './result'
import { spoken } from './spoken'
import { myTurn, type ActionKind, type Choices } from './turn'

/** What a table needs from the room around it. */
export interface TableEnds {
  command(frame: Command): Promise<number>
  /** Asks for everything after `lastSeq` again. */
  watch(table: string, lastSeq: number): void
  trouble(sentence: string): void
  feel(kind: Touch): void
}

/** Milliseconds that a card turned up at the end of a hand keeps the result back, and the breath after the last. */
const CARD = 260
const BREATH = 420
const SLOW = 2_000
const GIVE_UP = 10_000
const NEWS = 6_000

export class OpenTable {
  view = $state.raw<TableView | null>(null)
  /** The view was reached at once, not by a step that is worth moving for. */
  jumped = $state(true)
  story = $state.raw<LogLine[]>([])
  badge = $state.raw<Badge | null>(null)
  /** False while the last cards of a finished hand are still being turned up. */
  isRevealed = $state(true)
  announcement = $state('')
  /** The action that was sent and not yet seen on the table. */
  sending = $state.raw<{ hand: string; turn: number; kind: ActionKind | 'draw' } | null>(null)
  isSlow = $state(false)
  /** Own cards that are chosen, to exchange or to show. */
  picked = $state.raw<string[]>([])
  /** Own cards of this hand that were turned up. */
  shown = $state.raw<string[]>([])
  /** The viewer wants to show none of her cards in this hand. */
  passed = $state(false)
  /** What changed between two hands, for a few seconds. */
  news = $state('')
  /** Something besides a turn was asked for and not yet answered. */
  isBusy = $state(false)

  private following: Following = UNKNOWN
  private isCatchingUp = false
  private readonly witness: Witness | null
  private timers: ReturnType<typeof setTimeout>[] = []
  private revealing: ReturnType<typeof setTimeout> | undefined
  private newsTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly id: string,
    private readonly ends: TableEnds,
  ) {
    this.witness = canCheck() ? new Witness(this.cutSender(), (badge) => (this.badge = badge)) : null
  }

  get seq(): number {
    return this.following.seq
  }

  /** Takes in a frame of this table. */
  takeIn(frame: TableFrame): void {
    clock.note(frame.now)
    const { after, outcome } = follow(this.following, frame)
    if (outcome === 'gap') return this.catchUp()
    if (outcome === 'repeated') return
    this.isCatchingUp = false
    this.following = after
    const facts = frame.t === 'event' ? frame.events : []
    if (after.view !== null && outcome !== 'counted') this.show(after.view, outcome === 'moved')
    this.noteShown(facts)
    if (after.view !== null) this.story = frame.t === 'event' ? tell(this.story, facts, after.view) : []
    const notice = noticeFor(facts, this.view?.me ?? null)
    if (notice !== null) this.ends.trouble(notice)
    void this.witness?.observe(outcome === 'counted' ? null : after.view, facts)
  }

  /** Takes the viewer's turn; the lock holds until the table shows it or the room refuses. */
  act(kind: ActionKind, { hand, turn }: Choices, to?: number): Promise<void> {
    const amount = to === undefined ? {} : { to }
    return this.take({ hand, turn, kind }, { t: 'act', cmd_id: commandId(), table: this.id, hand, turn, kind, ...amount })
  }

  /** Exchanges the picked cards; none of them is standing pat. */
  draw({ hand, turn }: Draw): Promise<void> {
    const cards = this.picked
    return this.take({ hand, turn, kind: 'draw' }, { t: 'draw', cmd_id: commandId(), table: this.id, hand, turn, cards })
  }

  /** Asks something of the table besides a turn; a refusal is told. Answers whether it was done. */
  async order(order: Order): Promise<boolean> {
    if (this.isBusy) return false
    this.isBusy = true
    try {
      await this.ends.command({ ...order, cmd_id: commandId(), table: this.id } as Command)
      return true
    } catch (error) {
      this.ends.trouble(sentenceFor(error))
      return false
    } finally {
      this.isBusy = false
    }
  }

  /** Chooses one of the own cards, or no longer, where cards can be chosen now. */
  pick(card: string): void {
    if (this.sending !== null || this.view === null) return
    if (pickable(this.view, this.shown)?.cards.includes(card)) this.picked = toggled(this.picked, card)
  }

  /** Says a sentence to those who listen. */
  announce(sentence: string): void {
    if (sentence !== '') this.announcement = sentence
  }

  close(): void {
    this.timers.forEach(clearTimeout)
    clearTimeout(this.revealing)
    clearTimeout(this.newsTimer)
  }

  private async take(sending: NonNullable<OpenTable['sending']>, command: Command): Promise<void> {
    if (this.sending !== null) return
    this.sending = sending
    this.watchTheClock()
    try {
      const seq = await this.ends.command(command)
      if (this.following.seq >= seq) this.unlock()
    } catch (error) {
      this.unlock()
      this.ends.trouble(sentenceFor(error))
    }
  }

  private show(told: TableView, moved: boolean): void {
    const before = this.view
    const view = rememberOwnCards(before, told)
    this.jumped = !moved
    this.view = view
    this.keepResultBack(moved ? lastCards(before, view) : 0)
    this.announce(spoken(before, view))
    this.spread(newsIn(before, view))
    this.forgetPicks(before, view)
    const felt = moved ? moment(before, view) : null
    if (felt !== null) this.ends.feel(felt)
    if (view.hand?.hand !== this.sending?.hand || myTurn(view)?.turn !== this.sending?.turn) this.unlock()
  }

  private forgetPicks(before: TableView | null, view: TableView): void {
    const isNew = before?.hand?.hand !== view.hand?.hand
    if (isNew) this.shown = []
    if (isNew) this.passed = false
    const earlier = before === null ? null : drawIn(before)
    if (isNew || drawIn(view)?.turn !== earlier?.turn) this.picked = []
  }

  private noteShown(facts: readonly Fact[]): void {
    const own = facts.filter((fact) => topicOf(fact) === 'hand.cards_shown' && numberIn(fact, 'seat') === this.view?.me)
    if (own.length > 0) this.shown = [...this.shown, ...own.flatMap((fact) => textsIn(fact, 'cards'))]
  }

  private spread(news: string): void {
    if (news === '') return
    clearTimeout(this.newsTimer)
    this.news = news
    this.newsTimer = setTimeout(() => (this.news = ''), NEWS)
  }

  private keepResultBack(cards: number): void {
    clearTimeout(this.revealing)
    this.isRevealed = cards === 0
    if (cards > 0) this.revealing = setTimeout(() => (this.isRevealed = true), cards * CARD + BREATH)
  }

  private catchUp(): void {
    if (this.isCatchingUp) return
    this.isCatchingUp = true
    this.ends.watch(this.id, this.following.seq)
  }

  private watchTheClock(): void {
    this.timers = [
      setTimeout(() => {
        this.isSlow = true
        this.ends.watch(this.id, this.following.seq)
      }, SLOW),
      setTimeout(() => {
        this.unlock()
        this.ends.trouble(say.trouble.slow)
      }, GIVE_UP),
    ]
  }

  private unlock(): void {
    this.timers.forEach(clearTimeout)
    this.sending = null
    this.isSlow = false
  }

  private cutSender() {
    const taken = (frame: Command): Promise<boolean> => this.ends.command(frame).then(() => true, () => false)
    return {
      seal: (hand: string, commitment: string) =>
        taken({ t: 'seal_cut', cmd_id: commandId(), table: this.id, hand, commitment }),
      open: (hand: string, cut: string) => taken({ t: 'open_cut', cmd_id: commandId(), table: this.id, hand, cut }),
    }
  }
}
