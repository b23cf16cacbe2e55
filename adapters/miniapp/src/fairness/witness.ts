/** Follows a table for the player: seals and opens her cuts, checks what she sees, and says how it stands. */

import { textIn, topicOf, type Fact } from '../room/facts'
import type { NextDeckView, TableView } from '../wire'
import type { Badge } from './badge'
import { drawCut } from './cuts'
import { noted, verdict, type Promised } from './promise'
import { Trial } from './trial'

/** How cuts reach the room; each answers whether the room took it. */
export interface CutSender {
  seal(hand: string, commitment: string): Promise<boolean>
  open(hand: string, cut: string): Promise<boolean>
}

export class Witness {
  private promised: Promised | null = null
  private trial: Trial | null = null
  private handId = ''
  private work: Promise<void> = Promise.resolve()

  constructor(
    private readonly sender: CutSender,
    private readonly report: (badge: Badge | null) => void,
  ) {}

  /** Takes in a frame's facts and the view after it; the checks run one frame after the other. */
  observe(view: TableView | null, facts: readonly Fact[]): Promise<void> {
    this.work = this.work.then(() => this.takeIn(view, facts))
    return this.work
  }

  private async takeIn(view: TableView | null, facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) await this.check(view, fact)
    if (view === null) return
    await this.takePart(view.next_deck, view.me)
    this.report(this.badgeFor(view))
  }

  private async check(view: TableView | null, fact: Fact): Promise<void> {
    if (topicOf(fact) === 'table.hand_opened') this.handId = textIn(fact, 'hand')
    if (topicOf(fact) === 'hand.started') await this.startTrial(view, fact)
    else await this.trial?.see(fact)
  }

  private async startTrial(view: TableView | null, started: Fact): Promise<void> {
    const hand = textIn(started, 'hand') || this.handId || (view?.hand?.hand ?? '')
    const promise = this.promised?.hand === hand ? this.promised : null
    const isSealed = textIn(started, 'root') !== '' && textIn(started, 'deck') !== 'stacked'
    this.trial = isSealed ? new Trial(hand, deckSize(textIn(started, 'ruleset')), promise) : null
    if (this.trial === null) return
    this.report({ ...this.trial.badge(), state: 'checking' })
    await this.trial.begin(started)
  }

  private async takePart(deck: NextDeckView | null, seat: number | null): Promise<void> {
    if (deck === null) return
    this.promised = noted(this.promised?.hand === deck.hand ? this.promised : null, deck)
    if (!deck.fixed && seat !== null && this.promised.own?.seat !== seat) await this.seal(this.promised, seat)
    if (deck.fixed) this.answerList(this.promised)
  }

  private async seal(promise: Promised, seat: number): Promise<void> {
    const own = await drawCut(promise.hand, seat)
    this.promised = { ...promise, own }
    void this.sender.seal(own.hand, own.commitment).then((taken) => this.amend(own.hand, { sealAccepted: taken }))
  }

  private answerList(promise: Promised): void {
    const answer = verdict(promise)
    if (answer === 'object') this.promised = { ...promise, doubts: [...new Set([...promise.doubts, 'cut_changed' as const])] }
    if (answer !== 'open' || promise.own === null || promise.doubts.length > 0 || promise.opening) return
    this.promised = { ...promise, opening: true }
    void this.sender.open(promise.hand, promise.own.cut).then((taken) => this.amend(promise.hand, { openAccepted: taken }))
  }

  private amend(hand: string, change: Partial<Promised>): void {
    if (this.promised?.hand === hand) this.promised = { ...this.promised, ...change }
  }

  private badgeFor(view: TableView): Badge | null {
    const hand = view.hand
    if (this.trial !== null && this.trial.hand === hand?.hand) return this.trial.badge()
    if (hand !== null && !hand.over) return hand.root === '' ? null : sealed(hand.hand, hand.root)
    return this.promised === null ? null : promiseBadge(this.promised)
  }
}

function promiseBadge({ hand, root, list, own, doubts }: Promised): Badge {
  const isListed = own !== null && list?.commitments[list.seats.indexOf(own.seat)] === own.commitment
  const state = doubts.length > 0 ? 'failed' : 'sealed'
  return { ...sealed(hand, root), state, ownCut: isListed ? 'sealed' : 'none', doubts }
}

function sealed(hand: string, root: string): Badge {
  return { hand, root, state: 'sealed', ownCut: 'none', cards: 0, doubts: [] }
}

function deckSize(ruleset: string): number {
  return ruleset.includes('short') ? 36 : 52
}
