# Who took it on. A reopening asks again.
care link reopen=10m
0s     dev-2 DOWN 7
1m     kim acknowledge #1
  #1 open x1 major, ack kim
2m     lee unacknowledge #1
  #1 open x1 major
3m     lee acknowledge #1
4m     dev-2 UP 7
  changed
  #1 cleared byEvent x1 major, ack lee
5m     dev-2 DOWN 7
  changed: reopened
  #1 open x2 major, reopened 1
