/** The room as this player has it: who she is, the lobby, the table on the screen, and the line to it all. */

import { preferences } from '../feel/preferences.svelte'
import { sound } from '../feel/sound'
import { deviceNumber } from '../host/device'
import type { Host, Touch } from '../host/host'
import { placeIn } from '../host/launch'
import { OpenTable } from '../table/open-table.svelte'
import type { LobbyTable, Me, ServerFrame } from '../wire'
import { Api } from './api'
import { LOBBY, pathOf, placeFor, type Place } from './place'
import { Refused, sentenceFor } from './refused'
import { RoomSocket, type Connection } from './socket'

const TOAST = 4_500

export class Room {
  phase = $state<'entering' | 'inside' | 'locked'>('entering')
  /** Why the player could not enter. */
  problem = $state('')
  place = $state.raw<Place>(LOBBY)
  me = $state.raw<Me | null>(null)
  tables = $state.raw<LobbyTable[] | null>(null)
  table = $state.raw<OpenTable | null>(null)
  /** Opening the table is meant for sitting down: its buy-in sheet opens at once. */
  wantsSeat = $state(false)
  connection = $state<Connection>('connecting')
  /** Whether the lobby's last question was answered. */
  isReachable = $state(true)
  toast = $state.raw<{ text: string; isTrouble: boolean } | null>(null)

  readonly api: Api
  private socket: RoomSocket | null = null
  private toastTimer: ReturnType<typeof setTimeout> | undefined

  constructor(readonly host: Host) {
    this.api = new Api(() =>
      host.initData === ''
        ? { path: '/api/login/development', body: { device: deviceNumber() } }
        : { path: '/api/login', body: { init_data: host.initData, device: deviceNumber() } },
    )
  }

  /** Logs in and opens the place that the address names. */
  async enter(): Promise<void> {
    this.phase = 'entering'
    try {
      await this.refresh()
      this.phase = 'inside'
      this.follow(placeFor(placeIn(location.hash)))
    } catch (error) {
      this.lock(error)
    }
  }

  /** Asks again who sits where and what the player has. */
  async refresh(): Promise<void> {
    const [me, tables] = await Promise.all([this.api.me(), this.api.lobby()])
    this.me = me
    this.tables = tables
  }

  /** Keeps the lobby fresh in the background: a failure only marks it as old. */
  async poll(): Promise<void> {
    this.isReachable = await this.refresh().then(() => true, () => false)
  }

  /** Goes to a place and remembers it in the address. */
  go(place: Place, wantsSeat = false): void {
    history.pushState({ inside: true }, '', `#${pathOf(place)}`)
    this.follow(place)
    this.wantsSeat = wantsSeat
  }

  /** Goes to another section in place of this one. */
  switchTo(place: Place): void {
    history.replaceState(history.state, '', `#${pathOf(place)}`)
    this.follow(place)
  }

  /** Back to where the player came from, or to the lobby. */
  back(): void {
    const state = history.state as { inside?: boolean } | null
    if (state?.inside) return history.back()
    history.replaceState(null, '', `#${pathOf(LOBBY)}`)
    this.follow(LOBBY)
  }

  /** The address changed by itself. */
  addressChanged(): void {
    this.follow(placeFor(placeIn(location.hash)))
  }

  /** Does what `attempt` says; a refusal becomes a toast. Answers whether it was done. */
  async attempt(attempt: () => Promise<unknown>): Promise<boolean> {
    try {
      await attempt()
      return true
    } catch (error) {
      this.notify(sentenceFor(error), true)
      return false
    }
  }

  async claimGrant(): Promise<void> {
    await this.attempt(async () => (this.me = await this.api.claimGrant()))
  }

  notify(text: string, isTrouble = false): void {
    clearTimeout(this.toastTimer)
    this.toast = { text, isTrouble }
    this.toastTimer = setTimeout(() => (this.toast = null), TOAST)
  }

  /** Lets the player feel and hear a moment, as far as she wants to. */
  feel(kind: Touch): void {
    if (preferences.vibration) this.host.touch(kind)
    if (preferences.sound) sound(kind)
  }

  /** The page woke up or the network changed. */
  nudge(): void {
    this.socket?.nudge()
  }

  private follow(place: Place): void {
    this.wantsSeat = false
    this.place = place
    const wanted = place.screen === 'table' ? place.table : null
    if (this.table?.id !== wanted) this.swapTable(wanted)
  }

  private swapTable(wanted: string | null): void {
    if (this.table !== null) {
      this.socket?.send({ t: 'unwatch', table: this.table.id })
      this.table.close()
    }
    this.table = wanted === null ? null : new OpenTable(wanted, this.tableEnds())
    if (wanted === null) void this.poll()
    else this.watch(wanted, 0)
  }

  private watch(table: string, lastSeq: number): void {
    if (this.socket === null) this.dial()
    else this.socket.send({ t: 'watch', table, last_seq: lastSeq })
  }

  private tableEnds() {
    return {
      command: (frame: Parameters<RoomSocket['command']>[0]) =>
        this.socket?.command(frame) ?? Promise.reject(new Refused('unreachable', '')),
      watch: (table: string, lastSeq: number) => this.watch(table, lastSeq),
      trouble: (sentence: string) => this.notify(sentence, true),
      feel: (kind: Touch) => this.feel(kind),
    }
  }

  private dial(): void {
    this.socket = new RoomSocket({
      open: () => new WebSocket(socketAddress(location)),
      token: () => this.token(),
      tokenRefused: () => this.api.forget(),
      lastSeqs: () => (this.table === null ? {} : { [this.table.id]: this.table.seq }),
      frame: (frame) => this.receive(frame),
      refused: (error) => this.refused(error),
      connection: (connection) => (this.connection = connection),
      hasNetwork: () => navigator.onLine,
      random: Math.random,
    })
    void this.socket.connect()
  }

  private receive(frame: ServerFrame): void {
    if ((frame.t === 'snapshot' || frame.t === 'event') && frame.table === this.table?.id) this.table.takeIn(frame)
  }

  /** A refusal that answers no command: mostly a table that is gone. A token's is followed by the line's end. */
  private refused(error: Refused): void {
    this.notify(error.message, true)
    if (this.table !== null && this.table.view === null) this.back()
  }

  private async token(): Promise<string> {
    try {
      return await this.api.token()
    } catch (error) {
      if (error instanceof Refused && error.code !== 'unreachable') this.lock(error)
      throw error
    }
  }

  private lock(error: unknown): void {
    this.problem = sentenceFor(error)
    this.phase = 'locked'
    this.socket?.close()
    this.socket = null
  }
}

function socketAddress({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`
}
