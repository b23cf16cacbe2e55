/** The story of the hand being played, line by line, as far as this client saw it. */

import { chips } from '../format'
import { ownCards } from '../fairness/sight'
import { gameName } from '../games'
import { numberIn, numbersIn, textIn, textsIn, topicOf, type Fact } from '../room/facts'
import { say } from '../strings'
import type { TableView } from '../view'
import { partOf } from './result'
import type { ActionKind } from './turn'

export interface LogLine {
  /** A street begins, with its cards; otherwise somebody did something. */
  kind: 'street' | 'deed'
  who: string
  isMe: boolean
  text: string
  cards: string[]
}

const KINDS = ['fold', 'check', 'call', 'bet', 'raise', 'bring_in', 'complete'] as const satisfies readonly ActionKind[]

/** The story after `facts`; a new hand begins a new one. */
export function tell(story: readonly LogLine[], facts: readonly Fact[], view: TableView): LogLine[] {
  return facts.reduce<LogLine[]>((lines, fact) => {
    if (topicOf(fact) === 'hand.started') return [streetLine(opening(fact), [])]
    const street = streetIn(fact, view)
    if (street !== null) return isToldAlready(street, lines) ? lines : [...lines, street]
    const line = lineFor(fact, view)
    return line === null ? lines : [...lines, line]
  }, [...story])
}

function lineFor(fact: Fact, view: TableView): LogLine | null {
  const general = forAll(fact)
  if (general !== null) return { kind: 'deed', who: '', isMe: false, text: general, cards: [] }
  const seat = numberIn(fact, 'seat')
  if (seat === null) return null
  const isMe = seat === view.me
  const text = deed(fact, isMe, view)
  if (text === null) return null
  const cards = cardsOf(fact, seat)
  return { kind: 'deed', who: isMe ? say.table.you : (view.seats[seat]?.name ?? ''), isMe, text, cards }
}

function cardsOf(fact: Fact, seat: number): string[] {
  if (topicOf(fact) === 'hand.cards_shown') return textsIn(fact, 'cards')
  return topicOf(fact) === 'hand.draw_made' ? ownCards(fact, seat) : []
}

function deed(fact: Fact, isMe: boolean, view: TableView): string | null {
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
      return words.wins(isMe, amount('amount'), wonPart(fact, view), textIn(fact, 'hand'))
    case 'hand.draw_made':
      return words.draws(isMe, numbersIn(fact, 'drawn').length)
    case 'hand.runouts_chosen':
      return words.runs(isMe, numberIn(fact, 'count') ?? 1)
    default:
      return null
  }
}

/** What happens to the hand as a whole. */
function forAll(fact: Fact): string | null {
  switch (topicOf(fact)) {
    case 'hand.runouts_agreed':
      return say.log.runouts(numberIn(fact, 'count') ?? 1)
    case 'hand.rake_taken':
      return say.log.rake(chips(numbersIn(fact, 'amounts').reduce((sum, amount) => sum + amount, 0)))
    case 'hand.deck_reshuffled':
      return say.log.reshuffled
    case 'hand.voided':
      return say.log.voided(textIn(fact, 'reason'))
    default:
      return null
  }
}

/** The line with which a street begins; null for other facts. */
function streetIn(fact: Fact, view: TableView): LogLine | null {
  const name = say.log.streets[textIn(fact, 'street')] ?? ''
  switch (topicOf(fact)) {
    case 'hand.street_dealt': {
      const board = (view.hand?.boards.length ?? 1) > 1 ? `, ${say.parts.board((numberIn(fact, 'board') ?? 0) + 1).toLowerCase()}` : ''
      return streetLine(name + board, textsIn(fact, 'cards'))
    }
    case 'hand.rabbit_shown':
      return streetLine(say.log.rabbit, textsIn(fact, 'cards'))
    case 'hand.up_cards_dealt':
    case 'hand.hole_cards_dealt':
    case 'hand.draw_started':
      return name === '' ? null : streetLine(name, topicOf(fact) === 'hand.up_cards_dealt' ? textsIn(fact, 'cards') : [])
    default:
      return null
  }
}

/** A street's name comes once; the cards that follow it belong to the line that is there. */
function isToldAlready({ text, cards }: LogLine, lines: readonly LogLine[]): boolean {
  return cards.length === 0 && lines.filter(({ kind }) => kind === 'street').at(-1)?.text === text
}

function opening(fact: Fact): string {
  const game = gameName(textIn(fact, 'ruleset'))
  return fact.bomb === true ? `${game}, ${say.news.bomb.toLowerCase()}` : game
}

function wonPart(fact: Fact, view: TableView): string {
  const award = { pot: numberIn(fact, 'pot') ?? 0, board: numberIn(fact, 'board') ?? 0, half: textIn(fact, 'half') }
  return partOf(award, view.hand?.awards ?? [award]).toLowerCase()
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
