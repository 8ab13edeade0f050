# A datagram that the kernel dropped may have been a clear.
0s   dev-2 DOWN 1
1s   dropped 17
  #1 open x1 major, unverified dropped
2s   dev-2 UP 1
  changed
  #1 cleared byEvent x1 major
