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
    const story = tell(old, [{ topic: 'hand.started' }, { topic: 'hand.street_dealt', street: 'flop', cards: ['Qh', '8c', '4s'] }], table())
    expect(story.map(({ kind, text, cards }) => [kind, text, cards.length])).toEqual([
      ['street', 'Preflop', 0],
      ['street', 'Flop', 3],
    ])
  })

  it('passes over facts that it does not know', () => {
    expect(lines({ topic: 'table.cut_sealed', seat: 1 }, { topic: 'hand.action_taken', seat: 1, kind: 'juggle' }, {})).toEqual([])
  })
})
