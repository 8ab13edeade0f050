# The ports were heard first: the order makes no difference.
care power adopts_within=2m
ticket-after 30s
0s     inventory v1
0s     dev-2 DOWN 1
5s     dev-3 DOWN 1
10s    dev-2 FAULT power CRITICAL
  changed
  #1 open x1 major, child of #3, ticket planned
  #2 open x1 major, ticket planned
  #3 open x1 critical, ticket planned
1m     tick
  #1 open x1 major, child of #3, ticket coalesced
  #2 open x1 major, ticket sending
  #3 open x1 critical, ticket sending
