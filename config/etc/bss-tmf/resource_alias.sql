-- For tables after TM Forum's TMF639 (resourceCharacteristic). The columns are explained in ../bss/resource_alias.sql.
-- The characteristics that are names in the network, with their validFor.
SELECT c.resource_id, c.namespace, c.name AS kind, c.value, c.valid_for_start AS valid_from, c.valid_for_end AS valid_to
  FROM tmf.resource_characteristic c
 WHERE c.name IN ('address', 'hostname', 'engineId', 'ifIndex', 'ifName', 'ifAlias', 'entPhysical', 'ponPort', 'onu',
                  'circuit', 'vlan', 'vrf', 'peer', 'lag', 'site', 'object')
UNION ALL
-- A card is known by its slot, which is its name here.
SELECT r.id, NULL, 'entPhysical', r.name, NULL, NULL
  FROM tmf.resource r
 WHERE r.category = 'card'
   AND r.name IS NOT NULL
