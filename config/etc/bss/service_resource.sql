-- Which service hangs on which resource.
--
--   column       type  NULL?  meaning
--   service_id   text  no     names a row of service.sql
--   resource_id  text  no     names a row of resource.sql
--   role         text  yes    working, protecting, access or transit; NULL: access
SELECT service_no AS service_id, port_no AS resource_id, role
  FROM billing.subscription_port
