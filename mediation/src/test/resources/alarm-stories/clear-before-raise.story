# The clear overtook its raise: the device's own clock tells, and nothing is raised.
0s   dev-2 @10:00:05 UP 7
  noted: orphanClear
1s   dev-2 @10:00:03 DOWN 7
  suppressed: clearedBefore
# A raise that is newer is a new fault.
2s   dev-2 @10:00:07 DOWN 7
  changed
  #1 open x1 major
# Without a clock nobody knows: a fault that may be real is never dropped.
3s   dev-3 UP 7
4s   dev-3 DOWN 7
  changed
  #1 open x1 major
  #2 open x1 major
