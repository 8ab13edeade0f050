-- For tables after TM Forum's TMF623 (SLA). The columns are explained in ../bss/sla.sql.
SELECT s.id AS sla_id, s.name, s.availability AS availability_target, s.period, s.service_hours AS clock, s.zone,
       s.credit_steps, s.restore_minutes, s.maintenance_excused
  FROM tmf.sla s
