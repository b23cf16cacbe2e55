/** What a player chooses besides her bets: cards, run-outs, how to come in, the game. */

export const draw = {
  hint: 'Tap the cards to exchange',
  draw: (count: number) => `Draw ${count}`,
  standPat: 'Stand pat',
  pickLabel: (card: string) => `Exchange ${card}`,
  picked: (count: number) => (count === 1 ? '1 card chosen' : `${count} cards chosen`),
}

export const run = {
  ask: 'How often should the rest of the board be dealt?',
  times: (count: number) => (count === 1 ? 'Once' : count === 2 ? 'Twice' : `${count} times`),
  title: (seconds: number) => `Run it · ${seconds} s`,
  chosen: (count: number) => `You chose ${count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`}. Waiting for the others.`,
}

export const show = {
  all: (count: number) => (count === 2 ? 'Show both' : count === 1 ? 'Show' : 'Show all'),
  some: (count: number) => (count === 1 ? 'Show 1 card' : `Show ${count} cards`),
  muck: 'Muck',
  keep: 'Don’t show',
  rabbit: 'Rabbit',
  rabbitHint: 'See the cards that would have come',
  pickLabel: (card: string) => `Show ${card}`,
}

export const entry = {
  title: 'You owe a blind',
  chosen: { post: 'You post with the next hand', wait: 'You wait for the big blind', button: 'You buy the button' } as Record<string, string>,
  words: { wait: 'Wait for BB', post: 'Post now', button: 'Buy button' },
  ask: 'Coming in',
  hints: {
    wait: 'You’re dealt in when the big blind reaches you.',
    post: 'If you owe a blind, you pay it and play at once.',
  },
  back: 'Post and play',
}

export const choose = {
  ask: 'You choose the next game.',
  title: 'Choose the game',
  button: 'Choose the game',
}

export const bomb = {
  title: 'Bomb pot',
  hint: 'Everyone antes, no betting before the flop; when all agree',
  votes: (count: number) => (count === 0 ? 'Nobody asked yet' : count === 1 ? '1 player agrees' : `${count} players agree`),
  agree: 'Agree',
  takeBack: 'Take back',
  asked: (count: number) => (count === 1 ? '1 player wants a bomb pot' : `${count} players want a bomb pot`),
}

export const straddle = {
  title: 'Straddle',
  none: 'Off',
  once: 'Next time',
  always: 'Always',
}

export const badges = {
  offline: 'Offline',
  owes: 'Owes blind',
  drew: (count: number) => (count === 0 ? 'Pat' : `Drew ${count}`),
}

export const parts = {
  pot: (pot: number) => (pot === 0 ? 'Main pot' : `Side pot ${pot}`),
  board: (number: number) => `Board ${number}`,
  halves: { high: 'High', low: 'Low' } as Record<string, string>,
}

export const news = {
  game: (name: string, stakes: string) => `Now ${name} ${stakes}`,
  bomb: 'Bomb pot',
}
