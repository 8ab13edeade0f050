# Work for what account A-1 pays for: an alarm that hurts others too is not hidden by it.
0s     inventory v1
0s     plan account=A-1 2025-11-22T10:00 2025-11-22T11:00 UTC
1s     dev-2 DOWN 1
  changed
  #1 open x1 major, maintenance
2s     dev-2 DOWN 2
3s     dev-3 FAULT power
  changed
  #1 open x1 major, maintenance
  #2 open x1 major, ticket planned
  #3 open x1 major, ticket planned
# Called off.
4s     kim cancel-maintenance window done early
  #1 open x1 major, ticket planned
  #2 open x1 major, ticket planned
  #3 open x1 major, ticket planned
