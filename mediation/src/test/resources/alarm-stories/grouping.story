# A person knows more than the inventory: two devices fail for one reason.
care power adopts_within=2m
ticket-after 10m
0s     inventory v1
0s     dev-2 FAULT power CRITICAL
5s     dev-3 DOWN 1
10s    dev-2 DOWN 2
  changed
  #1 open x1 critical, ticket planned
  #2 open x1 major, ticket planned
  #3 open x1 major, child of #1
20s    kim group #2 #1
  #1 open x1 critical, ticket planned
  #2 open x1 major, child of #1, ticket planned
  #3 open x1 major, child of #1
# Nothing is its own cause, over however many others.
21s    kim group #1 #2
22s    kim group #1 #1
  #1 open x1 critical, ticket planned
  #2 open x1 major, child of #1, ticket planned
  #3 open x1 major, child of #1
# Another inventory undoes nothing that a person said.
23s    kim ungroup #3
30s    inventory v2
  #1 open x1 critical, ticket planned
  #2 open x1 major, child of #1, ticket planned
  #3 open x1 major, ticket planned
# The cause is over, and what was said of it: what still stands, stands for itself.
1m     dev-2 FINE power
  changed
  #1 cleared byEvent x1 critical, ticket coalesced
  #2 open x1 major, ticket planned
  #3 open x1 major, ticket planned
11m    tick
  #1 cleared byEvent x1 critical, ticket coalesced
  #2 open x1 major, ticket sending
  #3 open x1 major, ticket sending
