-- Who is hurt: the parties in the role of a customer.
--
--   column       type  NULL?  meaning
--   customer_id  text  no     unique over all rows
--   name         text  yes    NULL: the id
--   tier         text  yes    platinum, gold, silver, bronze, or your word; compared in lower case
--   vno_id       text  yes    names a row of vno.sql; NULL: a direct customer
-- May be left out of the SELECT:
--   language     text  yes    in which to write: de, en, ...
--   contacts     text  yes    whom to call, as people read it
--   emergency    boolean yes  emergency calls depend on this customer
--   hospital     boolean yes  lives depend on this customer
--   government   boolean yes  a public authority
SELECT party_no AS customer_id, party_name AS name, sla_class AS tier, reseller_no AS vno_id, language,
       contact AS contacts, is_emergency AS emergency, is_hospital AS hospital, is_government AS government
  FROM billing.party
