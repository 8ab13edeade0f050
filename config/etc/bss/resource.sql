-- What the network consists of. One SELECT; adapt it to your schema. The user needs SELECT only.
--
--   column       type  NULL?  meaning
--   resource_id  text  no     unique over all rows
--   kind         text  no     device, card, port, ponPort, onu, circuit, ... (your words)
--   name         text  yes    as people say it; NULL: the id
--   device_id    text  yes    resource_id of the device it is part of; NULL: it is a device
--   parent_id    text  yes    resource_id of what contains it; NULL: its device does
--
-- A fault of a resource hurts the services on it and on everything it contains.
SELECT ne_no AS resource_id, 'device' AS kind, ne_name AS name, NULL::text AS device_id, NULL::text AS parent_id
  FROM billing.network_element
UNION ALL
SELECT card_no, 'card', slot, ne_no, ne_no
  FROM billing.card
UNION ALL
SELECT port_no, port_type, label, ne_no, card_no
  FROM billing.port
