/** What happens to the player's own seat without her doing, in a sentence for her. */

import { numberIn, textIn, topicOf, type Fact } from '../room/facts'
import { say } from '../strings'

/** The sentence for the first of `facts` that she should hear of; null where there is none. */
export function noticeFor(facts: readonly Fact[], me: number | null): string | null {
  const own = facts.filter((fact) => me !== null && numberIn(fact, 'seat') === me)
  return own.map(notice).find((sentence) => sentence !== null) ?? null
}

function notice(fact: Fact): string | null {
  if (topicOf(fact) === 'table.top_up_dropped') return say.notices.topUpDropped
  if (topicOf(fact) !== 'table.sat_out') return null
  const reason = textIn(fact, 'reason')
  if (reason === 'timed_out') return say.notices.timedOut
  return reason === 'no_chips' ? say.notices.noChips : null
}
