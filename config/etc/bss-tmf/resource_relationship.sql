-- For tables after TM Forum's TMF639 (resourceRelationship). The columns are explained in ../bss/resource_relationship.sql.
SELECT x.resource_id, x.related_id AS relies_on, x.protection_group, x.weight, x.min_up
  FROM tmf.resource_relationship x
 WHERE x.relationship_type = 'reliesOn'
