-- The second wall: PostgreSQL shows rows of the organisation that the transaction announced, and no others.
-- An empty setting is what a setting that ended with its transaction leaves behind.
alter table memberships enable row level security;
alter table memberships force row level security;
create policy tenancy_organisation on memberships
    using (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid))
    with check (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid));

alter table membership_roles enable row level security;
alter table membership_roles force row level security;
create policy tenancy_organisation on membership_roles
    using (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid))
    with check (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid));

alter table invitations enable row level security;
alter table invitations force row level security;
create policy tenancy_organisation on invitations
    using (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid))
    with check (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid));

alter table governance_roles enable row level security;
alter table governance_roles force row level security;
create policy tenancy_organisation on governance_roles
    using (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid))
    with check (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid));

alter table governance_grants enable row level security;
alter table governance_grants force row level security;
create policy tenancy_organisation on governance_grants
    using (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid))
    with check (organisation_id = (select nullif(current_setting('tenancy.organisation_id', true), '')::uuid));

-- A person's own memberships are asked for before any organisation is in scope, and so is the organisation of an
-- invitation. Each is opened for one query, by a setting that names the one person or the one secret.
create policy tenancy_own_memberships on memberships for select
    using (person_id = (select nullif(current_setting('tenancy.person_id', true), '')::uuid));
create policy tenancy_invitation_by_secret on invitations for select
    using (secret_hash = (select nullif(current_setting('tenancy.invitation_hash', true), '')));

-- What the bypass's own login may see. No policy and no privilege: only the functions below reach it.
create table bypass_grants (
    id uuid not null,
    actor_id uuid not null,
    reason varchar(500) not null,
    writing boolean not null,
    opened_at timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone not null,
    closed_at timestamp(6) with time zone,
    constraint bypass_grants_pk primary key (id),
    constraint bypass_grants_reason_given check (char_length(btrim(reason)) >= 5),
    constraint bypass_grants_time_limit check (ends_at > opened_at and ends_at <= opened_at + interval '15 minutes')
);
alter table bypass_grants enable row level security;

do $functions$
declare
    holder record;
    secure text := format('set search_path = %I, pg_temp', current_schema());
begin
    -- Default privileges may have given the new table to the application.
    for holder in
        select distinct g.grantee from pg_class c, aclexplode(c.relacl) g
        where c.oid = 'bypass_grants'::regclass and g.grantee <> c.relowner
    loop
        execute format('revoke all on bypass_grants from %s',
            case when holder.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(holder.grantee)) end);
    end loop;

    execute $open$
        create function tenancy_open_bypass(actor uuid, why text, for_writing boolean, seconds integer, purpose text)
            returns uuid language plpgsql security definer $open$ || secure || $open$ as $body$
        declare
            opened bypass_grants.id%type := gen_random_uuid();
        begin
            if not exists (select from superadmin_grants where person_id = actor and revoked_at is null) then
                raise exception 'User % is not a superadmin, so the bypass stays closed', actor
                    using errcode = 'insufficient_privilege';
            end if;
            insert into bypass_grants (id, actor_id, reason, writing, opened_at, ends_at)
                values (opened, actor, why, for_writing, now(), now() + make_interval(secs => seconds));
            insert into audit_entries (occurred_at, action, actor_id, subject, reason, details)
                values (now(), 'bypass.opened', actor, 'every organisation', why, purpose);
            return opened;
        end
        $body$
    $open$;

    execute $close$
        create function tenancy_close_bypass(opened uuid)
            returns void language sql security definer $close$ || secure || $close$ as $body$
            update bypass_grants set closed_at = now() where id = opened and closed_at is null
        $body$
    $close$;

    execute $ask$
        create function tenancy_bypass_is_open(to_write boolean)
            returns boolean language sql stable security definer $ask$ || secure || $ask$ as $body$
            select exists (
                select from bypass_grants
                where id = nullif(current_setting('tenancy.bypass_grant', true), '')::uuid
                    and (writing or not to_write) and closed_at is null and ends_at > clock_timestamp())
        $body$
    $ask$;

    -- The login that stands in the policies of memberships may pass on one more table. Nothing if there is none.
    execute $admit$
        create function tenancy_admit_bypass_to(relation regclass)
            returns void language plpgsql $admit$ || secure || $admit$ as $body$
        declare
            login name;
        begin
            select pg_get_userbyid(polroles[1]) into login from pg_policy
                where polrelid = 'memberships'::regclass and polname = 'tenancy_bypass_reads';
            if login is not null then
                execute format('drop policy if exists tenancy_bypass_reads on %s', relation);
                execute format('drop policy if exists tenancy_bypass_writes on %s', relation);
                execute format('create policy tenancy_bypass_reads on %s for select to %I'
                    ' using ((select tenancy_bypass_is_open(false)))', relation, login);
                execute format('create policy tenancy_bypass_writes on %s to %I'
                    ' using ((select tenancy_bypass_is_open(true)))'
                    ' with check ((select tenancy_bypass_is_open(true)))', relation, login);
            end if;
        end
        $body$
    $admit$;

    -- Makes a login the one of the bypass, on every table that has the policy of organisations.
    execute $login$
        create function tenancy_admit_bypass(login name)
            returns void language plpgsql $login$ || secure || $login$ as $body$
        declare
            former name;
            relation regclass;
        begin
            if exists (
                select from pg_roles r, pg_class c
                where r.rolname = login and c.oid = 'memberships'::regclass
                    and (r.rolsuper or r.rolbypassrls or pg_has_role(r.oid, c.relowner, 'member')))
            then
                raise exception 'The login % stands above row-level security, and the bypass needs one that does not', login;
            end if;
            select pg_get_userbyid(polroles[1]) into former from pg_policy
                where polrelid = 'memberships'::regclass and polname = 'tenancy_bypass_reads';
            if former = login then
                return;
            end if;
            if former is not null then
                execute format('revoke execute on function tenancy_open_bypass(uuid, text, boolean, integer, text),'
                    ' tenancy_close_bypass(uuid), tenancy_bypass_is_open(boolean) from %I', former);
            end if;
            execute format('grant execute on function tenancy_open_bypass(uuid, text, boolean, integer, text),'
                ' tenancy_close_bypass(uuid), tenancy_bypass_is_open(boolean) to %I', login);
            execute 'drop policy if exists tenancy_bypass_reads on memberships';
            execute format('create policy tenancy_bypass_reads on memberships for select to %I'
                ' using ((select tenancy_bypass_is_open(false)))', login);
            for relation in
                select p.polrelid::regclass from pg_policy p where p.polname = 'tenancy_organisation'
            loop
                perform tenancy_admit_bypass_to(relation);
            end loop;
        end
        $body$
    $login$;

    -- Takes the wall of the library's tables down and puts it up again.
    execute $switch$
        create function tenancy_row_level_security(wanted boolean)
            returns void language plpgsql $switch$ || secure || $switch$ as $body$
        declare
            relation regclass;
        begin
            for relation in
                select oid::regclass from pg_class
                where oid in ('memberships'::regclass, 'membership_roles'::regclass, 'invitations'::regclass,
                        'governance_roles'::regclass, 'governance_grants'::regclass)
                    and (relrowsecurity <> wanted or relforcerowsecurity <> wanted)
            loop
                execute format('alter table %s %s row level security', relation,
                    case when wanted then 'enable' else 'disable' end);
                execute format('alter table %s %s row level security', relation,
                    case when wanted then 'force' else 'no force' end);
            end loop;
        end
        $body$
    $switch$;
end
$functions$;

revoke all on function tenancy_open_bypass(uuid, text, boolean, integer, text) from public;
revoke all on function tenancy_close_bypass(uuid) from public;
revoke all on function tenancy_bypass_is_open(boolean) from public;
revoke all on function tenancy_admit_bypass_to(regclass) from public;
revoke all on function tenancy_admit_bypass(name) from public;
revoke all on function tenancy_row_level_security(boolean) from public;
