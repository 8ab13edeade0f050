# A device that may be asked whether a port is up is asked about its alarms in doubt, a few each second.
may-ask 10.0.0.0/24 2
0s   inventory v1
0s   dev-2 DOWN 1
0s   dev-2 DOWN 2
0s   dev-2 DOWN ge-0/0/3
0s   dev-2 FAULT power
1m   dev-2 BOOT
  noted: unverifies
  #1 open x1 major, unverified restarted, ticket planned
  #2 open x1 major, unverified restarted, ticket planned
  #3 open x1 major, unverified restarted, ticket planned
  #4 open x1 major, unverified restarted, ticket planned
61s  tick
  #1 open x1 major, unverified restarted, asked x1, ticket planned
  #2 open x1 major, unverified restarted, asked x1, ticket planned
  #3 open x1 major, unverified restarted, ticket planned
  #4 open x1 major, unverified restarted, ticket planned
# The index of a name is the BSS's word; that power is back no port can say.
62s  tick
63s  tick
  #1 open x1 major, unverified restarted, asked x1, ticket planned
  #2 open x1 major, unverified restarted, asked x1, ticket planned
  #3 open x1 major, unverified restarted, asked x1, ticket planned
  #4 open x1 major, unverified restarted, ticket planned
64s  answer #1 UP
  #1 cleared byPoll x1 major, ticket coalesced
  #2 open x1 major, unverified restarted, asked x1, ticket planned
  #3 open x1 major, unverified restarted, asked x1, ticket planned
  #4 open x1 major, unverified restarted, ticket planned
65s  answer #2 DOWN
  #1 cleared byPoll x1 major, ticket coalesced
  #2 open x1 major, ticket planned
  #3 open x1 major, unverified restarted, asked x1, ticket planned
  #4 open x1 major, unverified restarted, ticket planned
66s  answer #3 UNDECIDED
  #1 cleared byPoll x1 major, ticket coalesced
  #2 open x1 major, ticket planned
  #3 open x1 major, unverified restarted, asked x1, ticket planned
  #4 open x1 major, unverified restarted, ticket planned
