/** How the hand’s story is told. */

export const log = {
  title: 'This hand',
  none: 'The next hand is told here from its first card.',
  streets: {
    preflop: 'Preflop',
    flop: 'Flop',
    turn: 'Turn',
    river: 'River',
    third: 'Third street',
    fourth: 'Fourth street',
    fifth: 'Fifth street',
    sixth: 'Sixth street',
    seventh: 'Seventh street',
    predraw: 'Before the draw',
    draw: 'Draw',
    first_draw: 'First draw',
    second_draw: 'Second draw',
    third_draw: 'Third draw',
  } as Record<string, string>,
  /** What somebody did, after her name; `you` is the player who reads it. */
  deeds: {
    posts: (you: boolean, kind: string, amount: string) => `${you ? 'post' : 'posts'} ${kind} ${amount}`,
    fold: (you: boolean) => (you ? 'fold' : 'folds'),
    check: (you: boolean) => (you ? 'check' : 'checks'),
    call: (you: boolean, to: string) => `${you ? 'call' : 'calls'} ${to}`,
    bet: (you: boolean, to: string) => `${you ? 'bet' : 'bets'} ${to}`,
    raise: (you: boolean, to: string) => `${you ? 'raise' : 'raises'} to ${to}`,
    bring_in: (you: boolean, to: string) => `${you ? 'bring' : 'brings'} in ${to}`,
    complete: (you: boolean, to: string) => `${you ? 'complete' : 'completes'} to ${to}`,
    draws: (you: boolean, count: number) =>
      count === 0 ? `${you ? 'stand' : 'stands'} pat` : `${you ? 'draw' : 'draws'} ${count}`,
    runs: (you: boolean, count: number) => `${you ? 'agree' : 'agrees'} to run it ${count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`}`,
    takesBack: (you: boolean, amount: string) => `${you ? 'take' : 'takes'} back ${amount}`,
    shows: (you: boolean, hand: string) => `${you ? 'show' : 'shows'} ${hand}`.trim(),
    mucks: (you: boolean) => (you ? 'muck' : 'mucks'),
    wins: (you: boolean, amount: string, part: string, hand: string) =>
      [`${you ? 'win' : 'wins'} ${amount}`, part, hand].filter(Boolean).join(', '),
  },
  runouts: (count: number) => (count === 1 ? 'The board is dealt once' : `The board is dealt ${count === 2 ? 'twice' : `${count} times`}`),
  rake: (amount: string) => `The room takes ${amount}`,
  reshuffled: 'The discards are shuffled into the deck',
  voided: (reason: string) => `The hand doesn’t count${reason ? `: ${reason}` : ''}`,
  rabbit: 'Would have come',
  allIn: 'all-in',
  timedOut: 'out of time',
}
