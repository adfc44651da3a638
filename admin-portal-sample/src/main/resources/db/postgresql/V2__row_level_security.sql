-- Row-level security for the tables of organisations, written from the mapping of the application.
-- Run it on PostgreSQL as the owner of the tables, in one transaction, as Flyway does. It may run again.
-- The application has to sign in with a login that is neither superuser nor owner and has no BYPASSRLS.
-- Later migrations that change rows of these tables have to say whose:
--     select set_config('tenancy.organisation_id', '<id of the organisation>', true);

alter table contacts enable row level security;
alter table contacts force row level security;
drop policy if exists tenancy_organisation on contacts;
create policy tenancy_organisation on contacts
    using (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid))
    with check (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid));

-- The login of the bypass, if there is one, sees the tables while a bypass is open.
do $bypass$
declare
    admitting regclass;
begin
    if to_regprocedure('tenancy_admit_bypass_to(regclass)') is not null then
        foreach admitting in array array[
            'contacts'
        ]::regclass[]
        loop
            perform tenancy_admit_bypass_to(admitting);
        end loop;
    end if;
end
$bypass$;

-- An index that leads with the organisation, where there is none yet.
do $indexes$
declare
    wanted record;
begin
    for wanted in select * from (values
        ('contacts'::regclass, 'organisation_id', 'contacts_by_organisation', 'organisation_id, id')
    ) as tables (relation, owner_column, index_name, index_columns)
    loop
        if not exists (
            select from pg_index i
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where i.indrelid = wanted.relation and a.attname = wanted.owner_column
                and i.indisvalid and i.indpred is null)
        then
            execute format('create index %I on %s (%s)',
                wanted.index_name, wanted.relation, wanted.index_columns);
        end if;
    end loop;
end
$indexes$;
