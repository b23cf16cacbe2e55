/** A player's cuts: drawn here, sealed before the list is fixed, opened only if the list holds them unchanged. */

import { fromHex, join, lengthPrefixed, sha256, toHex, utf8, type Bytes } from './bytes'
import { shuffle } from './shuffle'

export interface OwnCut {
  hand: string
  seat: number
  cut: string
  commitment: string
}

export interface SeatCut {
  seat: number
  commitment: string
  /** In hex, or empty where it was withheld. */
  cut: string
}

/** H(`cardroom/cut/v1` ‖ text(hand) ‖ seat ‖ cut) in hex: what is sent before the list is fixed. */
export async function sealCut(hand: string, seat: number, cut: Bytes): Promise<string> {
  return toHex(await sha256(utf8('cardroom/cut/v1'), lengthPrefixed(hand), Uint8Array.of(seat), cut))
}

/** A fresh cut of 16 random bytes for `seat` in `hand`, with its seal. */
export async function drawCut(hand: string, seat: number): Promise<OwnCut> {
  const cut = crypto.getRandomValues(new Uint8Array(16))
  return { hand, seat, cut: toHex(cut), commitment: await sealCut(hand, seat, cut) }
}

/** Whether an opened cut is the one that was sealed. */
export async function matchesSeal(hand: string, { seat, commitment, cut }: SeatCut): Promise<boolean> {
  if (!/^[0-9a-f]{32}$/i.test(cut)) return false
  return (await sealCut(hand, seat, fromHex(cut))) === commitment.toLowerCase()
}

/** The key (hex) that the opened cuts give together, by ascending seat. */
export async function cutsKey(hand: string, root: string, cuts: SeatCut[]): Promise<string> {
  const opened = cuts.filter(({ cut }) => cut !== '').sort((one, other) => one.seat - other.seat)
  const parts = opened.flatMap(({ seat, cut }) => [Uint8Array.of(seat), fromHex(cut)])
  return toHex(await sha256(utf8('cardroom/cuts/v1'), lengthPrefixed(hand), fromHex(root), ...parts))
}

/** The order of dealing after the `count`-th reshuffle: what was `dealt` stays, the cards with these numbers follow.
 *  Null where a number is none of this order or a card comes twice. */
export async function reshuffled(order: number[], key: string, dealt: number, numbers: number[], count: number): Promise<number[] | null> {
  const back = numbers.map((number) => order[number] ?? -1)
  if (back.includes(-1) || new Set(back).size !== back.length) return null
  const ascending = back.sort((one, other) => one - other)
  return [...order.slice(0, dealt), ...(await shuffle(ascending, fromHex(key), join(utf8('cardroom/reshuffle/v1'), Uint8Array.of(count))))]
}

/** For each card in the order of dealing, its position in the committed deck of `size` cards. */
export async function dealOrder(key: string, size: number): Promise<number[]> {
  const positions = Array.from({ length: size }, (_, position) => position)
  return shuffle(positions, fromHex(key), utf8('cardroom/deal/v1'))
}
