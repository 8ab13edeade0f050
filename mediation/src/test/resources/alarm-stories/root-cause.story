# The device's power fails, its ports follow: they are evidence, and only the cause opens a ticket.
care power adopts_within=2m
ticket-after 10m
0s     inventory v1
0s     dev-2 FAULT power CRITICAL
5s     dev-2 DOWN 1
  changed
  #1 open x1 critical, ticket planned
  #2 open x1 major, child of #1
# Another device's port, and one that fails long after, are faults of their own.
6s     dev-3 DOWN 1
2m1s   dev-2 DOWN 2
  changed
  #1 open x1 critical, ticket planned
  #2 open x1 major, child of #1
  #3 open x1 major, ticket planned
  #4 open x1 major, ticket planned
# The cause is over: what still stands, stands for itself.
3m     dev-2 FINE power
  changed
  #1 cleared byEvent x1 critical, ticket coalesced
  #2 open x1 major, ticket planned
  #3 open x1 major, ticket planned
  #4 open x1 major, ticket planned
