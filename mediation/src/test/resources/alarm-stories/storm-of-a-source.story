# A source may have three open alarms here: more are counted on an alarm of our own, until there is room.
open-per-source 3
0s   dev-2 DOWN 1
0s   dev-2 DOWN 2
0s   dev-2 DOWN 3
1s   dev-2 DOWN 4
  suppressed: alarmStorm
  #1 open x1 major
  #2 open x1 major
  #3 open x1 major
  #4 open x1 major
2s   dev-2 DOWN 5
3s   dev-2 DOWN 6
  suppressed: alarmStorm
  #1 open x1 major
  #2 open x1 major
  #3 open x1 major
  #4 open x3 major
# Another source is not hurt, and what is open is repeated as ever.
4s   dev-3 DOWN 1
  changed
  #1 open x1 major
  #2 open x1 major
  #3 open x1 major
  #4 open x3 major
  #5 open x1 major
5s   dev-2 DOWN 1
  repeated
  #1 open x2 major
  #2 open x1 major
  #3 open x1 major
  #4 open x3 major
  #5 open x1 major
6s   dev-2 UP 1
  changed
  #1 cleared byEvent x2 major
  #2 open x1 major
  #3 open x1 major
  #4 cleared byEvent x3 major
  #5 open x1 major
