/** Names a command, so that sending it twice does it once. */

/** A fresh id of 32 hexadecimal digits; works on plain-HTTP origins, where `crypto.randomUUID` does not exist. */
export function commandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
