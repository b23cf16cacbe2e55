/** One socket to the room for all watched tables: greets, keeps alive, comes back after a loss, repeats what was unanswered. */

import { say } from '../strings'
import type { ClientFrame, ServerFrame } from '../wire'
import { backoff } from './backoff'
import { Refused } from './refused'

export type Connection = 'connecting' | 'online' | 'reconnecting' | 'offline'

/** The part of a WebSocket that is used here. */
export interface Line {
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent) => void) | null
  onclose: ((event: CloseEvent) => void) | null
  send(text: string): void
  close(): void
}

export interface Ends {
  open(): Line
  token(): Promise<string>
  /** The room took our token back: the next `token()` must be a new one. */
  tokenRefused(): void
  /** For each watched table the number of the last frame that was taken in. */
  lastSeqs(): Record<string, number>
  frame(frame: ServerFrame): void
  /** The room refused something that was no command, such as watching a table that is gone. */
  refused(error: Refused): void
  connection(connection: Connection): void
  /** Whether the device believes it has a network. */
  hasNetwork(): boolean
  random(): number
}

export type Command = Extract<ClientFrame, { cmd_id: string }>

interface Unanswered {
  frame: Command
  taken(seq: number): void
  refused(error: Refused): void
}

const PING_EVERY = 15_000
const SILENCE = 8_000
const TOKEN_REFUSED = 4401

export class RoomSocket {
  private line: Line | null = null
  private greeted = false
  private closed = false
  private attempt = 0
  /** The room told when to come back; a loss before that does not hurry it. */
  private moving = false
  private retry: ReturnType<typeof setTimeout> | undefined
  private pulse: ReturnType<typeof setTimeout> | undefined
  private readonly unanswered = new Map<string, Unanswered>()

  constructor(private readonly ends: Ends) {}

  /** Opens the line; from now on it comes back by itself. */
  async connect(): Promise<void> {
    if (this.line !== null || this.closed) return
    clearTimeout(this.retry)
    this.moving = false
    this.ends.connection(this.ends.hasNetwork() ? (this.attempt === 0 ? 'connecting' : 'reconnecting') : 'offline')
    try {
      const token = await this.ends.token()
      if (this.line === null && !this.closed) this.attach(this.ends.open(), token)
    } catch {
      this.comeBack()
    }
  }

  /** Sends a frame that needs no answer; dropped while there is no line, since `hello` names what is watched. */
  send(frame: ClientFrame): void {
    if (this.greeted) this.line?.send(JSON.stringify(frame))
  }

  /** Sends a command until it is answered: the number of its frame, or `Refused`. */
  command(frame: Command): Promise<number> {
    return new Promise((taken, refused) => {
      this.unanswered.set(frame.cmd_id, { frame, taken, refused })
      this.send(frame)
    })
  }

  /** The page woke up or the network came back: find out now whether the line still lives. */
  nudge(): void {
    if (this.line === null) void this.connect()
    else this.ping()
  }

  /** Hangs up for good. */
  close(): void {
    this.closed = true
    this.drop()
    clearTimeout(this.retry)
    for (const { refused } of this.unanswered.values()) refused(new Refused('gone', say.trouble.unreachable))
    this.unanswered.clear()
  }

  private attach(line: Line, token: string): void {
    this.line = line
    line.onopen = () => this.greet(line, token)
    line.onmessage = (event) => this.receive(event.data)
    line.onclose = (event) => this.lost(event.code)
    this.expectFrame()
  }

  private greet(line: Line, token: string): void {
    line.send(JSON.stringify({ t: 'hello', token, tables: this.ends.lastSeqs() } satisfies ClientFrame))
    this.greeted = true
    for (const { frame } of this.unanswered.values()) line.send(JSON.stringify(frame))
    this.ping()
  }

  private receive(data: unknown): void {
    const frame = parse(data)
    if (frame === null) return
    clearTimeout(this.pulse)
    this.pulse = setTimeout(() => this.ping(), PING_EVERY)
    if (frame.t === 'ack') this.answer(frame.cmd_id)?.taken(frame.seq)
    else if (frame.t === 'refused') this.refuse(frame)
    else if (frame.t === 'reconnect') this.moveLater(frame.after)
    else this.welcome(frame)
  }

  private welcome(frame: ServerFrame): void {
    this.attempt = 0
    this.ends.connection('online')
    this.ends.frame(frame)
  }

  private refuse(frame: Extract<ServerFrame, { t: 'refused' }>): void {
    const error = new Refused(frame.error.code, frame.error.message)
    if (frame.cmd_id === null) this.ends.refused(error)
    else this.answer(frame.cmd_id)?.refused(error)
  }

  private answer(cmdId: string): Unanswered | undefined {
    const unanswered = this.unanswered.get(cmdId)
    this.unanswered.delete(cmdId)
    return unanswered
  }

  private moveLater(after: number): void {
    this.moving = true
    clearTimeout(this.retry)
    this.retry = setTimeout(() => {
      this.drop()
      void this.connect()
    }, after * 1000)
  }

  private lost(code: number): void {
    this.drop()
    if (code === TOKEN_REFUSED) this.ends.tokenRefused()
    this.comeBack()
  }

  private comeBack(): void {
    if (this.closed) return
    this.ends.connection(this.ends.hasNetwork() ? 'reconnecting' : 'offline')
    if (this.moving) return
    clearTimeout(this.retry)
    this.retry = setTimeout(() => void this.connect(), backoff(this.attempt++, this.ends.random()) * 1000)
  }

  private ping(): void {
    this.send({ t: 'ping' })
    this.expectFrame()
  }

  /** A line on which nothing comes within a few seconds is dead, whatever the browser believes. */
  private expectFrame(): void {
    clearTimeout(this.pulse)
    this.pulse = setTimeout(() => this.lost(0), SILENCE)
  }

  private drop(): void {
    clearTimeout(this.pulse)
    const line = this.line
    this.line = null
    this.greeted = false
    if (line === null) return
    line.onopen = line.onmessage = line.onclose = null
    line.close()
  }
}

function parse(data: unknown): ServerFrame | null {
  try {
    return typeof data === 'string' ? (JSON.parse(data) as ServerFrame) : null
  } catch {
    return null
  }
}
