-- For tables after TM Forum's TMF638 (serviceRelationship). The columns are explained in ../bss/service_relationship.sql.
SELECT x.service_id, x.related_id AS relies_on, x.protection_group, x.weight, x.min_up
  FROM tmf.service_relationship x
 WHERE x.relationship_type = 'reliesOn'
