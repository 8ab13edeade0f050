-- What was sold: one agreement a row. May be missing as a whole.
--
--   column       type   NULL?  meaning
--   product_id   text   no     unique over all rows
--   name         text   yes    NULL: the id
--   mrr          number yes    what it brings in a month
--   currency     text   yes    ISO 4217; NULL: that of the account
--   sla_id       text   yes    names a row of sla.sql
SELECT contract_no AS product_id, product_name AS name, mrr, currency, sla_no AS sla_id
  FROM billing.contract
