-- For tables after TM Forum's TMF639 (resource inventory). The columns are explained in ../bss/resource.sql.
-- A part is "contained in" another; whatever contains it and is in nothing itself is its device.
WITH RECURSIVE top AS (
  SELECT r.id, r.id AS device
    FROM tmf.resource r
   WHERE NOT EXISTS (SELECT FROM tmf.resource_relationship x
                      WHERE x.resource_id = r.id AND x.relationship_type = 'isContainedIn')
  UNION ALL
  SELECT x.resource_id, top.device
    FROM tmf.resource_relationship x
    JOIN top ON top.id = x.related_id
   WHERE x.relationship_type = 'isContainedIn'
)
SELECT r.id AS resource_id, r.category AS kind, r.name,
       CASE WHEN top.device = r.id THEN NULL ELSE top.device END AS device_id,
       x.related_id AS parent_id, r.place_id
  FROM tmf.resource r
  JOIN top USING (id)
  LEFT JOIN tmf.resource_relationship x ON x.resource_id = r.id AND x.relationship_type = 'isContainedIn'
