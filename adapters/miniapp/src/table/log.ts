/** The story of the hand being played, line by line, as far as this client saw it. */

import { chips } from '../format'
import { numberIn, textIn, textsIn, topicOf, type Fact } from '../room/facts'
import { say } from '../strings'
import type { TableView } from '../wire'

export interface LogLine {
  /** A street begins, with its cards; otherwise somebody did something. */
  kind: 'street' | 'deed'
  who: string
  isMe: boolean
  text: string
  cards: string[]
}

/** The story after `facts`; a new hand begins a new one. */
export function tell(story: readonly LogLine[], facts: readonly Fact[], view: TableView): LogLine[] {
  return facts.reduce<LogLine[]>((lines, fact) => {
    if (topicOf(fact) === 'hand.started') return [streetLine(say.log.streets.preflop ?? '', [])]
    const line = lineFor(fact, view)
    return line === null ? lines : [...lines, line]
  }, [...story])
}

function lineFor(fact: Fact, view: TableView): LogLine | null {
  const amount = (field: string): string => chips(numberIn(fact, field) ?? 0)
  switch (topicOf(fact)) {
    case 'hand.street_dealt':
      return streetLine(say.log.streets[textIn(fact, 'street')] ?? '', textsIn(fact, 'cards'))
    case 'hand.forced_bet_posted':
      return deed(fact, view, say.log.posts(say.table.actions[textIn(fact, 'kind')] ?? '', amount('paid')))
    case 'hand.action_taken':
      return deed(fact, view, acted(fact))
    case 'hand.bet_returned':
      return deed(fact, view, say.log.takesBack(amount('amount')))
    case 'hand.cards_shown':
      return deed(fact, view, say.log.shows(textIn(fact, 'hand')), textsIn(fact, 'cards'))
    case 'hand.cards_mucked':
      return deed(fact, view, say.log.mucks)
    case 'hand.pot_awarded':
      return deed(fact, view, say.log.wins(amount('amount')))
    default:
      return null
  }
}

function acted(fact: Fact): string {
  const to = chips(numberIn(fact, 'to') ?? 0)
  const deedText = (say.log.acts[textIn(fact, 'kind')] ?? (() => ''))(to)
  const marks = [fact.all_in === true ? say.log.allIn : '', fact.timed_out === true ? say.log.timedOut : '']
  return [deedText, ...marks.filter(Boolean)].join(', ')
}

function deed(fact: Fact, view: TableView, text: string, cards: string[] = []): LogLine {
  const seat = numberIn(fact, 'seat') ?? -1
  const isMe = seat === view.me
  return { kind: 'deed', who: isMe ? say.table.you : (view.seats[seat]?.name ?? ''), isMe, text, cards }
}

function streetLine(text: string, cards: string[]): LogLine {
  return { kind: 'street', who: '', isMe: false, text, cards }
}
