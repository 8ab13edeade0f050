-- What customers bought and what can be down.
--
--   column       type  NULL?  meaning
--   service_id   text  no     unique over all rows
--   name         text  yes    as the customer says it; NULL: the id
--   state        text  no     only active (also: activated, live, in service) can be hurt; any other word is not in use
--   account_id   text  no     names a row of account.sql
-- May be left out of the SELECT:
--   product_id   text  yes    the agreement it is sold under: names a row of product.sql
--   vno_id       text  yes    the VNO that owns it; NULL: the customer's. It is counted for the customer's, whoever owns it
--   place_id     text  yes    names a row of place.sql
--   kind         text  yes    CFS (customers know it), RFS (only the network does), or your word
--   end_user_count number yes people who use it; NULL: 1
SELECT service_no AS service_id,
       product_name AS name,
       CASE status WHEN 'ACT' THEN 'active' WHEN 'SUS' THEN 'suspended' ELSE 'ceased' END AS state,
       account_no AS account_id,
       contract_no AS product_id,
       reseller_no AS vno_id,
       site_no AS place_id,
       service_kind AS kind,
       end_users AS end_user_count
  FROM billing.subscription
