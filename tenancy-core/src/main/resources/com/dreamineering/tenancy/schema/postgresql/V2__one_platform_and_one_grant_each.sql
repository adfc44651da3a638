-- One organisation is the platform's own.
create unique index organisations_one_platform on organisations (platform) where platform;

-- One grant of a person counts.
create unique index superadmin_grants_one_each on superadmin_grants (person_id) where revoked_at is null;
