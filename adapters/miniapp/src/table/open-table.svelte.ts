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
import type { Command } from '../room/socket'
import { say } from '../strings'
import type { TableView } from '../wire'
import { tell, type LogLine } from './log'
import { lastCards } from './result'
import { noticeFor } from './notices'
import { spoken } from './spoken'
import { choicesIn, type ActionKind, type Choices } from './turn'

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
  sending = $state.raw<{ hand: string; turn: number; kind: ActionKind } | null>(null)
  isSlow = $state(false)

  private following: Following = UNKNOWN
  private isCatchingUp = false
  private readonly witness: Witness | null
  private timers: ReturnType<typeof setTimeout>[] = []
  private revealing: ReturnType<typeof setTimeout> | undefined

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
    if (after.view !== null) this.story = frame.t === 'event' ? tell(this.story, facts, after.view) : []
    const notice = noticeFor(facts, this.view?.me ?? null)
    if (notice !== null) this.ends.trouble(notice)
    void this.witness?.observe(outcome === 'counted' ? null : after.view, facts)
  }

  /** Takes the viewer's turn; the lock holds until the table shows it or the room refuses. */
  async act(kind: ActionKind, choices: Choices, to?: number): Promise<void> {
    if (this.sending !== null) return
    const { hand, turn } = choices
    this.sending = { hand, turn, kind }
    this.watchTheClock()
    try {
      const amount = to === undefined ? {} : { to }
      const seq = await this.ends.command({ t: 'act', cmd_id: commandId(), table: this.id, hand, turn, kind, ...amount })
      if (this.following.seq >= seq) this.unlock()
    } catch (error) {
      this.unlock()
      this.ends.trouble(sentenceFor(error))
    }
  }

  /** Says a sentence to those who listen. */
  announce(sentence: string): void {
    if (sentence !== '') this.announcement = sentence
  }

  close(): void {
    this.timers.forEach(clearTimeout)
    clearTimeout(this.revealing)
  }

  private show(view: TableView, moved: boolean): void {
    const before = this.view
    this.jumped = !moved
    this.view = view
    this.keepResultBack(moved ? lastCards(before, view) : 0)
    this.announce(spoken(before, view))
    const felt = moved ? moment(before, view) : null
    if (felt !== null) this.ends.feel(felt)
    const choices = choicesIn(view)
    if (choices?.hand !== this.sending?.hand || choices?.turn !== this.sending?.turn) this.unlock()
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
