-- For tables after TM Forum's TMF674 (geographic site). The columns are explained in ../bss/place.sql.
SELECT g.id AS place_id, g.name, g.parent_id
  FROM tmf.geographic_site g
