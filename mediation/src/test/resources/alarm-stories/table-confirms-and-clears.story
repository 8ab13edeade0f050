# One question for all alarms of a device that alarmActiveState (RFC 3877) told: what is in its table stands, what is not
# in the whole of it is over. Two models on one port are two alarms.
may-ask 10.0.0.0/24 2 tables
0s   inventory v1
0s   dev-2 ALARM 1 0.3
0s   dev-2 ALARM 1 0.4
0s   dev-2 ALARM 2 0.3
0s   dev-3 ALARM 1 0.3
1m   dev-2 BOOT
  noted: unverifies
  #1 open x1 minor, unverified restarted, ticket planned
  #2 open x1 minor, unverified restarted, ticket planned
  #3 open x1 minor, unverified restarted, ticket planned
  #4 open x1 minor, ticket planned
61s  tick
  #1 open x1 minor, unverified restarted, asked x1, ticket planned
  #2 open x1 minor, unverified restarted, asked x1, ticket planned
  #3 open x1 minor, unverified restarted, asked x1, ticket planned
  #4 open x1 minor, ticket planned
# Its clear comes before the answer does: nothing is left to be said of it.
62s  dev-2 CEASE 2 0.3
63s  table WHOLE #1 #3
  #1 open x1 minor, ticket planned
  #2 cleared byPoll x1 minor, ticket coalesced
  #3 cleared byEvent x1 minor, ticket coalesced
  #4 open x1 minor, ticket planned
