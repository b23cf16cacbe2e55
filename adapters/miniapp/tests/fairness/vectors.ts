/** The protocol's published vectors, which lie beside the checkout where there are any. */

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Vector {
  hand: string
  deck: 'standard' | 'short'
  seed: string
  cuts: Record<string, string>
  cut_commitments: Record<string, string>
  committed_order: string
  root: string
  cuts_key: string
  deal_positions: number[]
  dealt_cards: string
  first_card_proof: { position: number; card: string; salt: string; path: string[] }
  reshuffle_1: { of_positions: number[]; gives: number[] }
}

const PATH = fileURLToPath(new URL('../../../../../shared/fairness-vectors.json', import.meta.url))

export const VECTORS: Vector[] = existsSync(PATH) ? (JSON.parse(readFileSync(PATH, 'utf8')) as Vector[]) : []
