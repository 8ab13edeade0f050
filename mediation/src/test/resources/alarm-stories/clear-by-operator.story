# A person ends it; the device's own clear then comes too late to matter.
0s   dev-2 DOWN 7
1s   kim clear #1
  #1 cleared byOperator x1 major
2s   dev-2 UP 7
  noted: repeatedClear
  #1 cleared byOperator x1 major
