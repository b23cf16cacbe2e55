import { describe, expect, it } from 'vitest'
import { tell } from '../../src/table/log'
import { table } from '../given'

function lines(...facts: Record<string, unknown>[]): string[] {
  return tell([], facts, table()).map(({ who, text }) => `${who} ${text}`.trim())
}

describe('the hand’s story', () => {
  it('tells each action, to the player herself in the second person', () => {
    expect(
      lines(
        { topic: 'hand.forced_bet_posted', seat: 0, kind: 'small_blind', paid: 10, all_in: false },
        { topic: 'hand.action_taken', seat: 1, kind: 'raise', to: 60, paid: 60, all_in: false, timed_out: false },
        { topic: 'hand.action_taken', seat: 0, kind: 'call', to: 60, paid: 50, all_in: true, timed_out: false },
      ),
    ).toEqual(['You post SB 10', 'Bela raises to 60', 'You call 60, all-in'])
  })

  it('says when time decided', () => {
    expect(lines({ topic: 'hand.action_taken', seat: 1, kind: 'fold', to: 0, timed_out: true })).toEqual([
      'Bela folds, out of time',
    ])
  })

  it('begins anew with each hand and heads each street with its cards', () => {
    const old = tell([], [{ topic: 'hand.cards_mucked', seat: 1 }], table())
    const story = tell(old, [{ topic: 'hand.started', ruleset: 'nlhe/1' }, { topic: 'hand.street_dealt', street: 'flop', cards: ['Qh', '8c', '4s'] }], table())
    expect(story.map(({ kind, text, cards }) => [kind, text, cards.length])).toEqual([
      ['street', 'NL Hold’em', 0],
      ['street', 'Flop', 3],
    ])
  })

  it('tells of draws, open cards, run-outs, rake and a voided hand', () => {
    expect(
      lines(
        { topic: 'hand.hole_cards_dealt', street: 'third', seats: [0, 1] },
        { topic: 'hand.up_cards_dealt', street: 'third', cards: ['Qh', '8c'] },
        { topic: 'hand.action_taken', seat: 0, kind: 'bring_in', to: 3 },
        { topic: 'hand.draw_started', street: 'first_draw', seat: 0 },
        { topic: 'hand.draw_made', seat: 0, drawn: [9, 10], cards: { 0: ['2c', '3d'] } },
        { topic: 'hand.draw_started', street: 'first_draw', seat: 1 },
        { topic: 'hand.draw_made', seat: 1, drawn: [] },
        { topic: 'hand.runouts_agreed', count: 2 },
        { topic: 'hand.rake_taken', amounts: [3, 2] },
        { topic: 'hand.voided', reason: 'the room stopped' },
      ),
    ).toEqual([
      'Third street', 'Third street', 'You bring in 3', 'First draw', 'You draw 2', 'Bela stands pat',
      'The board is dealt twice', 'The room takes 5', 'The hand doesn’t count: the room stopped',
    ])
  })

  it('says which part was won, with what', () => {
    const fact = { topic: 'hand.pot_awarded', seat: 1, pot: 0, board: 1, half: 'low', amount: 40, hand: 'Eight low' }
    expect(lines(fact)).toEqual(['Bela wins 40, low, Eight low'])
  })

  it('passes over facts that it does not know', () => {
    expect(lines({ topic: 'table.cut_sealed', seat: 1 }, { topic: 'hand.action_taken', seat: 1, kind: 'juggle' }, {})).toEqual([])
  })
})
