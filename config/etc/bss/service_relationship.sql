-- Which service relies on which: a customer's on those that only the network knows. May be missing as a whole.
--
--   column       type   NULL?  meaning
--   service_id   text   no     names a row of service.sql
--   relies_on    text   no     names a row of service.sql
--   protection_group text yes  it survives as long as enough of one group are up; NULL: it needs this one
--   weight       number yes    what this one counts in its group; NULL: 1
--   min_up       number yes    how much of the group must be up; NULL: 1
SELECT service_no AS service_id, needs_service_no AS relies_on, one_of AS protection_group, NULL::integer AS weight,
       at_least AS min_up
  FROM billing.subscription_need
