# A device that starts again does not say what ended meanwhile: its alarms are in doubt, nobody else's.
0s   inventory v1
0s   dev-2 DOWN 1
0s   dev-2 DOWN 2
0s   dev-3 DOWN 1
1m   dev-2 BOOT
  noted: unverifies
  #1 open x1 major, unverified restarted, ticket planned
  #2 open x1 major, unverified restarted, ticket planned
  #3 open x1 major, ticket planned
# Word of it, or a person who looked, makes it certain again.
2m   dev-2 DOWN 1
3m   kim verify #2
  #1 open x2 major, ticket planned
  #2 open x1 major, ticket planned
  #3 open x1 major, ticket planned
4m   dev-9 BOOT
  noted
  #1 open x2 major, ticket planned
  #2 open x1 major, ticket planned
  #3 open x1 major, ticket planned
