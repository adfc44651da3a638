-- How people sign in.
create table accounts (
    person_id uuid not null,
    password_hash varchar(200) not null,
    constraint accounts_pk primary key (person_id),
    constraint accounts_person foreign key (person_id) references people (id)
);

-- The portal's own data of organisations.
create table contacts (
    organisation_id uuid not null,
    id uuid not null,
    name varchar(100) not null,
    email varchar(254) not null,
    created_at timestamp(6) with time zone not null,
    constraint contacts_pk primary key (organisation_id, id),
    constraint contacts_organisation foreign key (organisation_id) references organisations (id)
);
create index contacts_newest on contacts (organisation_id, created_at, id);

insert into governance_resource_types (code, folded_code, name, description, actions, created_at) values
    ('contacts', 'contacts', 'Contacts', 'People whom the organisation knows', 'read,create,update,delete,export',
        current_timestamp);
