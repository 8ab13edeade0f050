CREATE SCHEMA tmf;
CREATE TABLE tmf.geographic_site (id text PRIMARY KEY, name text, parent_id text);
CREATE TABLE tmf.party (id text PRIMARY KEY, name text, language text, contact text);
CREATE TABLE tmf.party_role (id text PRIMARY KEY, party_id text, role text, tier text, flags text[], operator_role_id text);
CREATE TABLE tmf.billing_account (id text PRIMARY KEY, party_role_id text, name text, parent_id text, currency text,
  state text);
CREATE TABLE tmf.sla (id text PRIMARY KEY, name text, availability numeric, period text, service_hours text, zone text,
  credit_steps text, restore_minutes integer, maintenance_excused boolean);
CREATE TABLE tmf.product (id text PRIMARY KEY, name text, billing_account_id text, sla_id text);
CREATE TABLE tmf.product_price (product_id text, price_type text, recurring_period text, amount numeric, currency text);
CREATE TABLE tmf.service (id text PRIMARY KEY, name text, state text, category text, product_id text, owner_id text,
  place_id text, end_user_count integer);
CREATE TABLE tmf.service_relationship (service_id text, related_id text, relationship_type text, protection_group text,
  weight integer, min_up integer);
CREATE TABLE tmf.resource (id text PRIMARY KEY, name text, category text, place_id text);
CREATE TABLE tmf.resource_relationship (resource_id text, related_id text, relationship_type text,
  protection_group text, weight integer, min_up integer);
CREATE TABLE tmf.resource_characteristic (resource_id text, namespace text, name text, value text,
  valid_for_start timestamptz, valid_for_end timestamptz);
CREATE TABLE tmf.supporting_resource (service_id text, resource_id text, role text, protection_group text,
  weight integer, min_up integer);

INSERT INTO tmf.geographic_site VALUES ('DE', 'Germany', NULL), ('KI', 'Kiel', 'DE');
INSERT INTO tmf.party VALUES ('P1', 'Hanse Klinikum GmbH', 'de', 'Leitstelle'), ('P2', 'Elbe Connect', NULL, NULL),
  ('P3', 'Deich Direkt', NULL, NULL);
INSERT INTO tmf.party_role VALUES ('C1', 'P1', 'customer', 'Platinum', '{hospital,emergency}', NULL),
  ('V1', 'P2', 'vno', NULL, NULL, NULL), ('V2', 'P3', 'reseller', NULL, NULL, 'V1'),
  ('C2', 'P3', 'customer', 'gold', '{}', 'V2');
INSERT INTO tmf.billing_account VALUES ('A1', 'C1', 'Main', NULL, 'EUR', 'active'), ('A2', 'C2', 'Shop', 'A1', 'CHF', NULL);
INSERT INTO tmf.sla VALUES ('S1', 'Gold', 99.9, 'month', 'Mo-Fr 08:00-18:00', 'Europe/Berlin', '99.9:5, 99.5:10', 120, true);
INSERT INTO tmf.product VALUES ('PR1', 'Ethernet', 'A1', 'S1'), ('PR2', 'Internet', 'A2', NULL);
INSERT INTO tmf.product_price VALUES ('PR1', 'recurring', 'month', 800.5, 'EUR'), ('PR1', 'recurring', 'year', 1200, 'EUR'),
  ('PR1', 'oneTime', NULL, 9999, 'EUR');
INSERT INTO tmf.service VALUES ('CFS1', 'Ethernet', 'active', 'CustomerFacingService', 'PR1', NULL, 'KI', 1400),
  ('RFS1', 'Pseudowire', 'active', 'ResourceFacingService', 'PR1', NULL, NULL, NULL),
  ('CFS2', 'Internet', 'active', 'CustomerFacingService', 'PR2', 'V1', NULL, NULL);
INSERT INTO tmf.service_relationship VALUES ('CFS1', 'RFS1', 'reliesOn', NULL, NULL, NULL),
  ('CFS1', 'CFS2', 'isReferredBy', NULL, NULL, NULL);
INSERT INTO tmf.resource VALUES ('N1', 'olt-17', 'device', 'KI'), ('N1/3', '0/3', 'card', NULL),
  ('N1/3/12', '0/3/12', 'ponPort', NULL), ('N1/3/13', '0/3/13', 'ponPort', NULL), ('F1', 'Trunk', 'fibre', NULL);
INSERT INTO tmf.resource_relationship VALUES ('N1/3', 'N1', 'isContainedIn', NULL, NULL, NULL),
  ('N1/3/12', 'N1/3', 'isContainedIn', NULL, NULL, NULL), ('N1/3/13', 'N1/3', 'isContainedIn', NULL, NULL, NULL),
  ('N1', 'F1', 'reliesOn', NULL, NULL, NULL);
INSERT INTO tmf.resource_characteristic VALUES ('N1', 'core', 'address', '10.20.4.17', NULL, NULL),
  ('N1/3/12', NULL, 'ifName', '0/3/12', NULL, NULL), ('N1/3/12', NULL, 'colour', 'blue', NULL, NULL),
  ('N1/3/12', NULL, 'ifIndex', '7', '2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z'),
  ('N1/3/13', NULL, 'ifIndex', '7', '2026-06-01T00:00:00Z', 'infinity');
INSERT INTO tmf.supporting_resource VALUES ('RFS1', 'N1/3/12', 'working', 'g', 2, 2),
  ('RFS1', 'N1/3/13', 'protecting', 'g', NULL, 2), ('CFS2', 'N1/3/13', NULL, NULL, NULL, NULL);
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reader') THEN CREATE ROLE reader LOGIN; END IF; END $$;
GRANT USAGE ON SCHEMA tmf TO reader;
GRANT SELECT ON ALL TABLES IN SCHEMA tmf TO reader;
