# There is a tick each second: after a longer silence nobody knows what was missed.
silence-at-most 1m
0s     dev-2 DOWN 1
1m     tick
  #1 open x1 major
2m1s   tick
  #1 open x1 major, unverified collectorDown
