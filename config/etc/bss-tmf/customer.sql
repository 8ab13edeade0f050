-- For tables after TM Forum's TMF629 and TMF632 (customer, party). The columns are explained in ../bss/customer.sql.
SELECT r.id AS customer_id, p.name, r.tier, r.operator_role_id AS vno_id, p.language, p.contact AS contacts,
       'emergency' = ANY (r.flags) AS emergency, 'hospital' = ANY (r.flags) AS hospital,
       'government' = ANY (r.flags) AS government
  FROM tmf.party_role r
  JOIN tmf.party p ON p.id = r.party_id
 WHERE r.role = 'customer'
