import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Badge } from '../../src/fairness/badge'
import { cutsKey, dealOrder, reshuffled, sealCut } from '../../src/fairness/cuts'
import { fromHex } from '../../src/fairness/bytes'
import { Witness, type CutSender } from '../../src/fairness/witness'
import type { Fact } from '../../src/room/facts'
import { hand, nextDeck, table } from '../given'
import { sealDeck, type SealedDeck } from './tree'

const HAND = 'hand:2'
let deck: SealedDeck

beforeAll(async () => {
  deck = await sealDeck(HAND)
})

/** A table whose room behaves, or is made to misbehave, towards the player on seat 0. */
class Story {
  badge: Badge | null = null
  readonly sealed: string[] = []
  readonly opened: string[] = []
  accepts = true
  private readonly witness: Witness

  constructor() {
    const sender: CutSender = {
      seal: async (_hand, commitment) => this.accepts && this.sealed.push(commitment) > 0,
      open: async (_hand, cut) => this.accepts && this.opened.push(cut) > 0,
    }
    this.witness = new Witness(sender, (badge) => (this.badge = badge))
  }

  async seals(): Promise<void> {
    await this.sees({ next_deck: nextDeck({ root: deck.root }) })
  }

  async fixes(seats: number[], commitments: string[], root = deck.root): Promise<void> {
    await this.sees({ next_deck: nextDeck({ root, seats, commitments, fixed: true }) })
  }

  async deals(started: Fact, ...facts: Fact[]): Promise<void> {
    const view = table({ hand: hand({ hand: HAND, root: deck.root }) })
    await this.witness.observe(view, [{ topic: 'hand.started', ruleset: 'td27/1', deck: 'committed', ...started }, ...facts])
  }

  async sees(change: Parameters<typeof table>[0]): Promise<void> {
    await this.witness.observe(table({ hand: null, ...change }), [])
    await vi.waitFor(() => undefined)
  }
}

/** The own cut sealed, listed and opened, and the hand's start that follows from it. */
async function untilDealt(): Promise<{ story: Story; started: Fact; order: number[]; key: string }> {
  const story = new Story()
  await story.seals()
  const commitments = [...story.sealed]
  await story.fixes([0], commitments)
  const started = { root: deck.root, cut_seats: [0], cut_commitments: commitments, cuts: [...story.opened] }
  const cut = { seat: 0, commitment: commitments[0] ?? '', cut: story.opened[0] ?? '' }
  const key = await cutsKey(HAND, deck.root, [cut])
  return { story, started, key, order: await dealOrder(key, 52) }
}

function flop(order: number[], change: Partial<Record<'proofs' | 'cards', unknown>> = {}): Fact {
  const proofs = [9, 10, 11].map((k) => deck.proof(order[k] ?? 0, k))
  return { topic: 'hand.street_dealt', street: 'flop', numbers: [9, 10, 11], cards: proofs.map(({ card }) => card), proofs, ...change }
}

describe('a player’s cut', () => {
  it('is sealed while the list is open, once', async () => {
    const story = new Story()
    await story.seals()
    await story.seals()
    expect(story.sealed).toHaveLength(1)
    expect(story.badge).toMatchObject({ state: 'sealed', ownCut: 'none' })
  })

  it('is not drawn for those who watch', async () => {
    const story = new Story()
    await story.sees({ me: null, next_deck: nextDeck() })
    expect(story.sealed).toEqual([])
  })

  it('is opened when the closed list holds it unchanged, once, and fits its seal', async () => {
    const story = new Story()
    await story.seals()
    await story.fixes([0], story.sealed)
    await story.fixes([0], story.sealed)
    expect(story.opened).toHaveLength(1)
    expect(await sealCut(HAND, 0, fromHex(story.opened[0] ?? ''))).toBe(story.sealed[0])
    expect(story.badge).toMatchObject({ state: 'sealed', ownCut: 'sealed' })
  })

  it('stays closed, with an objection, when it is missing from the list or changed', async () => {
    for (const [seats, commitments] of [[[], []], [[0], ['cd'.repeat(32)]]] as [number[], string[]][]) {
      const story = new Story()
      await story.seals()
      await story.fixes(seats, commitments)
      expect(story.opened).toEqual([])
      expect(story.badge).toMatchObject({ state: 'failed', doubts: ['cut_changed'] })
    }
  })

  it('stays closed in silence when the room had refused it', async () => {
    const story = new Story()
    story.accepts = false
    await story.seals()
    await story.fixes([], [])
    expect(story.opened).toEqual([])
    expect(story.badge).toMatchObject({ state: 'sealed', doubts: [] })
  })

  it('stays closed when the root changed', async () => {
    const story = new Story()
    await story.seals()
    await story.fixes([0], story.sealed, 'ef'.repeat(32))
    expect(story.opened).toEqual([])
    expect(story.badge).toMatchObject({ state: 'failed', doubts: ['root_changed'] })
  })
})

describe('the proofs', () => {
  it('of an honest hand are checked, with the own cut in it', async () => {
    const { story, started, order } = await untilDealt()
    await story.deals(started, flop(order))
    expect(story.badge).toMatchObject({ state: 'checked', ownCut: 'in', cards: 3, doubts: [] })
  })

  it('cover the own hole cards', async () => {
    const { story, started, order } = await untilDealt()
    const proofs = [0, 2].map((k) => deck.proof(order[k] ?? 0, k))
    const dealt = { topic: 'hand.hole_cards_dealt', seats: [0, 1], numbers: [[0, 2], [1, 3]], cards: { 0: proofs.map(({ card }) => card) }, proofs }
    await story.deals(started, dealt)
    expect(story.badge).toMatchObject({ state: 'checked', cards: 2 })
  })

  it('are not asked for twice for a card seen before', async () => {
    const { story, started, order } = await untilDealt()
    await story.deals(started, flop(order), { ...flop(order), topic: 'hand.cards_shown', proofs: [] })
    expect(story.badge).toMatchObject({ state: 'checked', cards: 3 })
  })

  it('cover open cards, several boards, own draws, and what would have come', async () => {
    const { story, started, order } = await untilDealt()
    const dealt = (topic: string, numbers: number[], more: Fact = {}): Fact => {
      const proofs = numbers.map((k) => deck.proof(order[k] ?? 0, k))
      return { topic, numbers, cards: proofs.map(({ card }) => card), proofs, ...more }
    }
    await story.deals(
      started,
      dealt('hand.up_cards_dealt', [4, 5], { seats: [0, 1] }),
      dealt('hand.street_dealt', [7, 8, 9], { board: 0, burned: 6 }),
      dealt('hand.street_dealt', [10, 11, 12], { board: 1, burned: -1 }),
      dealt('hand.draw_made', [], { seat: 0, drawn: [13, 14], cards: { 0: [13, 14].map((k) => deck.proof(order[k] ?? 0, k).card) }, proofs: [13, 14].map((k) => deck.proof(order[k] ?? 0, k)) }),
      dealt('hand.rabbit_shown', [16], { burned: 15 }),
    )
    expect(story.badge).toMatchObject({ state: 'checked', cards: 11, doubts: [] })
  })

  it('follow a reshuffle', async () => {
    const { story, started, order, key } = await untilDealt()
    const stub = [50, 51, 3, 5]
    const again = await reshuffled(order, key, 50, stub, 1)
    const back = { topic: 'hand.deck_reshuffled', count: 1, numbers: stub }
    const drawn = (from: number[]): Fact => {
      const proofs = [50, 51].map((k) => deck.proof(from[k] ?? 0, k))
      return { topic: 'hand.draw_made', seat: 0, burned: -1, discarded: [0, 1], drawn: [50, 51], cards: { 0: proofs.map(({ card }) => card) }, proofs }
    }
    const burned = { topic: 'hand.draw_made', seat: 1, burned: 48, discarded: [7], drawn: [49] }
    await story.deals(started, burned, back, drawn(again ?? []))
    expect(story.badge).toMatchObject({ state: 'checked', cards: 2, doubts: [] })
    const other = await untilDealt()
    await other.story.deals(other.started, burned, { ...back, numbers: [50, 50] })
    expect(other.story.badge).toMatchObject({ state: 'failed', doubts: ['reshuffle_unfit'] })
  })

  it('fail when a card after a reshuffle comes from where it lay before', async () => {
    const { story, started, order } = await untilDealt()
    const proofs = [deck.proof(order[50] ?? 0, 50)]
    const burned = { topic: 'hand.draw_made', seat: 1, burned: 48, discarded: [7], drawn: [49] }
    const drawn = { topic: 'hand.draw_made', seat: 0, burned: -1, drawn: [50], cards: { 0: proofs.map(({ card }) => card) }, proofs }
    await story.deals(started, burned, { topic: 'hand.deck_reshuffled', count: 1, numbers: [3, 5, 51] }, drawn)
    expect(story.badge).toMatchObject({ state: 'failed', doubts: ['card_moved'] })
  })

  it('fail when one is missing', async () => {
    const { story, started, order } = await untilDealt()
    await story.deals(started, flop(order, { proofs: [] }))
    expect(story.badge).toMatchObject({ state: 'failed', doubts: ['card_unproven'] })
  })

  it('fail when a card lies elsewhere than the cuts say', async () => {
    const { story, started, order } = await untilDealt()
    await story.deals(started, flop([...order].reverse()))
    expect(story.badge).toMatchObject({ state: 'failed', doubts: ['card_moved'] })
  })

  it('fail when a card is not the one in the deck', async () => {
    const { story, started, order } = await untilDealt()
    const proofs = [9, 10, 11].map((k) => ({ ...deck.proof(order[k] ?? 0, k), salt: '00'.repeat(16) }))
    await story.deals(started, flop(order, { proofs }))
    expect(story.badge).toMatchObject({ state: 'failed', doubts: ['card_foreign'] })
  })

  it('fail when the own opened cut was left out', async () => {
    const { story, started } = await untilDealt()
    await story.deals({ ...started, cuts: [''] })
    expect(story.badge).toMatchObject({ state: 'failed', doubts: ['cut_dropped'] })
  })

  it('fail when the list or the root is not the promised one', async () => {
    const { story, started } = await untilDealt()
    await story.deals({ ...started, root: '00'.repeat(32), cut_commitments: ['11'.repeat(32)] })
    expect(story.badge?.doubts).toEqual(expect.arrayContaining(['root_changed', 'list_changed', 'cut_unmatched']))
  })

  it('of a hand met in its middle are not claimed', async () => {
    const story = new Story()
    await story.sees({ hand: hand({ hand: HAND, root: deck.root }) })
    expect(story.badge).toMatchObject({ state: 'sealed', cards: 0 })
  })

  it('do not exist for a stacked deck', async () => {
    const story = new Story()
    await story.sees({ hand: hand({ root: '' }) })
    expect(story.badge).toBeNull()
  })
})
