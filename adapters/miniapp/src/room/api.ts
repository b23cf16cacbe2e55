/** The room's REST answers, typed; a refusal becomes `Refused`, a lost session is renewed once. */

import { say } from '../strings'
import type { Done, Hands, HandSummary, Lobby, LobbyTable, Me, Session } from '../wire'
import { commandId } from './command'
import { refusalIn, Refused } from './refused'

export type Fetch = (path: string, init: RequestInit) => Promise<Response>

export class Api {
  private session: Session | null = null
  private entering: Promise<Session> | null = null

  constructor(
    private readonly login: () => { path: string; body: object },
    private readonly fetch: Fetch = (path, init) => globalThis.fetch(path, init),
  ) {}

  /** The current token, logging in where there is none. */
  async token(): Promise<string> {
    return (this.session ?? (await this.enter())).token
  }

  /** Forgets a token that the room no longer takes. */
  forget(): void {
    this.session = null
  }

  me(): Promise<Me> {
    return this.call('GET', '/api/me')
  }

  async lobby(): Promise<LobbyTable[]> {
    return (await this.call<Lobby>('GET', '/api/lobby')).tables
  }

  claimGrant(): Promise<Me> {
    return this.call('POST', '/api/me/grant', { command_id: commandId() })
  }

  /** The player's own finished hands, latest first, those before the hand `before`. */
  async hands(limit: number, before?: string): Promise<HandSummary[]> {
    const older = before === undefined ? '' : `&before=${before}`
    return (await this.call<Hands>('GET', `/api/hands?limit=${limit}${older}`)).hands
  }

  /** `post`: come in at once where a blind is owed. */
  takeSeat(table: string, seat: number, buyIn: number, post: boolean): Promise<Done> {
    return this.call('POST', `/api/tables/${table}/seat`, { command_id: commandId(), seat, buy_in: buyIn, post })
  }

  topUp(table: string, amount: number): Promise<Done> {
    return this.call('POST', `/api/tables/${table}/top-up`, { command_id: commandId(), amount })
  }

  seatCommand(table: string, verb: 'sit-out' | 'return' | 'leave'): Promise<Done> {
    return this.call('POST', `/api/tables/${table}/${verb}`, { command_id: commandId() })
  }

  private async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const first = await this.send(method, path, await this.token(), body)
    if (first.status !== 401) return read<Answer>(first)
    this.forget()
    return read<Answer>(await this.send(method, path, await this.token(), body))
  }

  private enter(): Promise<Session> {
    this.entering ??= this.logIn().finally(() => (this.entering = null))
    return this.entering
  }

  private async logIn(): Promise<Session> {
    const { path, body } = this.login()
    this.session = await read<Session>(await this.send('POST', path, null, body))
    return this.session
  }

  private async send(method: string, path: string, token: string | null, body?: object): Promise<Response> {
    const headers: Record<string, string> = {}
    if (token !== null) headers.Authorization = `Bearer ${token}`
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    try {
      return await this.fetch(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) })
    } catch {
      throw new Refused('unreachable', say.trouble.unreachable)
    }
  }
}

async function read<Answer>(response: Response): Promise<Answer> {
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refusalIn(body, response.status)
  return body as Answer
}
