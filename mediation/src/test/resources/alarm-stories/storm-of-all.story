# The table has an end; reaching it is an alarm too.
open-at-most 2
0s   dev-2 DOWN 1
1s   dev-3 DOWN 1
2s   dev-4 DOWN 1
  suppressed: alarmTableFull
  #1 open x1 major
  #2 open x1 major
  #3 open x1 major
3s   dev-2 UP 1
4s   dev-3 UP 1
  changed
  #1 cleared byEvent x1 major
  #2 cleared byEvent x1 major
  #3 cleared byEvent x1 major
