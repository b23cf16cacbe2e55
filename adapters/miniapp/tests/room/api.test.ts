import { describe, expect, it, vi } from 'vitest'
import { Api } from '../../src/room/api'

type Answer = [status: number, body: unknown]

const SESSION: Answer = [200, { token: 'first', expires_at: 1, player: 'account:1', name: 'Ada' }]

function room(...answers: Answer[]) {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) => {
    const [status, body] = answers.shift() ?? [500, null]
    return new Response(body === undefined ? 'no json' : JSON.stringify(body), { status })
  })
  const api = new Api(() => ({ path: '/api/login', body: { init_data: 'signed' } }), fetch)
  return { api, fetch }
}

describe('the room’s answers', () => {
  it('come after logging in, with the token', async () => {
    const { api, fetch } = room(SESSION, [200, { balance: 5 }])
    await expect(api.me()).resolves.toMatchObject({ balance: 5 })
    expect(fetch.mock.calls.map(([path]) => path)).toEqual(['/api/login', '/api/me'])
    expect(fetch.mock.calls[0]?.[1].body).toBe('{"init_data":"signed"}')
    expect(fetch.mock.calls[1]?.[1].headers).toMatchObject({ Authorization: 'Bearer first' })
  })

  it('log in once for questions asked at the same time', async () => {
    const { api, fetch } = room(SESSION, [200, {}], [200, { tables: [] }])
    await Promise.all([api.me(), api.lobby()])
    expect(fetch.mock.calls.filter(([path]) => path === '/api/login').length).toBe(1)
  })

  it('renew a lost session once and ask again', async () => {
    const renewed: Answer = [200, { token: 'second', expires_at: 1, player: 'account:1', name: 'Ada' }]
    const { api, fetch } = room(SESSION, [401, {}], renewed, [200, { balance: 7 }])
    await expect(api.me()).resolves.toMatchObject({ balance: 7 })
    expect(fetch.mock.lastCall?.[1].headers).toMatchObject({ Authorization: 'Bearer second' })
  })

  it('carry a refusal’s code and sentence', async () => {
    const { api } = room(SESSION, [409, { error: { code: 'seat_occupied', message: 'Somebody sits there.' } }])
    await expect(api.takeSeat('table:1', 2, 800, false)).rejects.toMatchObject({ code: 'seat_occupied', message: 'Somebody sits there.' })
  })

  it('follow the way in that was chosen where a blind is owed', async () => {
    const { api, fetch } = room(SESSION, [200, { seq: 1 }], [200, { seq: 2 }])
    await api.takeSeat('table:1', 2, 800, true)
    await api.takeSeat('table:1', 2, 800, false)
    const asked = fetch.mock.calls.slice(1).map(([, { body }]) => JSON.parse(String(body)))
    expect(asked).toMatchObject([{ seat: 2, buy_in: 800, post: true }, { post: false }])
  })

  it('become a calm sentence where they are no JSON', async () => {
    const { api } = room(SESSION, [502, undefined])
    await expect(api.me()).rejects.toMatchObject({ code: 'status_502', message: 'Something went wrong. Please try again.' })
  })

  it('that never come say that the room is out of reach', async () => {
    const api = new Api(() => ({ path: '/api/login', body: {} }), () => Promise.reject(new TypeError('failed to fetch')))
    await expect(api.me()).rejects.toMatchObject({ code: 'unreachable' })
  })
})
