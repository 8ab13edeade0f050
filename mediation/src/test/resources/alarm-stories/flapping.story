# Five turns within ten minutes: it stays open, quiet, until it was calm for five minutes.
care link reopen=10m flap=5/10m/5m
ticket-after 5m
0s     inventory v1
0s     dev-2 DOWN 7
1m     dev-2 UP 7
2m     dev-2 DOWN 7
3m     dev-2 UP 7
4m     dev-2 DOWN 7
  changed: reopened
  #1 open x3 major, reopened 2, flapping 60/h down, ticket coalesced, ticket coalesced, ticket planned
4m30s  dev-2 UP 7
  repeated: flapping
  #1 open x3 major, reopened 2, flapping 69/h up, ticket coalesced, ticket coalesced, ticket planned
5m     dev-2 DOWN 7
  repeated: flapping
  #1 open x4 major, reopened 2, flapping 80/h down, ticket coalesced, ticket coalesced, ticket planned
5m10s  dev-2 UP 7
9m59s  tick
  #1 open x4 major, reopened 2, flapping 111/h up, ticket coalesced, ticket coalesced, ticket sending
10m10s tick
  #1 cleared byEvent x4 major, reopened 2, ticket coalesced, ticket coalesced, ticket resolving
