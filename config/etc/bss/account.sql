-- Billing accounts.
--
--   column       type  NULL?  meaning
--   account_id   text  no     unique over all rows
--   customer_id  text  no     names a row of customer.sql
--   name         text  yes    NULL: the id
-- May be left out of the SELECT:
--   parent_id    text  yes    the account that pays for this one
--   currency     text  yes    ISO 4217; for agreements that name none
--   state        text  yes    your word: active, blocked, ...
SELECT account_no AS account_id, party_no AS customer_id, label AS name, paid_by AS parent_id, currency,
       account_state AS state
  FROM billing.billing_account
