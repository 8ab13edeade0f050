-- By what words the network names a resource: how a packet finds its device, and an alarm its port.
--
--   column       type  NULL?  meaning
--   resource_id  text  no     names a row of resource.sql
--   namespace    text  yes    address plan in which the word is meant; NULL or '': the default plan
--   kind         text  no     of a device: address, hostname, engineId; of a part of it: ifIndex, ifName, ifAlias,
--                             entPhysical, ponPort, onu, vlan, vrf, peer, lag, object; of the whole plan: circuit, site
--                             (a card: entPhysical, its slot as the device writes it)
--   value        text  no     10.20.4.17 (IPv6 in any spelling), olt-17, 80001f88..., 1203112, GigabitEthernet0/1
-- May be left out of the SELECT:
--   valid_from   timestamptz yes  the word means this resource from then on; NULL: always did
--   valid_to     timestamptz yes  and no longer from then on; NULL: still does
--
-- The same word for two devices of one plan is allowed: an alarm that uses it stays unassigned.
SELECT ne_no AS resource_id, NULL::text AS namespace, 'address' AS kind, host(mgmt_address) AS value
  FROM billing.network_element
 WHERE mgmt_address IS NOT NULL
UNION ALL
SELECT ne_no, NULL, 'hostname', ne_name
  FROM billing.network_element
UNION ALL
SELECT card_no, NULL, 'entPhysical', slot
  FROM billing.card
UNION ALL
SELECT port_no, NULL, 'ifIndex', if_index::text
  FROM billing.port
 WHERE if_index IS NOT NULL
UNION ALL
SELECT port_no, NULL, 'ifName', if_name
  FROM billing.port
 WHERE if_name IS NOT NULL
UNION ALL
SELECT onu_no, NULL, 'onu', serial
  FROM billing.onu
UNION ALL
SELECT line_no, NULL, 'circuit', line_no
  FROM billing.line
 WHERE line_type = 'circuit'
