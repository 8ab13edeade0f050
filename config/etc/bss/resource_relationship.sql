-- Which resource relies on which without being a part of it: circuits on fibres, devices on uplinks.
-- May be missing as a whole.
--
--   column       type   NULL?  meaning
--   resource_id  text   no     names a row of resource.sql
--   relies_on    text   no     names a row of resource.sql
--   protection_group text yes  it survives as long as enough of one group are up; NULL: it needs this one
--   weight       number yes    what this one counts in its group; NULL: 1
--   min_up       number yes    how much of the group must be up; NULL: 1
SELECT line_no AS resource_id, over_line_no AS relies_on, one_of AS protection_group, NULL::integer AS weight,
       at_least AS min_up
  FROM billing.line_route
UNION ALL
SELECT ne_no, line_no, 'uplink', NULL, 1
  FROM billing.uplink
