/** Follows a table for the player: seals and opens her cuts, checks what she sees, and says how it stands. */

import { deckSizeOf } from '../games'
import { textIn, topicOf, type Fact } from '../room/facts'
import type { TableView } from '../view'
import type { NextDeckView } from '../wire'
import type { Badge } from './badge'
import { drawCut } from './cuts'
import { doubting, noted, verdict, type Promised } from './promise'
import { Trial } from './trial'

/** How cuts reach the room; each answers whether the room took it. */
export interface CutSender {
  seal(hand: string, commitment: string): Promise<boolean>
  open(hand: string, cut: string): Promise<boolean>
}

/** The hand in play and the coming one; a third while one is just being opened. */
const REMEMBERED = 3

export class Witness {
  /** What was promised for the latest hands, the oldest first. */
  private readonly promises = new Map<string, Promised>()
  private trial: Trial | null = null
  private openedHand = ''
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
    if (view.next_deck !== null) await this.takePart(view.next_deck, view.me)
    this.report(this.badgeFor(view))
  }

  private async check(view: TableView | null, fact: Fact): Promise<void> {
    if (topicOf(fact) === 'table.hand_opened') this.openedHand = textIn(fact, 'hand')
    if (topicOf(fact) === 'hand.started') await this.startTrial(view?.hand?.hand ?? this.openedHand, fact)
    else await this.trial?.see(fact)
  }

  private async startTrial(hand: string, started: Fact): Promise<void> {
    const isSealed = textIn(started, 'root') !== '' && textIn(started, 'deck') !== 'stacked'
    const size = deckSizeOf(textIn(started, 'ruleset'))
    this.trial = isSealed ? new Trial(hand, size, this.promises.get(hand) ?? null) : null
    if (this.trial === null) return
    this.report({ ...this.trial.badge(), state: 'checking' })
    await this.trial.begin(started)
  }

  private async takePart(deck: NextDeckView, seat: number | null): Promise<void> {
    const promise = this.keep(noted(this.promises.get(deck.hand) ?? null, deck))
    if (deck.fixed) this.answerList(promise)
    else if (seat !== null && promise.own?.seat !== seat) await this.seal(promise, seat)
  }

  private async seal(promise: Promised, seat: number): Promise<void> {
    const own = await drawCut(promise.hand, seat)
    this.keep({ ...promise, own })
    void this.sender.seal(own.hand, own.commitment).then((sealAccepted) => this.amend(own.hand, { sealAccepted }))
  }

  private answerList(promise: Promised): void {
    const answer = verdict(promise)
    if (answer === 'object') this.keep(doubting(promise, 'cut_changed'))
    if (answer !== 'open' || promise.own === null || promise.doubts.length > 0 || promise.opening) return
    this.keep({ ...promise, opening: true })
    void this.sender.open(promise.hand, promise.own.cut).then((openAccepted) => this.amend(promise.hand, { openAccepted }))
  }

  private keep(promise: Promised): Promised {
    this.promises.set(promise.hand, promise)
    for (const hand of [...this.promises.keys()].slice(0, -REMEMBERED)) this.promises.delete(hand)
    return promise
  }

  private amend(hand: string, change: Partial<Promised>): void {
    const promise = this.promises.get(hand)
    if (promise) this.promises.set(hand, { ...promise, ...change })
  }

  private badgeFor({ hand, next_deck }: TableView): Badge | null {
    if (this.trial !== null && this.trial.hand === hand?.hand) return this.trial.badge()
    if (hand !== null && !hand.over) return hand.root === '' ? null : sealed(hand.hand, hand.root)
    const promise = this.promises.get(next_deck?.hand ?? '')
    return promise === undefined ? null : promiseBadge(promise)
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
