-- Money, promises, places and the outside plant of the demo, worked out from its customers and devices.
-- Run once for so many devices; what is there already stays.
INSERT INTO billing.site VALUES ('SH', 'Schleswig-Holstein', NULL), ('HH', 'Hamburg', NULL), ('HB', 'Bremen', NULL)
ON CONFLICT DO NOTHING;
INSERT INTO billing.site
SELECT 'pop-' || n, 'PoP ' || n, CASE n % 3 WHEN 0 THEN 'HB' WHEN 1 THEN 'SH' ELSE 'HH' END
  FROM generate_series(1, 8) n
ON CONFLICT DO NOTHING;
UPDATE billing.network_element
   SET site_no = 'pop-' || 1 + (substring(ne_name FROM '[0-9]+$')::integer - 1) / 5 % 8
 WHERE site_no IS NULL AND ne_name ~ '^(olt|r|sw)-[0-9]+$';

INSERT INTO billing.sla_contract (sla_no, label, availability, service_hours, credit_steps, restore_minutes,
  maintenance_excused) VALUES
  ('SLA-P', 'Platinum 99.99', 99.99, '24x7', '99.99:5, 99.9:10, 99.5:25, 99:50', 30, false),
  ('SLA-G', 'Gold 99.9', 99.9, '24x7', '99.9:5, 99.5:10, 99:25', 120, true),
  ('SLA-S', 'Silver 99.5', 99.5, 'Mo-Fr 08:00-18:00', '99.5:5, 98:15', 480, true),
  ('SLA-B', 'Best effort', NULL, '24x7', NULL, 1440, true)
ON CONFLICT DO NOTHING;
INSERT INTO billing.contract (contract_no, account_no, product_name, mrr, sla_no)
SELECT 'AGR-' || s.service_no, s.account_no, s.product_name,
       CASE s.product_name
         WHEN 'FTTH 250' THEN 39.90 WHEN 'FTTH 500' THEN 49.90 WHEN 'FTTH 1000' THEN 69.90
         WHEN 'FTTH 250 + Telefon' THEN 44.90 WHEN 'IPTV' THEN 9.90 WHEN 'SIP trunk' THEN 89.00
         WHEN 'Internet Business 500' THEN 249.00 WHEN 'Ethernet 1G' THEN 890.00
         WHEN 'Ethernet 10G' THEN 2490.00 WHEN 'IP-VPN' THEN 640.00 WHEN 'Standortvernetzung' THEN 1190.00
         ELSE 29.90
       END,
       CASE p.sla_class WHEN 'platinum' THEN 'SLA-P' WHEN 'gold' THEN 'SLA-G' WHEN 'silver' THEN 'SLA-S' ELSE 'SLA-B' END
  FROM billing.subscription s
  JOIN billing.billing_account a USING (account_no)
  JOIN billing.party p USING (party_no)
ON CONFLICT DO NOTHING;
UPDATE billing.subscription s
   SET contract_no = c.contract_no,
       end_users = CASE WHEN p.party_no = 'C-10442' THEN 1400 WHEN p.segment = 'residential' THEN 2 ELSE 40 END
  FROM billing.contract c, billing.billing_account a, billing.party p
 WHERE s.contract_no IS NULL AND c.contract_no = 'AGR-' || s.service_no
   AND a.account_no = s.account_no AND p.party_no = a.party_no;

UPDATE billing.party SET is_hospital = true, is_emergency = true, contact = 'Leitstelle Technik, +49 431 555 0110'
 WHERE party_no = 'C-10442' AND contact IS NULL;
UPDATE billing.party SET is_government = true WHERE segment = 'business' AND party_no LIKE 'C-%7' AND city = 'Kiel';
UPDATE billing.reseller SET language = 'de', contact = 'noc@' || lower(reseller_no) || '.example' WHERE contact IS NULL;

-- Every OLT hangs on two fibres of a ring and needs one of them.
INSERT INTO billing.line (line_no, line_type, label, site_no)
SELECT 'F-' || e.ne_name || '-' || side, 'fibre', 'Ring ' || e.ne_name || ' ' || side, e.site_no
  FROM billing.network_element e, unnest(ARRAY['east', 'west']) side
 WHERE e.ne_name LIKE 'olt-%'
ON CONFLICT DO NOTHING;
INSERT INTO billing.uplink
SELECT e.ne_no, 'F-' || e.ne_name || '-' || side
  FROM billing.network_element e, unnest(ARRAY['east', 'west']) side
 WHERE e.ne_name LIKE 'olt-%'
ON CONFLICT DO NOTHING;
-- The circuits of the hospital: 1+1 over two trunks.
INSERT INTO billing.line (line_no, line_type, label, site_no) VALUES
  ('F-KI-01', 'fibre', 'Trunk Kiel 1', 'pop-4'), ('F-KI-02', 'fibre', 'Trunk Kiel 2', 'pop-4'),
  ('DE-KI-10442-01', 'circuit', 'Hanse Klinikum 1', 'pop-4'), ('DE-KI-10442-02', 'circuit', 'Hanse Klinikum 2', 'pop-4')
ON CONFLICT DO NOTHING;
INSERT INTO billing.line_route VALUES
  ('DE-KI-10442-01', 'F-KI-01', NULL, NULL), ('DE-KI-10442-02', 'F-KI-02', NULL, NULL)
ON CONFLICT DO NOTHING;
INSERT INTO billing.subscription_line
SELECT 'SVC-991', v.line_no, v.role, 'klinikum'
  FROM (VALUES ('DE-KI-10442-01', 'working'), ('DE-KI-10442-02', 'protecting')) v (line_no, role)
 WHERE EXISTS (SELECT FROM billing.subscription WHERE service_no = 'SVC-991')
ON CONFLICT DO NOTHING;
-- The telephones of the hospital need its Ethernet.
INSERT INTO billing.subscription_need
SELECT 'SVC-992', 'SVC-991'
 WHERE 2 = (SELECT count(*) FROM billing.subscription WHERE service_no IN ('SVC-991', 'SVC-992'))
ON CONFLICT DO NOTHING;
-- An ONU for each home on a PON port.
INSERT INTO billing.onu
SELECT 'ONU-' || a.account_no, min(l.port_no), 'TRPL' || upper(lpad(to_hex(a.account_no::integer), 8, '0'))
  FROM billing.subscription_port l
  JOIN billing.port p USING (port_no)
  JOIN billing.subscription s USING (service_no)
  JOIN billing.billing_account a USING (account_no)
  JOIN billing.party c USING (party_no)
 WHERE p.port_type = 'ponPort' AND c.segment = 'residential' AND a.account_no ~ '^[0-9]+$'
 GROUP BY a.account_no
ON CONFLICT DO NOTHING;
INSERT INTO billing.subscription_onu
SELECT s.service_no, 'ONU-' || s.account_no
  FROM billing.subscription s
  JOIN billing.onu o ON o.onu_no = 'ONU-' || s.account_no
ON CONFLICT DO NOTHING;
