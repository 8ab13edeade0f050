-- For tables after TM Forum's TMF669 (party role). The columns are explained in ../bss/vno.sql.
SELECT r.id AS vno_id, p.name, r.role AS kind, r.operator_role_id AS parent_id, p.language, p.contact AS contacts
  FROM tmf.party_role r
  JOIN tmf.party p ON p.id = r.party_id
 WHERE r.role IN ('vno', 'reseller')
