/** The room said no, or could not be reached; `message` is a sentence for the player. */

import { say } from '../strings'

export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The refusal in an answer's body, whatever that body turns out to be. */
export function refusalIn(body: unknown, status: number): Refused {
  const error = (body as { error?: { code?: unknown; message?: unknown } } | null)?.error
  if (typeof error?.code === 'string' && typeof error.message === 'string') return new Refused(error.code, error.message)
  return new Refused(`status_${status}`, say.trouble.unexpected)
}

/** The sentence for the player in whatever was thrown. */
export function sentenceFor(error: unknown): string {
  return error instanceof Refused ? error.message : say.trouble.unexpected
}
