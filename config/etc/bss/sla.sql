-- What was promised. May be missing as a whole.
--
--   column       type   NULL?  meaning
--   sla_id       text   no     unique over all rows
--   name         text   yes    NULL: the id
--   availability_target number yes percent of the period
--   period       text   yes    month, quarter or year; NULL: month
--   clock        text   yes    when it runs: 24x7, or like Mo-Fr 08:00-18:00, Sa 09:00-13:00; NULL: 24x7
--   zone         text   yes    of the clock and the period: Europe/Berlin; NULL: that of the site
--   credit_steps text   yes    below 99.9 percent 5 percent of the fee are given back, and so on: 99.9:5, 99.5:10
--   restore_minutes number yes until when a fault must be gone, on that clock
--   maintenance_excused boolean yes true: down time in a maintenance window that was planned before it does not
--                       count; NULL, and a view without the column: it counts
SELECT sla_no AS sla_id, label AS name, availability AS availability_target, counted_by AS period,
       service_hours AS clock, zone, credit_steps, restore_minutes, maintenance_excused
  FROM billing.sla_contract
