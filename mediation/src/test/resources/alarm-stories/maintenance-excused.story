# Down time in a window does not count where the SLA says so; the alarm and its history stay.
# Port 1 is of a customer whose SLA says no, port 2 of one whose SLA says yes.
0s     inventory v1 promised
1m     plan device=dev-2 2025-11-22T10:10 2025-11-22T10:20 UTC FREQ=DAILY;COUNT=2
5m     dev-2 DOWN 1
5m     dev-2 DOWN 2
10m    minutes
  minutes: lost 10, excused 0, of users 10
  #1 open x1 major, maintenance, ticket planned
  #2 open x1 major, maintenance, ticket planned
15m    minutes
  minutes: lost 15, excused 5, of users 20
  #1 open x1 major, maintenance, ticket planned
  #2 open x1 major, maintenance, ticket planned
# The window's end makes the clock run again.
25m    minutes
  minutes: lost 30, excused 10, of users 40
  #1 open x1 major, ticket planned
  #2 open x1 major, ticket planned
25m    dev-2 UP 1
25m    dev-2 UP 2
# What is planned afterwards excuses from now on only: five minutes of ten.
30m    dev-2 DOWN 3
35m    plan resource=dev-2/3 2025-11-22T10:00 2025-11-22T12:00 UTC
40m    minutes
  minutes: lost 35, excused 15, of users 50
  #1 cleared byEvent x1 major, ticket coalesced
  #2 cleared byEvent x1 major, ticket coalesced
  #3 open x1 major, maintenance, ticket planned
