# Without a word for 2 h it ends by itself, at the time it was due, not when somebody noticed.
care link clear_after=2h
0s       dev-2 DOWN 7
1h       dev-2 DOWN 7
2h59m59s tick
  #1 open x2 major
3h       tick
  #1 cleared byTimeout x2 major
