-- Which service hangs on which resource.
--
--   column       type  NULL?  meaning
--   service_id   text  no     names a row of service.sql
--   resource_id  text  no     names a row of resource.sql
--   role         text  yes    working, protecting, access or transit; NULL: access
-- May be left out of the SELECT:
--   protection_group text yes the service survives as long as enough links of one group are up; NULL: it needs this one
--   weight       number yes   what the link counts in its group; NULL: 1
--   min_up       number yes   how much of the group must be up; NULL: 1
--
-- Without a group, a service with working and protecting links survives the loss of either kind.
SELECT service_no AS service_id, port_no AS resource_id, role, NULL::text AS protection_group
  FROM billing.subscription_port
UNION ALL
SELECT service_no, onu_no, 'access', NULL
  FROM billing.subscription_onu
UNION ALL
SELECT service_no, line_no, role, path_group
  FROM billing.subscription_line
