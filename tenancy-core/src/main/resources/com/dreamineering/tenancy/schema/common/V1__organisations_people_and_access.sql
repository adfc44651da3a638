-- The library's tables. Every table of an organisation's rows leads with organisation_id, in keys and in references.
create table organisations (
    id uuid not null,
    slug varchar(40) not null,
    name varchar(100) not null,
    folded_name varchar(200) not null,
    state varchar(20) not null,
    platform boolean not null,
    submission uuid,
    created_at timestamp(6) with time zone not null,
    version bigint not null,
    constraint organisations_pk primary key (id),
    constraint organisations_slug_unique unique (slug),
    constraint organisations_submission_unique unique (submission),
    constraint organisations_state_known check (state in
        ('PROVISIONING', 'ACTIVE', 'SUSPENDED', 'ARCHIVED', 'PENDING_DELETION', 'DELETED')),
    constraint organisations_platform_stays_open check (not platform or state = 'ACTIVE')
);
create index organisations_newest on organisations (created_at, id);

create table people (
    id uuid not null,
    email varchar(254) not null,
    name varchar(100) not null,
    created_at timestamp(6) with time zone not null,
    constraint people_pk primary key (id),
    constraint people_email_unique unique (email)
);

create table superadmin_grants (
    id uuid not null,
    person_id uuid not null,
    granted_by uuid,
    reason varchar(500) not null,
    granted_at timestamp(6) with time zone not null,
    revoked_at timestamp(6) with time zone,
    revoked_by uuid,
    constraint superadmin_grants_pk primary key (id),
    constraint superadmin_grants_person foreign key (person_id) references people (id)
);
create index superadmin_grants_by_person on superadmin_grants (person_id);

create table governance_resource_types (
    code varchar(63) not null,
    folded_code varchar(63) not null,
    name varchar(100) not null,
    description varchar(300) not null,
    actions varchar(700) not null,
    created_at timestamp(6) with time zone not null,
    constraint governance_resource_types_pk primary key (code),
    constraint governance_resource_types_folded_unique unique (folded_code),
    constraint governance_resource_types_code_form check (
        length(code) >= 2 and regexp_like(code, '^[a-z][a-z0-9]*([-_.][a-z0-9]+)*$')),
    constraint governance_resource_types_code_folded check (
        folded_code = replace(replace(replace(code, '-', ''), '_', ''), '.', '')),
    constraint governance_resource_types_actions_form check (
        regexp_like(actions, '^[a-z][a-z0-9]*(-[a-z0-9]+)*(,[a-z][a-z0-9]*(-[a-z0-9]+)*)*$'))
);

insert into governance_resource_types (code, folded_code, name, description, actions, created_at) values
    ('members', 'members', 'Members', 'Who belongs to the organisation and who is invited', 'read,create,update,delete',
        current_timestamp),
    ('roles', 'roles', 'Roles', 'Roles and what they are granted', 'read,update', current_timestamp);

create table governance_roles (
    organisation_id uuid not null,
    id uuid not null,
    role_key varchar(40) not null,
    name varchar(60) not null,
    built_in boolean not null,
    position integer not null,
    constraint governance_roles_pk primary key (organisation_id, id),
    constraint governance_roles_key_unique unique (organisation_id, role_key),
    constraint governance_roles_organisation foreign key (organisation_id) references organisations (id)
);

create table governance_grants (
    organisation_id uuid not null,
    id uuid not null,
    role_key varchar(40) not null,
    resource_code varchar(63) not null,
    action varchar(30) not null,
    granted_by uuid not null,
    granted_at timestamp(6) with time zone not null,
    constraint governance_grants_pk primary key (organisation_id, id),
    constraint governance_grants_unique unique (organisation_id, role_key, resource_code, action),
    constraint governance_grants_role foreign key (organisation_id, role_key)
        references governance_roles (organisation_id, role_key),
    constraint governance_grants_resource foreign key (resource_code) references governance_resource_types (code),
    constraint governance_grants_action_form check (regexp_like(action, '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'))
);

create table memberships (
    organisation_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    state varchar(20) not null,
    created_at timestamp(6) with time zone not null,
    version bigint not null,
    constraint memberships_pk primary key (organisation_id, id),
    constraint memberships_person_unique unique (organisation_id, person_id),
    constraint memberships_organisation foreign key (organisation_id) references organisations (id),
    constraint memberships_person foreign key (person_id) references people (id),
    constraint memberships_state_known check (state in ('ACTIVE', 'SUSPENDED'))
);
create index memberships_by_person on memberships (person_id);

create table membership_roles (
    organisation_id uuid not null,
    id uuid not null,
    membership_id uuid not null,
    role_key varchar(40) not null,
    constraint membership_roles_pk primary key (organisation_id, id),
    constraint membership_roles_unique unique (organisation_id, membership_id, role_key),
    constraint membership_roles_membership foreign key (organisation_id, membership_id)
        references memberships (organisation_id, id),
    constraint membership_roles_role foreign key (organisation_id, role_key)
        references governance_roles (organisation_id, role_key)
);

create table invitations (
    organisation_id uuid not null,
    id uuid not null,
    email varchar(254) not null,
    role_key varchar(40) not null,
    secret_hash varchar(64) not null,
    invited_by uuid not null,
    state varchar(20) not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    constraint invitations_pk primary key (organisation_id, id),
    constraint invitations_secret_unique unique (secret_hash),
    constraint invitations_organisation foreign key (organisation_id) references organisations (id),
    constraint invitations_state_known check (state in ('PENDING', 'ACCEPTED', 'REVOKED'))
);
create index invitations_by_email on invitations (organisation_id, email);

create table audit_entries (
    sequence bigint generated always as identity,
    occurred_at timestamp(6) with time zone not null,
    action varchar(60) not null,
    actor_id uuid,
    organisation_id uuid,
    subject varchar(300) not null,
    reason varchar(500) not null,
    details varchar(2000) not null,
    constraint audit_entries_pk primary key (sequence)
);
create index audit_entries_by_action on audit_entries (action, sequence);
