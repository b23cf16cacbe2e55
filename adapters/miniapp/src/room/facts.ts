/** Reads the public events of a frame, whose fields depend on their topic, without trusting their shape. */

export type Fact = Record<string, unknown>

/** The topic of a fact, or an empty text. */
export function topicOf(fact: Fact): string {
  return textIn(fact, 'topic')
}

/** A text field, or an empty text where it is missing. */
export function textIn(fact: Fact, field: string): string {
  const value = fact[field]
  return typeof value === 'string' ? value : ''
}

/** A number field, or null where it is missing. */
export function numberIn(fact: Fact, field: string): number | null {
  const value = fact[field]
  return typeof value === 'number' ? value : null
}

/** A list of texts; empty where it is missing or holds anything else. */
export function textsIn(fact: Fact, field: string): string[] {
  const value = fact[field]
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? (value as string[]) : []
}

/** A list of numbers; empty where it is missing or holds anything else. */
export function numbersIn(fact: Fact, field: string): number[] {
  const value = fact[field]
  return Array.isArray(value) && value.every((item) => typeof item === 'number') ? (value as number[]) : []
}

/** A list of objects; empty where it is missing or holds anything else. */
export function factsIn(fact: Fact, field: string): Fact[] {
  const value = fact[field]
  return Array.isArray(value) && value.every(isFact) ? value : []
}

/** An object field, or an empty object where it is missing. */
export function factIn(fact: Fact, field: string): Fact {
  const value = fact[field]
  return isFact(value) ? value : {}
}

function isFact(value: unknown): value is Fact {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
