/** What the fairness badge says, and no more than the protocol gives. */

import type { BadgeState, Doubt } from '../fairness/badge'

export const fairness = {
  title: {
    sealed: 'Deck sealed',
    checking: 'Checking proof',
    checked: 'Proof checked',
    failed: 'Proof did not match',
  } satisfies Record<BadgeState, string>,
  sealedAlone: 'The room is bound to it',
  sealedWithCut: 'Your sealed cut is on the list',
  cutIn: 'Your cut is in it',
  checking: 'Takes a second',
  checkedAlone: 'Each card you saw fits the sealed deck',
  checkedWithCut: 'Your cut is in this deck',
  failed: 'See below what differs',
  cards: (count: number) => (count === 1 ? '1 card checked here' : `${count} cards checked here`),
  root: (root: string) => `Seal ${root}`,
  unable: 'This browser can’t check proofs over an insecure connection.',
  doubts: {
    root_changed: 'The room’s seal on this deck changed after it was given.',
    list_changed: 'The closed list of sealed cuts changed.',
    cut_changed: 'Your sealed cut was missing from the list or changed, so it was not opened.',
    cut_dropped: 'You opened your cut in time, and the deck was dealt without it.',
    cut_unmatched: 'An opened cut does not match its seal.',
    reshuffle_unfit: 'The cards that were shuffled again are not those that could go back.',
    card_unproven: 'A card came without its proof.',
    card_moved: 'A card came from another place than the cuts gave.',
    card_foreign: 'A card is not the one in the sealed deck.',
  } satisfies Record<Doubt, string>,
  gives: 'What this gives you',
  promises: [
    'The room can’t choose the deck: it is bound to it before the cuts are opened.',
    'No player, and not the room with a player, can steer it.',
    'You can check each card you see. Folded and mucked cards are never opened for it.',
  ],
  limits: 'What it doesn’t',
  caveats: [
    'The room itself knows the cards while it deals.',
    'A player who withholds a cut can choose between two decks she hasn’t seen.',
    'A hand in which nobody’s cut was opened is only as honest as the room.',
  ],
}
