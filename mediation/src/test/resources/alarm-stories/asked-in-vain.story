# Nobody answers: asked again after two minutes, and after four, then left alone and in doubt.
may-ask 10.0.0.2/32 5
0s    inventory v1
0s    dev-2 DOWN 1
0s    dev-3 DOWN 1
1s    dropped 3
2s    tick
  #1 open x1 major, unverified dropped, asked x1, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
3s    answer #1 NONE
121s  tick
  #1 open x1 major, unverified dropped, asked x1, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
122s  tick
  #1 open x1 major, unverified dropped, asked x2, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
# An answer to the question before says nothing any more.
123s  answer #1 UP late
  #1 open x1 major, unverified dropped, asked x2, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
361s  tick
  #1 open x1 major, unverified dropped, asked x2, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
362s  tick
  #1 open x1 major, unverified dropped, asked x3, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
2000s tick
  #1 open x1 major, unverified dropped, asked x3, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
# Raised anew it is certain, and in doubt again it is asked again.
2001s dev-2 DOWN 1
2002s dropped 1
2003s tick
  #1 open x2 major, unverified dropped, asked x1, ticket planned
  #2 open x1 major, unverified dropped, ticket planned
