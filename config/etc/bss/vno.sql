-- Virtual network operators (resellers) whose customers use this network. May be empty.
--
--   column       type  NULL?  meaning
--   vno_id       text  no     unique over all rows
--   name         text  yes    NULL: the id
-- May be left out of the SELECT:
--   kind         text  yes    vno or reseller
--   parent_id    text  yes    vno_id of the operator for whom a reseller sells
--   language     text  yes    in which to write to it
--   contacts     text  yes    whom to call
SELECT reseller_no AS vno_id, reseller_name AS name, reseller_kind AS kind, sells_for AS parent_id, language,
       contact AS contacts
  FROM billing.reseller
