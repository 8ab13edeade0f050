-- Who is hurt: the parties in the role of a customer.
--
--   column       type  NULL?  meaning
--   customer_id  text  no     unique over all rows
--   name         text  yes    NULL: the id
--   tier         text  yes    platinum, gold, silver, bronze, or your word; compared in lower case
--   vno_id       text  yes    names a row of vno.sql; NULL: a direct customer
SELECT party_no AS customer_id, party_name AS name, sla_class AS tier, reseller_no AS vno_id
  FROM billing.party
