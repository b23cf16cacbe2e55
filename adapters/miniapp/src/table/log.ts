/** The story of the hand being played, line by line, as far as this client saw it. */

import { chips } from '../format'
import { numberIn, textIn, textsIn, topicOf, type Fact } from '../room/facts'
import { say } from '../strings'
import type { TableView } from '../wire'
import type { ActionKind } from './turn'

export interface LogLine {
  /** A street begins, with its cards; otherwise somebody did something. */
  kind: 'street' | 'deed'
  who: string
  isMe: boolean
  text: string
  cards: string[]
}

const KINDS = ['fold', 'check', 'call', 'bet', 'raise'] as const satisfies readonly ActionKind[]

/** The story after `facts`; a new hand begins a new one. */
export function tell(story: readonly LogLine[], facts: readonly Fact[], view: TableView): LogLine[] {
  return facts.reduce<LogLine[]>((lines, fact) => {
    if (topicOf(fact) === 'hand.started') return [streetLine(say.log.streets.preflop ?? '', [])]
    const line = lineFor(fact, view)
    return line === null ? lines : [...lines, line]
  }, [...story])
}

function lineFor(fact: Fact, view: TableView): LogLine | null {
  if (topicOf(fact) === 'hand.street_dealt') return streetLine(say.log.streets[textIn(fact, 'street')] ?? '', textsIn(fact, 'cards'))
  const seat = numberIn(fact, 'seat')
  if (seat === null) return null
  const isMe = seat === view.me
  const text = deed(fact, isMe)
  if (text === null) return null
  const cards = topicOf(fact) === 'hand.cards_shown' ? textsIn(fact, 'cards') : []
  return { kind: 'deed', who: isMe ? say.table.you : (view.seats[seat]?.name ?? ''), isMe, text, cards }
}

function deed(fact: Fact, isMe: boolean): string | null {
  const words = say.log.deeds
  const amount = (field: string): string => chips(numberIn(fact, field) ?? 0)
  switch (topicOf(fact)) {
    case 'hand.forced_bet_posted':
      return words.posts(isMe, say.table.actions[textIn(fact, 'kind')] ?? '', amount('paid'))
    case 'hand.action_taken':
      return acted(fact, isMe)
    case 'hand.bet_returned':
      return words.takesBack(isMe, amount('amount'))
    case 'hand.cards_shown':
      return words.shows(isMe, textIn(fact, 'hand'))
    case 'hand.cards_mucked':
      return words.mucks(isMe)
    case 'hand.pot_awarded':
      return words.wins(isMe, amount('amount'))
    default:
      return null
  }
}

function acted(fact: Fact, isMe: boolean): string | null {
  const kind = KINDS.find((one) => one === textIn(fact, 'kind'))
  if (kind === undefined) return null
  const marks = [fact.all_in === true ? say.log.allIn : '', fact.timed_out === true ? say.log.timedOut : '']
  return [say.log.deeds[kind](isMe, chips(numberIn(fact, 'to') ?? 0)), ...marks].filter(Boolean).join(', ')
}

function streetLine(text: string, cards: string[]): LogLine {
  return { kind: 'street', who: '', isMe: false, text, cards }
}
