-- For tables after TM Forum's TMF638 (supportingResource). The columns are explained in ../bss/service_resource.sql.
SELECT x.service_id, x.resource_id, x.role, x.protection_group, x.weight, x.min_up
  FROM tmf.supporting_resource x
