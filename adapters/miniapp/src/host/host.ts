/** What the app asks of the place it runs in: Telegram, or any browser. */

export type Scheme = 'dark' | 'light'

export type Touch =
  /** The own turn has come. */
  | 'turn'
  /** Chips were bet. */
  | 'bet'
  /** A pot was won. */
  | 'win'
  /** Five seconds are left. */
  | 'hurry'

export interface Host {
  readonly name: 'telegram' | 'browser'
  /** Telegram's signed launch text, or an empty text in a browser. */
  readonly initData: string
  /** Whether the host draws its own back button. */
  readonly drawsBack: boolean
  readonly canVibrate: boolean
  /** Tells `changed` the host's colour scheme now and whenever it changes. */
  followScheme(changed: (scheme: Scheme) => void): void
  /** Tells the host that the app is drawn, in these colours. */
  ready(): void
  paint(background: string): void
  /** Shows the host's back button with this answer, or hides it. */
  back(pressed: (() => void) | null): void
  /** Whether closing the app asks first. */
  confirmClosing(on: boolean): void
  touch(kind: Touch): void
}
