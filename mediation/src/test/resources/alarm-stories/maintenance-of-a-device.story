# Work on dev-2 from 10:05 to 10:10 (five past eleven in Berlin): what is open stays open, nobody is told.
ticket-after 1m
0s     inventory v1
0s     plan device=dev-2 2025-11-22T11:05 2025-11-22T11:10 Europe/Berlin
4m30s  dev-2 DOWN 1
  changed
  #1 open x1 major, ticket planned
5m     tick
  #1 open x1 major, maintenance, ticket planned
6m     dev-2 DOWN 2
  changed
  #1 open x1 major, maintenance, ticket coalesced
  #2 open x1 major, maintenance
7m     dev-3 DOWN 1
  changed
  #1 open x1 major, maintenance, ticket coalesced
  #2 open x1 major, maintenance
  #3 open x1 major, ticket planned
8m     dev-2 UP 2
# It ends: what still stands is told as if it had just begun.
10m    tick
  #1 open x1 major, ticket planned
  #2 cleared byEvent x1 major, maintenance
  #3 open x1 major, ticket sending
11m    tick
  #1 open x1 major, ticket sending
  #2 cleared byEvent x1 major, maintenance
  #3 open x1 major, ticket sending
