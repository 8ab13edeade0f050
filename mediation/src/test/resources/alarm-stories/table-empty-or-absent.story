# An empty table is a whole one; a device that has no such table says nothing.
may-ask 10.0.0.0/24 2 tables
0s   inventory v1
0s   dev-2 ALARM 1 0.3
1s   dev-2 BOOT
2s   tick
3s   table ABSENT
  #1 open x1 minor, unverified restarted, asked x1, ticket planned
# Raised anew while it is asked: the answer is about what was before.
122s tick
123s dev-2 ALARM 1 0.3
124s table WHOLE
  #1 open x2 minor, ticket planned
125s dev-2 BOOT
126s tick
127s table WHOLE
  #1 cleared byPoll x2 minor, ticket coalesced
