-- H2 has no partial indexes: a generated column is null in the rows that the rule leaves out.

-- One organisation is the platform's own.
alter table organisations add column platform_once boolean generated always as (case when platform then true end);
alter table organisations add constraint organisations_one_platform unique (platform_once);

-- One grant of a person counts.
alter table superadmin_grants add column counting_person_id uuid
    generated always as (case when revoked_at is null then person_id end);
alter table superadmin_grants add constraint superadmin_grants_one_each unique (counting_person_id);

-- One counting grant comes from nobody: the first one, however many ask for it at once.
alter table superadmin_grants add column first_once boolean
    generated always as (case when granted_by is null and revoked_at is null then true end);
alter table superadmin_grants add constraint superadmin_grants_one_first unique (first_once);
