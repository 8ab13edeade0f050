# Back within 10 minutes it is the same alarm, with the same id and a ticket of its own generation.
care link reopen=10m
ticket-after 0s
0s     inventory v1
1s     dev-2 DOWN 7
1m     dev-2 UP 7
  changed
  #1 cleared byEvent x1 major, ticket resolving
11m    dev-2 DOWN 7
  changed: reopened
  #1 open x2 major, reopened 1, ticket resolving, ticket sending
12m    dev-2 UP 7
22m1s  dev-2 DOWN 7
  changed
  #1 cleared byEvent x2 major, reopened 1, ticket resolving, ticket resolving
  #2 open x1 major, ticket sending
