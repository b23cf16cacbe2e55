"""A small recorded hand in PHH, with a place for its finishing stacks (`HAND % "106, 94, 100"` is right)."""

HAND = """
variant = 'NT'
antes = [0, 0, 0]
blinds_or_straddles = [1, 2, 0]
min_bet = 2
starting_stacks = [100, 100, 100]
actions = [
  'd dh p1 AcAd', 'd dh p2 KcKd', 'd dh p3 2c7d',
  'p3 f', 'p1 cbr 6', 'p2 cc', 'd db 3h4h9s', 'p1 cbr 10', 'p2 f',
]
players = ['Ann', 'Ben', 'Cem']
finishing_stacks = [%s]
"""
