-- The BSS of the demo: a plain billing system. Trapline reads it through config/etc/bss/*.sql only.
CREATE SCHEMA IF NOT EXISTS billing;

CREATE TABLE IF NOT EXISTS billing.reseller (
  reseller_no    text PRIMARY KEY,
  reseller_name  text NOT NULL
);
CREATE TABLE IF NOT EXISTS billing.party (
  party_no       text PRIMARY KEY,
  party_name     text NOT NULL,
  segment        text NOT NULL DEFAULT 'residential',
  sla_class      text NOT NULL DEFAULT 'bronze',
  city           text,
  reseller_no    text REFERENCES billing.reseller
);
CREATE TABLE IF NOT EXISTS billing.billing_account (
  account_no     text PRIMARY KEY,
  party_no       text NOT NULL REFERENCES billing.party,
  label          text
);
CREATE TABLE IF NOT EXISTS billing.subscription (
  service_no     text PRIMARY KEY,
  account_no     text NOT NULL REFERENCES billing.billing_account,
  product_name   text NOT NULL,
  status         text NOT NULL DEFAULT 'ACT' CHECK (status IN ('ACT', 'SUS', 'CEA'))
);
CREATE TABLE IF NOT EXISTS billing.network_element (
  ne_no          text PRIMARY KEY,
  ne_name        text NOT NULL,
  mgmt_address   inet
);
CREATE TABLE IF NOT EXISTS billing.card (
  card_no        text PRIMARY KEY,
  ne_no          text NOT NULL REFERENCES billing.network_element,
  slot           text NOT NULL
);
CREATE TABLE IF NOT EXISTS billing.port (
  port_no        text PRIMARY KEY,
  ne_no          text NOT NULL REFERENCES billing.network_element,
  card_no        text REFERENCES billing.card,
  port_type      text NOT NULL DEFAULT 'port',
  label          text NOT NULL,
  if_index       integer,
  if_name        text
);
CREATE TABLE IF NOT EXISTS billing.subscription_port (
  service_no     text NOT NULL REFERENCES billing.subscription,
  port_no        text NOT NULL REFERENCES billing.port,
  role           text NOT NULL DEFAULT 'access',
  PRIMARY KEY (service_no, port_no)
);
-- For how many devices this database was filled.
CREATE TABLE IF NOT EXISTS billing.filled (
  devices        integer NOT NULL
);

-- Money, promises, places and the outside plant; later than the rest, so that an older database gets them too.
ALTER TABLE billing.filled ADD COLUMN IF NOT EXISTS terms_for integer NOT NULL DEFAULT 0;
CREATE TABLE IF NOT EXISTS billing.site (
  site_no        text PRIMARY KEY,
  site_name      text NOT NULL,
  region_no      text REFERENCES billing.site
);
CREATE TABLE IF NOT EXISTS billing.sla_contract (
  sla_no          text PRIMARY KEY,
  label           text NOT NULL,
  availability    numeric(6, 3),
  counted_by      text NOT NULL DEFAULT 'month',
  service_hours   text NOT NULL DEFAULT '24x7',
  zone            text NOT NULL DEFAULT 'Europe/Berlin',
  credit_steps    text,
  restore_minutes integer
);
CREATE TABLE IF NOT EXISTS billing.contract (
  contract_no    text PRIMARY KEY,
  account_no     text NOT NULL REFERENCES billing.billing_account,
  product_name   text NOT NULL,
  mrr            numeric(12, 2) NOT NULL,
  currency       text NOT NULL DEFAULT 'EUR',
  sla_no         text REFERENCES billing.sla_contract
);
-- Fibres, ducts and circuits: what no device is.
CREATE TABLE IF NOT EXISTS billing.line (
  line_no        text PRIMARY KEY,
  line_type      text NOT NULL CHECK (line_type IN ('fibre', 'circuit')),
  label          text NOT NULL,
  site_no        text REFERENCES billing.site
);
CREATE TABLE IF NOT EXISTS billing.line_route (
  line_no        text NOT NULL REFERENCES billing.line,
  over_line_no   text NOT NULL REFERENCES billing.line,
  one_of         text,
  at_least       integer,
  PRIMARY KEY (line_no, over_line_no)
);
CREATE TABLE IF NOT EXISTS billing.uplink (
  ne_no          text NOT NULL REFERENCES billing.network_element,
  line_no        text NOT NULL REFERENCES billing.line,
  PRIMARY KEY (ne_no, line_no)
);
CREATE TABLE IF NOT EXISTS billing.onu (
  onu_no         text PRIMARY KEY,
  port_no        text NOT NULL REFERENCES billing.port,
  serial         text NOT NULL
);
CREATE TABLE IF NOT EXISTS billing.subscription_onu (
  service_no     text NOT NULL REFERENCES billing.subscription ON DELETE CASCADE,
  onu_no         text NOT NULL REFERENCES billing.onu ON DELETE CASCADE,
  PRIMARY KEY (service_no, onu_no)
);
CREATE TABLE IF NOT EXISTS billing.subscription_line (
  service_no     text NOT NULL REFERENCES billing.subscription ON DELETE CASCADE,
  line_no        text NOT NULL REFERENCES billing.line,
  role           text NOT NULL DEFAULT 'working',
  path_group     text,
  PRIMARY KEY (service_no, line_no)
);
CREATE TABLE IF NOT EXISTS billing.subscription_need (
  service_no       text NOT NULL REFERENCES billing.subscription ON DELETE CASCADE,
  needs_service_no text NOT NULL REFERENCES billing.subscription ON DELETE CASCADE,
  one_of           text,
  at_least         integer,
  PRIMARY KEY (service_no, needs_service_no)
);
ALTER TABLE billing.reseller
  ADD COLUMN IF NOT EXISTS reseller_kind text NOT NULL DEFAULT 'vno',
  ADD COLUMN IF NOT EXISTS sells_for text REFERENCES billing.reseller,
  ADD COLUMN IF NOT EXISTS language text,
  ADD COLUMN IF NOT EXISTS contact text;
ALTER TABLE billing.party
  ADD COLUMN IF NOT EXISTS language text NOT NULL DEFAULT 'de',
  ADD COLUMN IF NOT EXISTS contact text,
  ADD COLUMN IF NOT EXISTS is_emergency boolean NOT NULL DEFAULT false,
  ADD COLUMN IF NOT EXISTS is_hospital boolean NOT NULL DEFAULT false,
  ADD COLUMN IF NOT EXISTS is_government boolean NOT NULL DEFAULT false;
ALTER TABLE billing.billing_account
  ADD COLUMN IF NOT EXISTS paid_by text REFERENCES billing.billing_account,
  ADD COLUMN IF NOT EXISTS currency text NOT NULL DEFAULT 'EUR',
  ADD COLUMN IF NOT EXISTS account_state text NOT NULL DEFAULT 'active';
ALTER TABLE billing.sla_contract
  ADD COLUMN IF NOT EXISTS maintenance_excused boolean NOT NULL DEFAULT false;
ALTER TABLE billing.network_element
  ADD COLUMN IF NOT EXISTS site_no text REFERENCES billing.site;
ALTER TABLE billing.subscription
  ADD COLUMN IF NOT EXISTS contract_no text REFERENCES billing.contract,
  ADD COLUMN IF NOT EXISTS reseller_no text REFERENCES billing.reseller,
  ADD COLUMN IF NOT EXISTS site_no text REFERENCES billing.site,
  ADD COLUMN IF NOT EXISTS service_kind text NOT NULL DEFAULT 'CFS',
  ADD COLUMN IF NOT EXISTS end_users integer NOT NULL DEFAULT 1;

CREATE OR REPLACE FUNCTION billing.say_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('bss_changed', TG_TABLE_NAME);
  RETURN NULL;
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reseller', 'party', 'billing_account', 'subscription', 'network_element', 'card',
                              'port', 'subscription_port', 'site', 'sla_contract', 'contract', 'line', 'line_route',
                              'uplink', 'onu', 'subscription_onu', 'subscription_line', 'subscription_need'] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER say_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON billing.%I '
                   'FOR EACH STATEMENT EXECUTE FUNCTION billing.say_changed()', name);
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'trapline_ro') THEN
    CREATE ROLE trapline_ro LOGIN PASSWORD 'trapline';
  END IF;
END $$;
ALTER ROLE trapline_ro SET default_transaction_read_only = on;
GRANT USAGE ON SCHEMA billing TO trapline_ro;
GRANT SELECT ON ALL TABLES IN SCHEMA billing TO trapline_ro;
