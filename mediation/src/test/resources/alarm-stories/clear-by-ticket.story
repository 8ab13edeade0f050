# Somebody closed the ticket at the desk.
0s   dev-2 DOWN 7
1s   desk clear-by-ticket #1 INC0042117
  #1 cleared byTicket x1 major
