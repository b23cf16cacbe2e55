import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused } from '../../src/room/refused'
import { RoomSocket, type Command, type Connection, type Line } from '../../src/room/socket'
import type { ServerFrame } from '../../src/wire'

class StandInLine implements Line {
  onopen: Line['onopen'] = null
  onmessage: Line['onmessage'] = null
  onclose: Line['onclose'] = null
  sent: Record<string, unknown>[] = []
  closed = false

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }

  close(): void {
    this.closed = true
  }

  opens(): void {
    this.onopen?.(new Event('open'))
  }

  says(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent)
  }

  breaks(code: number): void {
    this.onclose?.({ code } as CloseEvent)
  }
}

function dialled() {
  const lines: StandInLine[] = []
  const connections: Connection[] = []
  const frames: ServerFrame[] = []
  const refusals: Refused[] = []
  const tokenRefused = vi.fn()
  const socket = new RoomSocket({
    open: () => {
      const line = new StandInLine()
      lines.push(line)
      return line
    },
    token: async () => 'token',
    tokenRefused,
    lastSeqs: () => ({ 'table:1': 41 }),
    frame: (frame) => void frames.push(frame),
    refused: (error) => void refusals.push(error),
    connection: (connection) => void connections.push(connection),
    hasNetwork: () => true,
    random: () => 0,
  })
  return { socket, lines, connections, frames, refusals, tokenRefused }
}

async function online() {
  const room = dialled()
  await room.socket.connect()
  room.lines[0]?.opens()
  room.lines[0]?.says({ t: 'pong', now: 1 })
  return { ...room, line: room.lines[0] as StandInLine }
}

const act: Command = { t: 'act', cmd_id: 'command-1', table: 'table:1', hand: 'hand:1', turn: 1, kind: 'check' }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the socket', () => {
  it('greets with its token and the last frame of each table', async () => {
    const { line, connections } = await online()
    expect(line.sent[0]).toEqual({ t: 'hello', token: 'token', tables: { 'table:1': 41 } })
    expect(connections).toEqual(['connecting', 'online'])
  })

  it('hands table frames on and keeps silent about broken ones', async () => {
    const { line, frames } = await online()
    line.onmessage?.({ data: '{' } as MessageEvent)
    expect(frames.map(({ t }) => t)).toEqual(['pong'])
  })

  it('answers a command with its frame’s number', async () => {
    const { socket, line } = await online()
    const answer = socket.command(act)
    line.says({ t: 'ack', cmd_id: 'command-1', seq: 42 })
    await expect(answer).resolves.toBe(42)
  })

  it('answers a command with the room’s refusal', async () => {
    const { socket, line } = await online()
    const answer = socket.command(act)
    line.says({ t: 'refused', cmd_id: 'command-1', error: { code: 'not_your_turn', message: 'It is not your turn.' } })
    await expect(answer).rejects.toMatchObject({ code: 'not_your_turn', message: 'It is not your turn.' })
  })

  it('reports a refusal that answers no command', async () => {
    const { line, refusals } = await online()
    line.says({ t: 'refused', cmd_id: null, error: { code: 'unknown_table', message: 'There is no such table.' } })
    expect(refusals.map(({ code }) => code)).toEqual(['unknown_table'])
  })
})

describe('after a loss', () => {
  it('comes back by itself, greets, and repeats what was unanswered under the same id', async () => {
    const { socket, line, lines, connections } = await online()
    void socket.command(act)
    line.breaks(1006)
    expect(connections.at(-1)).toBe('reconnecting')
    await vi.advanceTimersByTimeAsync(250)
    lines[1]?.opens()
    expect(lines[1]?.sent.map(({ t }) => t)).toEqual(['hello', 'act', 'ping'])
    expect(lines[1]?.sent[1]).toMatchObject({ cmd_id: 'command-1' })
  })

  it('waits longer from attempt to attempt', async () => {
    const { line, lines } = await online()
    line.breaks(1006)
    await vi.advanceTimersByTimeAsync(250)
    lines[1]?.breaks(1006)
    await vi.advanceTimersByTimeAsync(250)
    expect(lines.length).toBe(2)
    await vi.advanceTimersByTimeAsync(250)
    expect(lines.length).toBe(3)
  })

  it('asks for a new token when the old one was refused', async () => {
    const { line, tokenRefused } = await online()
    line.breaks(4401)
    expect(tokenRefused).toHaveBeenCalledTimes(1)
  })

  it('comes back when the room said, not earlier', async () => {
    const { line, lines } = await online()
    line.says({ t: 'reconnect', after: 3, tables: {} })
    line.breaks(1012)
    await vi.advanceTimersByTimeAsync(2_900)
    expect(lines.length).toBe(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(lines.length).toBe(2)
  })

  it('does not wait when the page wakes up', async () => {
    const { socket, line, lines } = await online()
    line.breaks(1006)
    socket.nudge()
    await vi.advanceTimersByTimeAsync(0)
    expect(lines.length).toBe(2)
  })
})

describe('silence', () => {
  it('is broken with a ping', async () => {
    const { line } = await online()
    const before = line.sent.length
    await vi.advanceTimersByTimeAsync(15_000)
    expect(line.sent.slice(before)).toEqual([{ t: 'ping' }])
  })

  it('after a ping means that the line is dead', async () => {
    const { line, lines } = await online()
    await vi.advanceTimersByTimeAsync(15_000 + 8_000)
    expect(line.closed).toBe(true)
    await vi.advanceTimersByTimeAsync(250)
    expect(lines.length).toBe(2)
  })
})

it('hangs up for good and lets nobody wait', async () => {
  const { socket, line, lines } = await online()
  const answer = socket.command(act)
  socket.close()
  await expect(answer).rejects.toBeInstanceOf(Refused)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([line.closed, lines.length]).toEqual([true, 1])
})
