/** The games of the room as players know them: their kind, their name, and their stakes in words. */

import { chips } from './format'
import { say } from './strings'

/** Cards in the middle, cards face up before the seats, or cards that are exchanged. */
export type Family = 'board' | 'stud' | 'draw'

/** Whole chips; 0 where the game does not use an amount. */
export interface Stakes {
  ruleset: string
  name: string
  small_blind: number
  big_blind: number
  small_bet: number
  big_bet: number
  bring_in: number
  ante: number
}

const STUD = ['stud', 'stud8', 'razz']
const DRAW = ['sd27', 'td27', 'badugi']
const SHORT = ['nlsd']
const HORSE = ['flhe', 'flo8', 'razz', 'stud', 'stud8']
const EIGHT_GAME = ['td27', 'flhe', 'flo8', 'razz', 'stud', 'stud8', 'nlhe', 'plo4']
/** Those that share a deck: a table is played with one. */
const EVERY_GAME = Object.keys(say.games).filter((id) => !SHORT.includes(id))

/** The kind of game behind a ruleset's id (`razz/1`). */
export function familyOf(ruleset: string): Family {
  const id = baseOf(ruleset)
  if (STUD.includes(id)) return 'stud'
  return DRAW.includes(id) ? 'draw' : 'board'
}

/** How many cards the game's deck has. */
export function deckSizeOf(ruleset: string): 36 | 52 {
  return SHORT.includes(baseOf(ruleset)) ? 36 : 52
}

/** A game's short name: `PLO hi-lo`; `name` for one that the catalogue does not know. */
export function gameName(ruleset: string, name = ''): string {
  const id = baseOf(ruleset)
  return say.games[id] ?? (name || id)
}

/** The pair of amounts by which a table is called: the bets of a limit game, else its blinds. */
export function shortStakes(game: Pick<Stakes, 'small_blind' | 'big_blind' | 'small_bet' | 'big_bet'>): string {
  if (game.small_bet > 0) return pair(game.small_bet, game.big_bet)
  return game.small_blind > 0 ? pair(game.small_blind, game.big_blind) : chips(game.big_blind)
}

/** Everything that is paid before the cards: `10/20 · ante 2 · bring-in 3`. */
export function stakesOf(game: Stakes): string {
  const words = say.stakes
  const parts = [
    game.small_blind > 0 || game.small_bet > 0 ? shortStakes(game) : words.buttonBlind(chips(game.big_blind)),
    game.ante > 0 ? words.ante(chips(game.ante)) : '',
    game.bring_in > 0 ? words.bringIn(chips(game.bring_in)) : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** The amount in which stacks are counted: the big blind, or where there is none the big bet. */
export function unitOf(stakes: { big_blind: number; big_bet: number }): number {
  return stakes.big_blind || stakes.big_bet || 1
}

/** The game at a place in a table's list. */
export function gameAt<Game>(table: { games: Game[]; game: number }): Game | null {
  return table.games[table.game] ?? table.games[0] ?? null
}

/** What a mixed table is called; an empty text for a table of one game. Where its `rotation` is not known, a table of
 * every game is taken for dealer's choice. */
export function mixOf(games: readonly Pick<Stakes, 'ruleset'>[], rotation?: string): string {
  if (games.length < 2) return ''
  const isChoice = rotation === undefined ? isOf(games, EVERY_GAME) : rotation === 'choice'
  if (isChoice) return say.mixes.choice
  if (isOf(games, HORSE)) return say.mixes.horse
  return isOf(games, EIGHT_GAME) ? say.mixes.eight : say.mixes.other(games.length)
}

/** What a table is called in a list, and for how much it is played: a mixed one by its mix and its limit bets. */
export function titleOf(table: { games: Stakes[]; game: number }): { name: string; stakes: string } {
  const mix = mixOf(table.games)
  const game = mix === '' ? gameAt(table) : (table.games.find(({ small_bet }) => small_bet > 0) ?? gameAt(table))
  if (game === null) return { name: mix, stakes: '' }
  return { name: mix || gameName(game.ruleset, game.name), stakes: shortStakes(game) }
}

function isOf(games: readonly Pick<Stakes, 'ruleset'>[], ids: readonly string[]): boolean {
  const offered = new Set(games.map(({ ruleset }) => baseOf(ruleset)))
  return offered.size === ids.length && ids.every((id) => offered.has(id))
}

function pair(small: number, big: number): string {
  return `${chips(small)}/${chips(big)}`
}

function baseOf(ruleset: string): string {
  return ruleset.toLowerCase().split('/')[0] ?? ''
}
