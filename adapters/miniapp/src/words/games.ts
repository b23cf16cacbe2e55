/** The games by the ids of their rulesets, and how stakes are written. */

export const games = {
  nlhe: 'NL Hold’em',
  plhe: 'PL Hold’em',
  flhe: 'Limit Hold’em',
  nlsd: 'Short deck',
  plo4: 'PLO',
  plo5: 'PLO 5',
  plo6: 'PLO 6',
  plo8: 'PLO hi-lo',
  flo8: 'Limit Omaha hi-lo',
  plodb: 'Double-board PLO',
  stud: 'Stud',
  stud8: 'Stud hi-lo',
  razz: 'Razz',
  sd27: '2-7 single draw',
  td27: '2-7 triple draw',
  badugi: 'Badugi',
} as Record<string, string>

/** Mixed games, by what they are of. */
export const mixes = {
  horse: 'HORSE',
  eight: '8-Game',
  choice: 'Dealer’s choice',
  other: (games: number) => `Mixed: ${games} games`,
}

export const stakes = {
  ante: (amount: string) => `ante ${amount}`,
  bringIn: (amount: string) => `bring-in ${amount}`,
  buttonBlind: (amount: string) => `button ${amount}`,
}
