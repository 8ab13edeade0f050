# A fault must stand for 30 s before it is an alarm; one that ends before is nobody's business.
care link hold=30s
ticket-after 0s
0s     inventory v1
1s     dev-2 DOWN 7
  suppressed: held
  #1 held x1
5s     dev-2 DOWN 7
  repeated: held
  #1 held x2
20s    dev-2 UP 7
  noted: clearedInHold
  #1 gone
1m     tick
  #1 gone
2m     dev-2 DOWN 7
  suppressed: held
  #1 gone
  #2 held x1
2m29s  tick
  #1 gone
  #2 held x1
2m30s  tick
  #1 gone
  #2 open x1 major, ticket sending
