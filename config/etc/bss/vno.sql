-- Virtual network operators (resellers) whose customers use this network. May be empty.
--
--   column       type  NULL?  meaning
--   vno_id       text  no     unique over all rows
--   name         text  yes    NULL: the id
SELECT reseller_no AS vno_id, reseller_name AS name
  FROM billing.reseller
