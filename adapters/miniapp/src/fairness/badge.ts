/** What the client can say about one hand's deck, and no more. */

/** Why a check failed; the catalogue says each in words. */
export type Doubt =
  | 'root_changed'
  | 'list_changed'
  | 'cut_changed'
  | 'cut_dropped'
  | 'cut_unmatched'
  | 'reshuffle_unfit'
  | 'card_unproven'
  | 'card_moved'
  | 'card_foreign'

export type BadgeState = 'sealed' | 'checking' | 'checked' | 'failed'

export interface Badge {
  hand: string
  root: string
  state: BadgeState
  /** `sealed`: sent and listed; `in`: opened and part of this deck's key; `none`: not taking part. */
  ownCut: 'none' | 'sealed' | 'in'
  /** How many cards were checked. */
  cards: number
  doubts: Doubt[]
}
