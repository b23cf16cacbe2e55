/** Where everything lies on the stage, in percent of its width and height; place 0 is the viewer's, at the bottom. */

export type Spot = readonly [x: number, y: number]

/** `tall` and `short` are portrait phones (short: under 740 high); `compact` and `squat` are the same two with the
 * raise sheet open; `wide` is a desktop. */
export type Shape = 'tall' | 'short' | 'compact' | 'squat' | 'wide'

const BOTTOM: Spot = [50, 93]

const PORTRAIT: Record<number, readonly Spot[]> = {
  2: [[50, 6.5]],
  3: [[12.5, 25], [87.5, 25]],
  4: [[12.5, 25], [50, 6.5], [87.5, 25]],
  5: [[12.5, 59], [12.5, 25], [87.5, 25], [87.5, 59]],
  6: [[12.5, 59], [12.5, 25], [50, 6.5], [87.5, 25], [87.5, 59]],
  7: [[12.5, 59], [12.5, 25], [31, 6.5], [69, 6.5], [87.5, 25], [87.5, 59]],
  8: [[12.5, 67], [12.5, 50], [12.5, 20.5], [50, 6.5], [87.5, 20.5], [87.5, 50], [87.5, 67]],
  9: [[12.5, 67], [12.5, 50], [12.5, 20.5], [34, 6.5], [66, 6.5], [87.5, 20.5], [87.5, 50], [87.5, 67]],
}

const WIDE: Record<number, readonly Spot[]> = {
  2: [[50, 10]],
  3: [[20, 16], [80, 16]],
  4: [[8, 46], [50, 10], [92, 46]],
  5: [[9, 62], [22, 15], [78, 15], [91, 62]],
  6: [[10, 66], [14, 23], [50, 10], [86, 23], [90, 66]],
  7: [[13, 72], [8, 37], [33, 10], [67, 10], [92, 37], [87, 72]],
  8: [[17, 79], [6.5, 45], [22, 14], [50, 9], [78, 14], [93.5, 45], [83, 79]],
  9: [[22, 85], [6.5, 60], [11, 25], [36, 10], [64, 10], [89, 25], [93.5, 60], [78, 85]],
}

/** Portrait heights that move where the screen is short or the raise sheet is open. */
const MOVED: Partial<Record<Shape, Record<number, number>>> = {
  short: { 59: 60.5, 20.5: 19.5, 50: 51, 67: 68.5 },
  compact: { 25: 22, 59: 52, 20.5: 19, 50: 46, 67: 60 },
  squat: { 25: 21, 59: 55, 20.5: 19, 50: 51, 67: 68.5 },
}

const BOARD: Record<Shape, [few: number, many: number]> = {
  tall: [43, 35.3],
  short: [43.7, 34.5],
  compact: [37, 33],
  squat: [36.5, 34.5],
  wide: [48, 48],
}

const POT: Record<Shape, [few: number, many: number]> = {
  tall: [29.6, 26],
  short: [29.6, 25],
  compact: [24.9, 23.5],
  squat: [25, 24.5],
  wide: [32, 32],
}

/** The centre of the seat at `place`. */
export function seatSpot(place: number, seatCount: number, shape: Shape): Spot {
  if (place === 0) return BOTTOM
  const [x, y] = (shape === 'wide' ? WIDE : PORTRAIT)[seatCount]?.[place - 1] ?? BOTTOM
  return [x, MOVED[shape]?.[y] ?? y]
}

/** Where the bet of the seat at `place` lies: between the seat and the middle. */
export function betSpot(place: number, seatCount: number, shape: Shape): Spot {
  const [x, y] = seatSpot(place, seatCount, shape)
  if (shape === 'wide') return place === 0 ? [50, 60.2] : thirdOfTheWay([x, y], [50, boardHeight(seatCount, shape)])
  if (place === 0) return [50, shape === 'compact' ? 48 : 64]
  if (isCrowded(seatCount)) return crowdedBetSpot([x, y], isLow(shape))
  if (isTopRow(y)) return [50 + (x - 50) * 0.62, shape === 'compact' || shape === 'squat' ? 17.4 : 19]
  return [x < 50 ? 37 : 63, y < 30 ? y - 1.5 : y + 1.5]
}

/** Where the dealer button lies beside the seat at `place`. */
export function buttonSpot(place: number, seatCount: number, shape: Shape): Spot {
  const [x, y] = seatSpot(place, seatCount, shape)
  if (shape === 'wide') return place === 0 ? [62, 83] : [x + (x <= 50 ? 8.2 : -8.2), y + 5]
  if (place === 0) return [76, 76.5]
  if (isTopRow(y)) return [x + (x <= 50 ? 14.5 : -14.5), y + 4.5]
  return [x + (x < 50 ? 14 : -14), y + 6.2]
}

/** The middle of the board's row of cards. */
export function boardHeight(seatCount: number, shape: Shape): number {
  return BOARD[shape][isCrowded(seatCount) ? 1 : 0]
}

/** The middle of the pot's line. */
export function potHeight(seatCount: number, shape: Shape): number {
  return POT[shape][isCrowded(seatCount) ? 1 : 0]
}

/** The middle of the pot's line in games without a board. */
export function openHeight(shape: Shape): number {
  return shape === 'compact' || shape === 'squat' ? 34 : shape === 'wide' ? 42 : 40
}

/** Whether eight or nine seats crowd the stage, so that the middle moves up. */
export function isCrowded(seatCount: number): boolean {
  return seatCount >= 8
}

/** Seats of the top row wear their tags beside the avatar: above it the stage ends. */
export function isTopRow(y: number): boolean {
  return y < 12
}

/** Whether the stage is so low that cards and sheet are smaller. */
export function isLow(shape: Shape): boolean {
  return shape === 'short' || shape === 'squat'
}

/** With eight or nine seats bets keep clear of the pot above the board and of the viewer's hand below it. */
function crowdedBetSpot([x, y]: Spot, low: boolean): Spot {
  const inward = (share: number): number => 50 + (x - 50) * share
  if (isTopRow(y)) return [inward(0.62), low ? 16.6 : 15]
  if (y < 30) return [inward(low ? 0.52 : 0.38), y + (low ? 3.4 : -0.6)]
  return [inward(low ? 0.44 : 0.35), y - (low && y > 60 ? 4 : 0)]
}

function thirdOfTheWay([x, y]: Spot, [toX, toY]: Spot): Spot {
  return [x + (toX - x) / 3, y + (toY - y) / 3]
}
