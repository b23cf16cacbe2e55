/** The keyed shuffle of the fairness protocol: the same key always gives the same order. */

import { hmac, join, type Bytes } from './bytes'

const RANGE = 2 ** 32

async function* words(key: Bytes, label: Bytes): AsyncGenerator<number> {
  const sign = await hmac(key)
  for (let counter = 0; ; counter++) {
    const suffix = new Uint8Array(4)
    new DataView(suffix.buffer).setUint32(0, counter)
    const block = new DataView((await sign(join(label, suffix))).buffer)
    for (let at = 0; at < block.byteLength; at += 4) yield block.getUint32(at)
  }
}

/** A shuffled copy of `list`. Words that would favour low places are skipped, so every order is equally likely. */
export async function shuffle<Item>(list: readonly Item[], key: Bytes, label: Bytes): Promise<Item[]> {
  const order = [...list]
  const source = words(key, label)
  for (let last = order.length - 1; last > 0; last--) {
    const fair = Math.floor(RANGE / (last + 1)) * (last + 1)
    let word = await next(source)
    while (word >= fair) word = await next(source)
    const place = word % (last + 1)
    ;[order[last], order[place]] = [order[place] as Item, order[last] as Item]
  }
  return order
}

async function next(source: AsyncGenerator<number>): Promise<number> {
  return (await source.next()).value as number
}
