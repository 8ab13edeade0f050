# A table that was not read to its end clears nothing; what was seen of it stands. The rest is asked again.
may-ask 10.0.0.0/24 2 tables
0s   inventory v1
0s   dev-2 ALARM 1 0.3
0s   dev-2 ALARM 2 0.3
1s   dropped 5
2s   tick
3s   table PART #1
  #1 open x1 minor, ticket planned
  #2 open x1 minor, unverified dropped, asked x1, ticket planned
# No answer, and after two minutes the next question; an answer to the one before says nothing any more.
122s tick
  #1 open x1 minor, ticket planned
  #2 open x1 minor, unverified dropped, asked x2, ticket planned
123s table NONE
  #1 open x1 minor, ticket planned
  #2 open x1 minor, unverified dropped, asked x2, ticket planned
362s tick
  #1 open x1 minor, ticket planned
  #2 open x1 minor, unverified dropped, asked x3, ticket planned
363s table WHOLE
  #1 open x1 minor, ticket planned
  #2 cleared byPoll x1 minor, ticket coalesced
