# Calm and down: it is an ordinary alarm again.
care link reopen=10m flap=3/10m/5m
0s     dev-2 DOWN 7
1m     dev-2 UP 7
2m     dev-2 DOWN 7
  changed: reopened
  #1 open x2 major, reopened 1, flapping 60/h down
7m     tick
  #1 open x2 major, reopened 1
