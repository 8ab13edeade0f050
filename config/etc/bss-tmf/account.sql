-- For tables after TM Forum's TMF666 (account). The columns are explained in ../bss/account.sql.
SELECT a.id AS account_id, a.party_role_id AS customer_id, a.name, a.parent_id, a.currency, a.state
  FROM tmf.billing_account a
