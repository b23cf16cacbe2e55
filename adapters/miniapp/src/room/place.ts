/** Where in the app the player is, as it stands in the address after `#`. */

export type Place = { screen: 'lobby' } | { screen: 'hands' } | { screen: 'table'; table: string }

export const LOBBY: Place = { screen: 'lobby' }

/** The place that a path such as `/table/ID` names; the lobby for anything else. */
export function placeFor(path: string): Place {
  const [, screen, ...rest] = path.split('/')
  const table = decodeURIComponent(rest.join('/'))
  if (screen === 'table' && table !== '') return { screen, table }
  return screen === 'hands' ? { screen } : LOBBY
}

/** The path of a place. */
export function pathOf(place: Place): string {
  if (place.screen === 'table') return `/table/${place.table}`
  return place.screen === 'hands' ? '/hands' : '/'
}
