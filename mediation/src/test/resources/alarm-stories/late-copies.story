# Copies that come late or twice move nothing back.
0s    dev-2 @10:00:01 DOWN 7
0s    dev-2 @10:00:01 DOWN 7
  repeated
  #1 open x2 major
2s    dev-2 @10:00:09 DOWN 7 CRITICAL
3s    dev-2 @10:00:05 DOWN 7 MINOR
  repeated: olderCopy
  #1 open x4 critical
# A clear from before the newest raise ends nothing.
4s    dev-2 @10:00:07 UP 7
  noted: olderThanRaise
  #1 open x4 critical
5s    dev-2 @10:00:12 UP 7
  changed
  #1 cleared byEvent x4 critical
6s    dev-2 @10:00:09 DOWN 7
  suppressed: olderThanClear
  #1 cleared byEvent x4 critical
# A clock that was set back by an hour says nothing about order.
7s    dev-2 @09:00:00 DOWN 7
  changed
  #1 cleared byEvent x4 critical
  #2 open x1 major
