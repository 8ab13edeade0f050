# Every day from 10:05 to 10:10, by device and by site or customer in one window.
0s     inventory v1
0s     plan device=dev-2+customer=C-3 2025-11-22T10:05 2025-11-22T10:10 UTC FREQ=DAILY;COUNT=2
6m     dev-2 DOWN 1
  changed
  #1 open x1 major, maintenance
10m    tick
  #1 open x1 major, ticket planned
24h5m  tick
  #1 open x1 major, maintenance, ticket sending
24h10m tick
  #1 open x1 major, ticket sending
48h6m  tick
  #1 open x1 major, ticket sending
