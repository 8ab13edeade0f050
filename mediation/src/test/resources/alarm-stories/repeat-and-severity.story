# Raised again it is the same alarm; another severity is a change.
0s   dev-2 DOWN 7
  changed
  #1 open x1 major
1s   dev-2 DOWN 7
  repeated
  #1 open x2 major
2s   dev-2 DOWN 7 CRITICAL
  changed
  #1 open x3 critical
3s   dev-2 DOWN 8
  changed
  #1 open x3 critical
  #2 open x1 major
