-- Billing accounts.
--
--   column       type  NULL?  meaning
--   account_id   text  no     unique over all rows
--   customer_id  text  no     names a row of customer.sql
--   name         text  yes    NULL: the id
SELECT account_no AS account_id, party_no AS customer_id, label AS name
  FROM billing.billing_account
