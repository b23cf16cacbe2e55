import { describe, expect, it } from 'vitest'
import { pathOf, placeFor, type Place } from '../../src/room/place'

describe('a place', () => {
  it.each<Place>([{ screen: 'lobby' }, { screen: 'hands' }, { screen: 'table', table: 'table:0190-ab' }])(
    'is found again by its path: $screen',
    (place) => {
      expect(placeFor(pathOf(place))).toEqual(place)
    },
  )

  it.each(['', '/', '/table/', '/nowhere'])('is the lobby for "%s"', (path) => {
    expect(placeFor(path)).toEqual({ screen: 'lobby' })
  })
})
