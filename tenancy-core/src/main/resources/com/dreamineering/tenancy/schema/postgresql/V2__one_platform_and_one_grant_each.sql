-- One organisation is the platform's own.
create unique index organisations_one_platform on organisations (platform) where platform;

-- One grant of a person counts.
create unique index superadmin_grants_one_each on superadmin_grants (person_id) where revoked_at is null;

-- One counting grant comes from nobody: the first one, however many ask for it at once.
create unique index superadmin_grants_one_first on superadmin_grants ((granted_by is null))
    where granted_by is null and revoked_at is null;
