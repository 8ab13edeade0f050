-- For tables after TM Forum's TMF637 (product inventory). The columns are explained in ../bss/product.sql.
-- Only what is paid each month; a yearly price is a twelfth of it.
SELECT p.id AS product_id, p.name,
       sum(CASE x.recurring_period WHEN 'year' THEN x.amount / 12 ELSE x.amount END) AS mrr,
       min(x.currency) AS currency, p.sla_id
  FROM tmf.product p
  LEFT JOIN tmf.product_price x ON x.product_id = p.id AND x.price_type = 'recurring'
 GROUP BY p.id
