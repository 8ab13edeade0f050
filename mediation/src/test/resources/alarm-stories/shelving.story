# Put aside for an hour: no ticket until it comes back, then as if it had just been told.
ticket-after 5m
0s     inventory v1
0s     dev-2 DOWN 7
1m     kim shelve #1 1h field team is on site
  #1 open x1 major, shelved by kim, ticket planned
6m     tick
  #1 open x1 major, shelved by kim, ticket coalesced
59m    dev-2 DOWN 7
  repeated
  #1 open x2 major, shelved by kim, ticket coalesced
61m    tick
  #1 open x2 major, ticket planned
66m    tick
  #1 open x2 major, ticket sending
67m    kim shelve #1 1h again
68m    lee unshelve #1
  #1 open x2 major, ticket sending
# What ends while it is aside is over all the same.
69m    kim shelve #1 1h again
70m    dev-2 UP 7
  changed
  #1 cleared byEvent x2 major, ticket resolving
