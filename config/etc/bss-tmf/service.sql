-- For tables after TM Forum's TMF638 (service inventory). The columns are explained in ../bss/service.sql.
-- A resource-facing service belongs to the account of any customer-facing one that needs it: it is not sold.
SELECT s.id AS service_id, s.name, s.state, p.billing_account_id AS account_id, p.id AS product_id, s.owner_id AS vno_id,
       s.place_id, CASE s.category WHEN 'CustomerFacingService' THEN 'CFS' ELSE 'RFS' END AS kind, s.end_user_count
  FROM tmf.service s
  JOIN tmf.product p ON p.id = s.product_id
