/** Everything the app says, in one place; another language is another object of this shape. */

import type { BadgeState, Doubt } from './fairness/badge'

const YOU = 'You'

const english = {
  name: 'Cardroom',
  close: 'Close',
  retry: 'Try again',

  lobby: {
    balance: 'Play chips',
    claim: (amount: string) => `Claim ${amount}`,
    stakes: 'Stakes',
    playing: (count: number) => `${count} playing now`,
    seatsOpen: (count: number) => (count === 0 ? 'Full' : count === 1 ? '1 seat open' : `${count} seats open`),
    max: (seats: number) => `${seats}-max`,
    buyIn: 'buy-in',
    join: 'Join',
    watch: 'Watch',
    resume: 'Resume',
    openTable: (name: string, stakes: string) => `Look at table ${name}, ${stakes}`,
    joinTable: (name: string, stakes: string) => `Join table ${name}, ${stakes}`,
    seatedAt: (name: string) => `You’re seated at ${name}`,
    stackThere: (stack: string) => `${stack} on the table`,
    quickSeat: 'Quick seat',
    none: 'No table is open yet.',
    noneHint: 'Tables appear here as soon as the room opens them.',
    settings: 'Settings',
  },

  hands: {
    title: 'Your hands',
    none: 'No hands yet.',
    noneHint: 'Every hand you play is listed here.',
    number: (number: string) => `Hand ${number}`,
    more: 'Earlier hands',
    pot: (amount: string) => `pot ${amount}`,
    noBoard: 'Before the flop',
  },

  tabs: {
    label: 'Sections',
    lobby: 'Lobby',
    hands: 'Hands',
  },

  settings: {
    title: 'Settings',
    theme: 'Theme',
    themes: { auto: 'Automatic', dark: 'Dark', light: 'Light' } as Record<string, string>,
    sound: 'Sound',
    vibration: 'Vibration',
    on: 'On',
    off: 'Off',
  },

  table: {
    back: 'Lobby',
    backLabel: 'Back to the lobby',
    menu: 'Table menu',
    you: YOU,
    bot: 'bot',
    botLabel: 'house bot',
    pot: 'Pot',
    mainPot: 'Main',
    sidePot: (number: number, many: boolean) => (many ? `Side ${number}` : 'Side'),
    dealer: 'Dealer button',
    board: 'Board',
    yourCards: 'Your cards',
    sit: 'Sit',
    sitLabel: (seat: number) => `Sit down on seat ${seat}`,
    emptySeat: 'Empty seat',
    away: 'Away',
    leaving: 'Leaving',
    won: (amount: string) => `+${amount}`,
    allIn: (amount: string) => (amount === '' ? 'All-in' : `All-in ${amount}`),
    secondsTag: (seconds: number) => `${seconds} s`,
    actions: {
      fold: 'Fold',
      check: 'Check',
      call: 'Call',
      bet: 'Bet',
      raise: 'Raise',
      small_blind: 'SB',
      big_blind: 'BB',
      ante: 'Ante',
      straddle: 'Straddle',
    } as Record<string, string>,
    bigBlinds: (amount: string) => `${amount} BB`,
    yourTurn: 'your turn',
    nextIn: (seconds: number) => `next in ${seconds} s`,
    dealing: 'dealing',
    folded: 'folded',
    allInNow: 'all-in',
    waitingFor: (name: string) => `Waiting for ${name}`,
    waitingForPlayers: 'Waiting for another player',
    nextHandIn: (seconds: number) => (seconds > 0 ? `Next hand in ${seconds} s` : 'Next hand is being dealt'),
    dealtNext: 'You’re dealt in from the next hand',
    wins: (name: string) => (name === YOU ? 'You win' : `${name} wins`),
    watching: 'You’re watching',
    takeSeat: 'Take a seat',
    full: 'Every seat is taken',
    sittingOut: 'You’re sitting out',
    sittingOutHint: 'You’re not dealt in until you return.',
    imBack: 'I’m back',
    leavingAfter: 'You leave when this hand is over',
    noChips: 'You have no chips at this table',
    seatLabel: (seat: number, name: string, stack: string) => `Seat ${seat}, ${name}, ${stack}`,
    betLabel: (name: string, amount: string) => `${name} bet ${amount}`,
    opening: 'Opening the table',
  },

  act: {
    fold: 'Fold',
    check: 'Check',
    call: 'Call',
    betTo: 'Bet',
    raiseTo: 'Raise to',
    allIn: 'All-in',
    callAllIn: 'Call all-in',
    foldAnyway: 'Fold anyway?',
    checkingIsFree: 'Checking is free',
    sending: 'Sending…',
    openSheet: 'Choose the amount',
    closeSheet: 'Close',
    sheet: 'Choose an amount',
    leftAfter: (amount: string) => `${amount} left after this`,
    nothingLeft: 'This is your whole stack',
    amount: 'Amount',
    less: 'One big blind less',
    more: 'One big blind more',
    oneBigBlind: '1 BB',
    presets: {
      min: 'Min',
      '2.2bb': '2.2 BB',
      '2.5bb': '2.5 BB',
      '3bb': '3 BB',
      third: '⅓ pot',
      half: '½ pot',
      two_thirds: '⅔ pot',
      pot: 'Pot',
      all_in: 'All-in',
    } as Record<string, string>,
  },

  seat: {
    buyInTitle: (name: string) => `Sit down at ${name}`,
    buyInHint: (balance: string) => `You have ${balance} play chips.`,
    min: 'Min',
    max: 'Max',
    amount: 'Buy-in',
    confirm: (amount: string) => `Sit down with ${amount}`,
    tooPoor: (needed: string, balance: string) => `This table needs ${needed} chips; you have ${balance}.`,
    topUp: 'Top up',
    topUpTitle: 'Top up',
    topUpConfirm: (amount: string) => `Add ${amount}`,
    topUpLater: 'The chips arrive when this hand is over.',
    topUpNothing: 'Your stack is at the table’s maximum, or your balance is empty.',
    topUpDone: (amount: string) => `${amount} added`,
    topUpQueued: (amount: string) => `${amount} will be added after this hand`,
    sitOut: 'Sit out',
    sitOutHint: 'From the next hand on',
    back: 'Return',
    backHint: 'You’re dealt in again',
    leave: 'Leave the table',
    leaveHint: 'Your chips go back to your balance',
    leaveInHandHint: 'You fold when it’s your turn; your chips go back after the hand',
    leaveAsk: 'Leave in the middle of a hand?',
    leaveConfirm: 'Fold and leave',
    stay: 'Stay',
  },

  notices: {
    timedOut: 'Your time ran out, so you sit out from now on.',
    noChips: 'You have no chips left here. Top up to go on.',
    topUpDropped: 'Your top-up could not be made; the chips are still in your balance.',
  },

  connection: {
    connecting: 'Connecting…',
    reconnecting: 'Connection lost. Coming back…',
    offline: 'You’re offline. The table goes on; we return as soon as we can.',
  } as Record<string, string>,

  trouble: {
    unexpected: 'Something went wrong. Please try again.',
    unreachable: 'The room can’t be reached right now.',
    loginFailed: 'We couldn’t log you in',
    reopen: 'Close this and open it again from the chat.',
    slow: 'The room didn’t answer. Your table is up to date again.',
  },

  spoken: {
    turnToCheck: 'Your turn. You can check.',
    turnToCall: (amount: string) => `Your turn. ${amount} to call.`,
    won: (name: string, amount: string, hand: string) =>
      `${name === YOU ? 'You win' : `${name} wins`} ${amount}${hand ? ` with ${hand}` : ''}.`,
    board: (cards: string) => `Board: ${cards}.`,
    hurry: (seconds: number) => `${seconds} seconds left.`,
  },

  log: {
    title: 'This hand',
    none: 'The next hand is told here from its first card.',
    streets: { preflop: 'Preflop', flop: 'Flop', turn: 'Turn', river: 'River' } as Record<string, string>,
    /** What somebody did, after her name; `you` is the player who reads it. */
    deeds: {
      posts: (you: boolean, kind: string, amount: string) => `${you ? 'post' : 'posts'} ${kind} ${amount}`,
      fold: (you: boolean) => (you ? 'fold' : 'folds'),
      check: (you: boolean) => (you ? 'check' : 'checks'),
      call: (you: boolean, to: string) => `${you ? 'call' : 'calls'} ${to}`,
      bet: (you: boolean, to: string) => `${you ? 'bet' : 'bets'} ${to}`,
      raise: (you: boolean, to: string) => `${you ? 'raise' : 'raises'} to ${to}`,
      takesBack: (you: boolean, amount: string) => `${you ? 'take' : 'takes'} back ${amount}`,
      shows: (you: boolean, hand: string) => `${you ? 'show' : 'shows'} ${hand}`.trim(),
      mucks: (you: boolean) => (you ? 'muck' : 'mucks'),
      wins: (you: boolean, amount: string) => `${you ? 'win' : 'wins'} ${amount}`,
    },
    allIn: 'all-in',
    timedOut: 'out of time',
  },

  cards: {
    hidden: 'Hidden card',
    named: (rank: string, suit: string) => `${rank} of ${suit}`,
    ranks: {
      A: 'Ace', K: 'King', Q: 'Queen', J: 'Jack', '10': 'Ten', '9': 'Nine', '8': 'Eight', '7': 'Seven',
      '6': 'Six', '5': 'Five', '4': 'Four', '3': 'Three', '2': 'Two',
    } as Record<string, string>,
    suits: { s: 'spades', h: 'hearts', d: 'diamonds', c: 'clubs' } as Record<string, string>,
  },

  rulesets: [
    ['short', 'Short deck'],
    ['omaha', 'Omaha'],
    ['plo', 'Omaha'],
    ['hold', 'Hold’em'],
    ['nlh', 'Hold’em'],
    ['stud', 'Stud'],
  ] as [part: string, name: string][],

  fairness: {
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
  },
}

export type Strings = typeof english

export const say: Strings = english

/** A ruleset's name for players. */
export function rulesetName(ruleset: string): string {
  const key = ruleset.toLowerCase()
  return say.rulesets.find(([part]) => key.includes(part))?.[1] ?? ruleset.replaceAll('_', ' ')
}
