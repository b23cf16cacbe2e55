/** What everyone at the table should notice between two hands: another game, a bomb pot. */

import { gameAt, gameName, stakesOf } from '../games'
import { say } from '../strings'
import type { TableView } from '../view'

/** The news in the step from `before` to `after`; an empty text where there is none. */
export function newsIn(before: TableView | null, after: TableView): string {
  if (before === null) return ''
  if (after.hand?.bomb && !after.hand.over && before.hand?.hand !== after.hand.hand) return say.news.bomb
  const game = gameAt(after)
  if (game === null || game.ruleset === gameAt(before)?.ruleset) return ''
  return say.news.game(gameName(game.ruleset, game.name), stakesOf(game))
}
