// Reads PokerStars' text from standard input with the npm package hhp, whose folder is the argument, and writes what it
// found as JSON: null for a hand that it cannot read.
const { extractHands, parseHand } = require(process.argv[2])

let text = ''
process.stdin.setEncoding('utf8')
process.stdin.on('data', (chunk) => { text += chunk })
process.stdin.on('end', () => {
  process.stdout.write(JSON.stringify(extractHands(text).map((hand) => parseHand(hand) ?? null)))
})
