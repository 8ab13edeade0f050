# The device says that it is over. Saying so twice does nothing.
0s   dev-2 DOWN 7
1s   dev-2 UP 7
  changed
  #1 cleared byEvent x1 major
2s   dev-2 UP 7
  noted: repeatedClear
  #1 cleared byEvent x1 major
3s   dev-3 UP 7
  noted: orphanClear
  #1 cleared byEvent x1 major
