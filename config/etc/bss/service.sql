-- What customers bought and what can be down.
--
--   column       type  NULL?  meaning
--   service_id   text  no     unique over all rows
--   name         text  yes    as the customer says it; NULL: the id
--   state        text  no     only active (also: activated, live, in service) can be hurt; any other word is not in use
--   account_id   text  no     names a row of account.sql
SELECT service_no AS service_id,
       product_name AS name,
       CASE status WHEN 'ACT' THEN 'active' WHEN 'SUS' THEN 'suspended' ELSE 'ceased' END AS state,
       account_no AS account_id
  FROM billing.subscription
