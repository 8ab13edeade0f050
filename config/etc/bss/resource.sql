-- What the network consists of. One SELECT; adapt it to your schema. The user needs SELECT only.
--
--   column       type  NULL?  meaning
--   resource_id  text  no     unique over all rows
--   kind         text  no     device, card, port, ponPort, onu, circuit, ... (your words)
--   name         text  yes    as people say it; NULL: the id
--   device_id    text  yes    resource_id of the device it is part of; NULL: it is a device
--   parent_id    text  yes    resource_id of what contains it; NULL: its device does
-- May be left out of the SELECT:
--   place_id     text  yes    names a row of place.sql; NULL: where its container is
--
-- A fault of a resource hurts the services on it and on everything it contains.
SELECT ne_no AS resource_id, 'device' AS kind, ne_name AS name, NULL::text AS device_id, NULL::text AS parent_id,
       site_no AS place_id
  FROM billing.network_element
UNION ALL
SELECT card_no, 'card', slot, ne_no, ne_no, NULL
  FROM billing.card
UNION ALL
SELECT port_no, port_type, label, ne_no, card_no, NULL
  FROM billing.port
UNION ALL
SELECT onu_no, 'onu', o.serial, p.ne_no, o.port_no, NULL
  FROM billing.onu o
  JOIN billing.port p USING (port_no)
UNION ALL
SELECT line_no, line_type, label, NULL, NULL, site_no
  FROM billing.line
