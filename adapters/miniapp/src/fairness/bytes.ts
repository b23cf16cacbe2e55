/** Bytes as the fairness protocol writes them, and the two WebCrypto functions it needs. */

export type Bytes = Uint8Array<ArrayBuffer>

const UTF8 = new TextEncoder()

/** Whether this page may hash at all: browsers offer `subtle` only on secure origins and loopback. */
export function canCheck(): boolean {
  return typeof globalThis.crypto?.subtle?.digest === 'function'
}

/** The bytes of an even number of hexadecimal digits; throws `RangeError` on anything else. */
export function fromHex(hex: string): Bytes {
  if (!/^([0-9a-f]{2})*$/i.test(hex)) throw new RangeError(`not hexadecimal: ${hex}`)
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Lower-case hexadecimal digits of `bytes`. */
export function toHex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The UTF-8 bytes of a label or a card. */
export function utf8(text: string): Bytes {
  return Uint8Array.from(UTF8.encode(text))
}

/** `text(s)`: the length in two bytes, big-endian, then the UTF-8 bytes. */
export function lengthPrefixed(text: string): Bytes {
  const bytes = utf8(text)
  return join(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes)
}

/** One after the other. */
export function join(...parts: Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** SHA-256 over the parts joined. */
export async function sha256(...parts: Bytes[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', join(...parts)))
}

/** HMAC-SHA-256 under `key`, as a function of the message. */
export async function hmac(key: Bytes): Promise<(message: Bytes) => Promise<Bytes>> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return async (message) => new Uint8Array(await crypto.subtle.sign('HMAC', imported, message))
}
