/** Checks one hand as it is played: its cuts against the closed list, each seen card against the root. */

import { numberIn, numbersIn, textIn, textsIn, topicOf, type Fact } from '../room/facts'
import type { Badge, Doubt } from './badge'
import { cutsKey, dealOrder, matchesSeal, reshuffled, type SeatCut } from './cuts'
import { leadsToRoot, type CardProof } from './merkle'
import { sameList, type Promised } from './promise'
import { cardsSeen, lastNumber, proofsIn, type SeenCard } from './sight'

export class Trial {
  private readonly doubts = new Set<Doubt>()
  private readonly proven = new Map<number, string>()
  private order: number[] = []
  private key = ''
  /** How many cards have left the deck, burned ones included. */
  private dealt = 0
  private root = ''
  private ownCut: Badge['ownCut'] = 'none'

  constructor(
    readonly hand: string,
    private readonly deckSize: number,
    private readonly promise: Promised | null,
  ) {}

  /** Reads `hand.started`: the root, the list and the opened cuts must be those promised; they give the deal. */
  async begin(started: Fact): Promise<void> {
    this.root = textIn(started, 'root')
    const cuts = seatCuts(started)
    this.promise?.doubts.forEach((doubt) => this.doubts.add(doubt))
    this.compareWithPromise(started)
    this.lookForOwn(cuts)
    for (const cut of cuts) if (cut.cut !== '' && !(await matchesSeal(this.hand, cut))) this.doubts.add('cut_unmatched')
    if (!this.doubts.has('cut_unmatched')) {
      this.key = await cutsKey(this.hand, this.root, cuts)
      this.order = await dealOrder(this.key, this.deckSize)
    }
  }

  /** Checks the cards that `fact` shows: each needs a proof of its own, at the place that the cuts gave it. */
  async see(fact: Fact): Promise<void> {
    if (topicOf(fact) === 'hand.deck_reshuffled') return this.reshuffle(fact)
    this.dealt = Math.max(this.dealt, lastNumber(fact) + 1)
    const proofs = proofsIn(fact)
    for (const seen of cardsSeen(fact)) {
      if (this.proven.get(seen.k) === seen.card) continue
      const doubt = await this.doubtAbout(seen, proofs.get(seen.k))
      if (doubt === null) this.proven.set(seen.k, seen.card)
      else this.doubts.add(doubt)
    }
  }

  badge(): Badge {
    const state = this.doubts.size > 0 ? 'failed' : this.proven.size > 0 ? 'checked' : 'sealed'
    const { hand, root, ownCut } = this
    return { hand, root, state, ownCut, cards: this.proven.size, doubts: [...this.doubts] }
  }

  /** Follows a reshuffle: the further numbers stand for the cards that went back in. */
  private async reshuffle(fact: Fact): Promise<void> {
    if (this.order.length === 0) return
    const numbers = numbersIn(fact, 'numbers')
    const order = await reshuffled(this.order, this.key, this.dealt, numbers, numberIn(fact, 'count') ?? 0)
    if (order === null) this.doubts.add('reshuffle_unfit')
    else this.order = order
  }

  private compareWithPromise(started: Fact): void {
    if (this.promise === null) return
    if (this.promise.root !== this.root) this.doubts.add('root_changed')
    const list = { seats: numbersIn(started, 'cut_seats'), commitments: textsIn(started, 'cut_commitments') }
    if (this.promise.list !== null && !sameList(this.promise.list, list)) this.doubts.add('list_changed')
  }

  private lookForOwn(cuts: SeatCut[]): void {
    const own = this.promise?.own
    if (!own) return
    const opened = cuts.find(({ seat }) => seat === own.seat)?.cut ?? ''
    if (opened === own.cut) this.ownCut = 'in'
    else if (opened !== '') this.doubts.add('cut_changed')
    else if (this.promise?.openAccepted) this.doubts.add('cut_dropped')
  }

  private async doubtAbout({ k, card }: SeenCard, proof: CardProof | undefined): Promise<Doubt | null> {
    if (proof === undefined) return 'card_unproven'
    if (proof.card !== card || this.proven.has(k)) return 'card_foreign'
    if (this.order.length > 0 && this.order[k] !== proof.position) return 'card_moved'
    return (await leadsToRoot(this.hand, this.root, this.deckSize, proof)) ? null : 'card_foreign'
  }
}

function seatCuts(started: Fact): SeatCut[] {
  const commitments = textsIn(started, 'cut_commitments')
  const cuts = textsIn(started, 'cuts')
  return numbersIn(started, 'cut_seats').map((seat, index) => ({
    seat,
    commitment: commitments[index] ?? '',
    cut: cuts[index] ?? '',
  }))
}
