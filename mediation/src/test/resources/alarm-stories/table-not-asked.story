# Without alarm_table nobody's table is read; nor is one for an alarm that did not name its model, nor for a kind that
# the table knows nothing of, nor beyond the rate.
may-ask 10.0.0.2/31 1 tables
0s   inventory v1
0s   dev-2 ALARM 1
0s   dev-2 FAULT power
0s   dev-2 ALARM 1 0.3
0s   dev-3 ALARM 1 0.3
0s   dev-4 ALARM 1 0.3
1s   dropped 5
2s   tick
  #1 open x1 minor, unverified dropped, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
  #3 open x1 minor, unverified dropped, asked x1, ticket planned
  #4 open x1 minor, unverified dropped, ticket planned
  #5 open x1 minor, unverified dropped, ticket planned
3s   tick
4s   tick
  #1 open x1 minor, unverified dropped, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
  #3 open x1 minor, unverified dropped, asked x1, ticket planned
  #4 open x1 minor, unverified dropped, asked x1, ticket planned
  #5 open x1 minor, unverified dropped, ticket planned
