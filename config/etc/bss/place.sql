-- Where things are. May be missing as a whole.
--
--   column       type   NULL?  meaning
--   place_id     text   no     unique over all rows
--   name         text   yes    NULL: the id
--   parent_id    text   yes    the larger place of which it is a part
SELECT site_no AS place_id, site_name AS name, region_no AS parent_id
  FROM billing.site
