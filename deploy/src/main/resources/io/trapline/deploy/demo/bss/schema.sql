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
                              'port', 'subscription_port'] LOOP
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
